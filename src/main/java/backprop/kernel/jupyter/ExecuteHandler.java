package backprop.kernel.jupyter;

import backprop.jshell.CellError;
import backprop.jshell.CellException;
import backprop.jshell.ErrorReport;
import backprop.kernel.MimeBundle;
import backprop.kernel.Outlet;
import backprop.kernel.remote.RemoteKernel.DeadKernelException;
import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteInput;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteResult;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import io.github.spencerpark.jupyter.messages.reply.ErrorReply;
import io.github.spencerpark.jupyter.messages.reply.ExecuteReply;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.util.Map;

/**
 * Answers Jupyter's request to execute a cell. The base kernel's own handler names a failure after
 * the class of the Java exception it catches, and lets an {@link Error} end the thread that reads
 * requests; this one does neither.
 */
final class ExecuteHandler implements ShellHandler<ExecuteRequest> {
  /** Sends what a cell shows to Jupyter. */
  private record JupyterOutlet(ShellReplyEnvironment env, boolean canAsk) implements Outlet {
    @Override
    public void stream(String name, String text) {
      if (name.equals("stderr")) {
        env.writeToStdErr(text);
      } else {
        env.writeToStdOut(text);
      }
    }

    @Override
    public void display(MimeBundle bundle) {
      env.publish(new PublishDisplayData(bundle.toDisplayData()));
    }

    @Override
    public void update(MimeBundle bundle) {
      env.publish(new PublishUpdateDisplayData(bundle.toDisplayData()));
    }

    @Override
    public String input() {
      return canAsk ? env.readFromStdIn() : Outlet.super.input();
    }
  }

  private final JupyterKernel kernel;

  ExecuteHandler(JupyterKernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public void handle(ShellReplyEnvironment env, Message<ExecuteRequest> message) {
    ExecuteRequest request = message.getContent();
    int count = kernel.nextExecutionCount();
    kernel.getCommManager().setMessageContext(message);
    env.setBusyDeferIdle();
    env.publish(new PublishExecuteInput(request.getCode(), count));
    try {
      kernel
          .execute(request.getCode(), new JupyterOutlet(env, request.isStdinEnabled()))
          .ifPresent(value -> env.publish(new PublishExecuteResult(count, value.toDisplayData())));
      env.defer().reply(new ExecuteReply(count, Map.of()));
    } catch (CellException e) {
      fail(env, count, e.error());
    } catch (DeadKernelException e) {
      fail(env, count, CellError.of("DeadKernel", "the cell ended its JVM: " + e.getMessage()));
      kernel.onShutdown(false); // Jupyter starts another one
    } catch (RuntimeException | Error e) {
      fail(env, count, ErrorReport.internal(e));
    }
  }

  private static void fail(ShellReplyEnvironment env, int count, CellError error) {
    env.publish(new PublishError(error.name(), error.message(), error.traceback()));
    ErrorReply reply = new ErrorReply(error.name(), error.message(), error.traceback());
    reply.setExecutionCount(count);
    env.defer().replyError(ExecuteReply.MESSAGE_TYPE.error(), reply);
  }
}

package backprop.kernel;

import backprop.jshell.CellError;
import backprop.jshell.CellException;
import backprop.jshell.ErrorReport;
import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteInput;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteResult;
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
  private final EmbeddedKernel kernel;

  ExecuteHandler(EmbeddedKernel kernel) {
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

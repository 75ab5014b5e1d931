package backprop.kernel;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;

/** Sends what a cell shows to Jupyter. */
record JupyterOutlet(ShellReplyEnvironment env, boolean canAsk) implements Outlet {
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

package backprop.notebook;

import backprop.train.History;
import java.util.Optional;
import java.util.UUID;

/** Where {@link Progress} shows itself. */
interface ProgressView {
  void begin(Standing standing);

  void update(Standing standing);

  void end(String name, History history);

  /** The notebook that runs, or else the terminal, or else nothing. */
  static ProgressView find() {
    Optional<RunningKernel> kernel = RunningKernel.find();
    if (kernel.isPresent()) {
      return new NotebookProgress(kernel.get(), UUID.randomUUID().toString());
    }
    boolean terminal = System.console() != null && System.getenv("TERM") != null;
    return terminal && !"dumb".equals(System.getenv("TERM")) ? new ProgressLine() : new None();
  }

  /** Nobody is watching. */
  final class None implements ProgressView {
    @Override
    public void begin(Standing standing) {}

    @Override
    public void update(Standing standing) {}

    @Override
    public void end(String name, History history) {}
  }
}

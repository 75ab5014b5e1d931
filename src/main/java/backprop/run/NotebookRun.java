package backprop.run;

/**
 * What became of a notebook: how many cells were executed, how many images they show, and why it
 * stopped, null when it ran to its end.
 */
public record NotebookRun(int cells, int figures, double seconds, Failure failure) {
  public boolean failed() {
    return failure != null;
  }
}

package backprop.run;

/**
 * What became of a notebook.
 *
 * @param cells how many cells were executed
 * @param figures how many images they show
 * @param failure why the notebook stopped; null when it ran to its end
 */
public record NotebookRun(int cells, int figures, double seconds, Failure failure) {
  public boolean failed() {
    return failure != null;
  }
}

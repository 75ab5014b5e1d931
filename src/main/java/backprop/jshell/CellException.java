package backprop.jshell;

/** A cell failed; carries what Jupyter shows. */
public final class CellException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient CellError error;

  public CellException(CellError error) {
    super(error.message());
    this.error = error;
  }

  public CellError error() {
    return error;
  }
}

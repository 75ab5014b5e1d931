package backprop.kernel;

/** A cell failed; carries what Jupyter shows. */
final class CellException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient CellError error;

  CellException(CellError error) {
    super(error.message());
    this.error = error;
  }

  CellError error() {
    return error;
  }
}

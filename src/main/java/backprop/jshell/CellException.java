package backprop.jshell;

/** A cell failed; carries what Jupyter shows. */
public final class CellException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient CellError error;
  private final boolean refused;

  public CellException(CellError error) {
    this(error, false);
  }

  /** The same; whether a {@link CellGuard} objected. */
  CellException(CellError error, boolean refused) {
    super(error.message());
    this.error = error;
    this.refused = refused;
  }

  /** Whether a guard refused the cell: no name says that, for a cell can take any. */
  public boolean isRefused() {
    return refused;
  }

  public CellError error() {
    return error;
  }
}

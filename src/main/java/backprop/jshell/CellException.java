package backprop.jshell;

/** A cell failed; carries what Jupyter shows. */
public final class CellException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient CellError error;
  private final boolean refused;

  public CellException(CellError error) {
    this(error, false);
  }

  private CellException(CellError error, boolean refused) {
    super(error.message());
    this.error = error;
    this.refused = refused;
  }

  /** A {@link CellGuard} objected. */
  static CellException refused(String objection) {
    return new CellException(CellError.of("Refused", objection), true);
  }

  /** Whether a guard refused the cell: no name says that, for a cell can take any. */
  public boolean isRefused() {
    return refused;
  }

  public CellError error() {
    return error;
  }
}

package backprop.jshell;

import jdk.jshell.spi.SPIResolutionException;

/**
 * Thrown by a method of a cell that needs what no cell has defined yet. JShell has it throw an
 * exception that says nothing; this one, in its place, names what is missing.
 */
public final class NotDefinedYetException extends SPIResolutionException {
  private static final long serialVersionUID = 1;

  /** {@link CellExecution#explain}. */
  static volatile String sentences = "";

  private final String message;

  public NotDefinedYetException(int id) {
    super(id);
    StackTraceElement frame = getStackTrace()[0];
    String[] type = frame.getClassName().split("\\$"); // REPL.$JShell$12$Net of a class Net
    String name = type.length > 3 ? type[3] : frame.getMethodName();
    int at = ("\n" + sentences).indexOf("\n" + name + "\t");
    message = at < 0 ? super.getMessage() : sentences.substring(at).split("[\t\n]")[1];
  }

  @Override
  public String getMessage() {
    return message;
  }
}

package backprop.jshell;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.stream.Stream;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
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

  /** The same classes, which throw this exception instead of JShell's. */
  static ClassBytecodes[] in(ClassBytecodes[] classes) {
    return renamed(classes, SPIResolutionException.class.getName(), NotDefinedYetException.class);
  }

  /** The same classes, with one of ours where they name another one. */
  static ClassBytecodes[] renamed(ClassBytecodes[] classes, String theirs, Class<?> ours) {
    return Stream.of(classes)
        .map(
            each -> {
              String file = new String(each.bytecodes(), ISO_8859_1);
              String renamed = file.replace(constant(theirs), constant(ours.getName()));
              return new ClassBytecodes(each.name(), renamed.getBytes(ISO_8859_1));
            })
        .toArray(ClassBytecodes[]::new);
  }

  /** The name of a class as class files hold it: tag 1, its length in two bytes, itself. */
  private static String constant(String type) {
    return "\1\0" + (char) type.length() + type.replace('.', '/');
  }
}

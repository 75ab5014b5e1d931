package backprop.jvm;

import java.nio.file.Files;
import java.nio.file.Path;

/** The Java installation that runs this program. */
public final class JavaHome {
  private JavaHome() {}

  /** The absolute path of its {@code java}. */
  public static String executable() {
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    Path windows = bin.resolve("java.exe");
    return (Files.exists(windows) ? windows : bin.resolve("java")).toAbsolutePath().toString();
  }
}

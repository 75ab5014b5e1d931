package backprop.jvm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The Java installation that runs this program. */
public final class JavaHome {
  /** How to get an installation that is whole. */
  public static final String INSTALL_JDK =
      "Install JDK 17 or newer: conda install -c conda-forge openjdk, apt install openjdk-17-jdk, or adoptium.net";

  private static final List<String> FOR_CELLS =
      List.of("jdk.jshell", "java.desktop", "java.prefs", "java.sql", "jdk.management");

  private JavaHome() {}

  /** What it lacks to execute Java in cells; empty when it is whole. */
  public static Optional<String> lack() {
    String java = Runtime.version() + " in " + System.getProperty("java.home");
    return FOR_CELLS.stream()
        .filter(module -> ModuleLayer.boot().findModule(module).isEmpty())
        .reduce((one, other) -> one + ", " + other)
        .map(lack -> "Java " + java + " runs programs but no notebooks: it has no " + lack);
  }

  /** The absolute path of its {@code java}. */
  public static String executable() {
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    Path windows = bin.resolve("java.exe");
    return (Files.exists(windows) ? windows : bin.resolve("java")).toAbsolutePath().toString();
  }
}

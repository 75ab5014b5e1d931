package backprop.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folders in which Jupyter looks for kernels, as its documentation defines them for each
 * system.
 *
 * @param system the value of {@code os.name}
 * @param environment the environment variables
 * @param home the user's home, unless the environment names another; null for a user without one
 */
public record JupyterPaths(String system, Map<String, String> environment, Path home) {
  public static JupyterPaths ofThisMachine() {
    String home = System.getProperty("user.home"); // "?" for a user id that is nobody's
    return new JupyterPaths(
        System.getProperty("os.name"), System.getenv(), "?".equals(home) ? null : Path.of(home));
  }

  private boolean isWindows() {
    return system.startsWith("Windows");
  }

  private Path inHome(String... names) throws IOException {
    Path place = variable(isWindows() ? "USERPROFILE" : "HOME", home);
    if (place == null) {
      throw new IOException(
          "this user has no home: HOME is not set, and the user id is nobody's on this machine. Set HOME or JUPYTER_DATA_DIR, or use --prefix DIR");
    }
    return place.toAbsolutePath().resolve(Path.of("", names));
  }

  private Path variable(String name, Path otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? otherwise : Path.of(value);
  }

  /** The user's own data folder, unless it would be in the home of a user who has none. */
  public Path userData() throws IOException {
    Path named = variable("JUPYTER_DATA_DIR", null);
    if (named != null) {
      return named;
    }
    if (system.startsWith("Mac")) {
      return inHome("Library", "Jupyter");
    }
    Path base = variable(isWindows() ? "APPDATA" : "XDG_DATA_HOME", null);
    if (base != null) {
      return base.resolve("jupyter");
    }
    return isWindows() ? inHome(".jupyter", "data") : inHome(".local", "share", "jupyter");
  }

  /** Every data folder of Jupyter, the first one wins. */
  public Collection<Path> dataPath() throws IOException {
    Set<Path> path = new LinkedHashSet<>();
    Stream.of(environment.getOrDefault("JUPYTER_PATH", "").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .forEach(entry -> path.add(Path.of(entry)));
    path.add(userData());
    activePrefixes().forEach(prefix -> path.add(prefix.resolve("share").resolve("jupyter")));
    if (isWindows()) {
      path.add(variable("PROGRAMDATA", Path.of("C:\\ProgramData")).resolve("jupyter"));
    } else {
      path.add(Path.of("/usr/local/share/jupyter"));
      path.add(Path.of("/usr/share/jupyter"));
    }
    return path;
  }

  private List<Path> activePrefixes() {
    return Stream.of("VIRTUAL_ENV", "CONDA_PREFIX")
        .map(name -> variable(name, null))
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * The active environment's prefix: that of the virtual or conda environment, or else of the
   * {@code python3} on the path.
   */
  public Path sysPrefix() throws IOException {
    List<Path> active = activePrefixes();
    return active.isEmpty() ? pythonPrefix() : active.get(0);
  }

  private static Path pythonPrefix() throws IOException {
    try {
      String prefix = Jupyter.output("", "python3", "-c", "import sys; print(sys.prefix)").strip();
      if (!prefix.isEmpty()) {
        return Path.of(prefix);
      }
    } catch (IOException e) {
      // no python3: said below
    }
    throw new IOException(
        "--sys-prefix needs an active environment: neither VIRTUAL_ENV nor CONDA_PREFIX is set, and no python3 answers; use --prefix DIR");
  }
}

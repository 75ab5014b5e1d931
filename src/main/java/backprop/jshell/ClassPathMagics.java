package backprop.jshell;

import backprop.text.Text;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The magics {@code %classpath} and {@code %jars}, of paths or globs from the notebook's folder.
 */
final class ClassPathMagics {
  private final Path folder;
  private final List<Path> given = new ArrayList<>();

  ClassPathMagics(Path folder, String classPath) {
    this.folder = folder.toAbsolutePath().normalize();
    for (String entry : classPath.split(File.pathSeparator)) {
      try {
        given.addAll(entry.isBlank() ? List.of() : find(entry, false));
      } catch (IllegalArgumentException e) {
        // there is nothing to add
      }
    }
  }

  List<Path> given() {
    return List.copyOf(given);
  }

  /** The files and folders that a magic adds to the class path, at least one. */
  List<Path> paths(CellPart.Magic magic) {
    if (!magic.name().equals("%classpath") && !magic.name().equals("%jars")) {
      throw Text.illegal(
          "unknown magic %s; this kernel has %%classpath and %%jars. Other libraries: give the path of their jar",
          magic.name());
    }
    if (magic.arguments().isEmpty()) {
      throw Text.illegal(
          "%s needs the path of a jar, such as ../target/backprop.jar", magic.name());
    }
    boolean jars = magic.name().equals("%jars");
    return magic.arguments().stream().flatMap(each -> find(each, jars).stream()).toList();
  }

  private List<Path> find(String argument, boolean filesOnly) {
    String glob = File.separatorChar == '\\' ? argument.replace('\\', '/') : argument;
    int wildcard = glob.split("[*?]", 2)[0].length();
    int cut = glob.lastIndexOf('/', wildcard) + 1;
    try {
      if (wildcard == glob.length()) {
        return List.of(existing(argument, folder.resolve(glob).normalize(), filesOnly));
      }
      List<Path> found =
          matches(
              folder.resolve(glob.substring(0, cut)).normalize(), glob.substring(cut), filesOnly);
      if (found.isEmpty()) {
        throw Text.illegal("%s matches nothing (looked in %s)", argument, folder);
      }
      return found;
    } catch (InvalidPathException e) {
      throw Text.illegal("%s is not a path: %s", argument, e.getReason());
    } catch (IOException | UncheckedIOException e) {
      throw Text.illegal("%s cannot be searched: %s", argument, e.getMessage());
    }
  }

  private Path existing(String argument, Path path, boolean filesOnly) {
    if (filesOnly ? Files.isRegularFile(path) : Files.exists(path)) {
      return path;
    }
    for (Path known :
        given) { // nbgrader runs notebooks in folders from where their paths lead nowhere
      if (path.endsWith(known.getFileName())) {
        return known;
      }
    }
    String problem = Files.exists(path) ? " is a folder; %jars takes jar files" : " does not exist";
    String advice =
        path.endsWith("backprop.jar") ? ": build it with \"mvn -q -DskipTests package\"" : "";
    throw Text.illegal("%s%s (looked in %s)%s", argument, problem, folder, advice);
  }

  private static List<Path> matches(Path base, String glob, boolean filesOnly) throws IOException {
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    int depth = (int) glob.chars().filter(c -> c == '/').count() + 1;
    try (Stream<Path> all = Files.walk(base, depth)) {
      return all.filter(path -> matcher.matches(base.relativize(path)))
          .filter(path -> !filesOnly || Files.isRegularFile(path))
          .sorted()
          .toList();
    }
  }
}

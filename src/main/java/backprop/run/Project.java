package backprop.run;

import backprop.LibraryJar;
import backprop.file.FileFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where things are: the project that this program belongs to, its notebooks. */
public final class Project {
  public static final String NOTEBOOKS = "notebooks";

  private Project() {}

  /** The folder with {@code notebooks/} in it: the current one, or the one above this program. */
  public static Optional<Path> root() {
    Path here = Path.of("").toAbsolutePath();
    Path target = LibraryJar.location().getParent();
    return Stream.of(here, target == null ? here : target.resolveSibling(""))
        .map(Path::normalize)
        .filter(folder -> Files.isDirectory(folder.resolve(NOTEBOOKS)))
        .findFirst();
  }

  /** A folder for what a command writes: in the project's target, or in the current folder's. */
  public static Path target(String name) {
    return root().orElse(Path.of("")).resolve("target").resolve(name);
  }

  public static Path notebooks() throws FileFormatException {
    Path here = Path.of("").toAbsolutePath();
    String lack = "no notebooks folder in %s nor beside the program: name the file or folder";
    Path root = root().orElseThrow(() -> new FileFormatException(lack, here));
    return root.resolve(NOTEBOOKS);
  }

  /** Where the data of a record may be: in a folder, if it is named, else in some usual ones. */
  public static List<Path> dataOf(Path record, Path folder) {
    Stream<Path> here = Stream.of(Path.of(""), record.toAbsolutePath().getParent());
    Stream<Path> notebooks = root().map(root -> root.resolve(NOTEBOOKS)).stream();
    return folder != null ? List.of(folder) : Stream.concat(here, notebooks).toList();
  }

  /** The notebooks of a folder, at least one, sorted. */
  public static List<Path> notebooksIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> notebooks =
          files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
      if (notebooks.isEmpty()) {
        throw new FileFormatException("%s has no notebooks (*.ipynb)", folder);
      }
      return notebooks;
    }
  }
}

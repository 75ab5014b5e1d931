package backprop;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What the library was loaded from, and whether that was built from the sources beside it. */
public final class LibraryJar {
  /** How to build the jar. */
  public static final String COMMAND = "mvn -q -DskipTests package";

  private static final String SOURCES = "src/main/java";

  private LibraryJar() {}

  /** The jar, or the folder of classes, that the library was loaded from. */
  public static Path location() {
    return of(LibraryJar.class);
  }

  /** The jar, or the folder of classes, that a class was loaded from. */
  public static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type + " is in no path: " + e.getInput(), e);
    }
  }

  /** The jar that the library was loaded from; empty when that is a folder of classes. */
  public static Optional<Path> jar() {
    return Optional.of(location()).filter(Files::isRegularFile);
  }

  /**
   * A source file of the project that the jar was not built from, relative to the project; empty
   * when the jar is as new as its sources, or has none beside it.
   */
  public static Optional<Path> newerSource() throws IOException {
    Optional<Path> jar = jar();
    return jar.isEmpty() ? Optional.empty() : newerSource(jar.get());
  }

  static Optional<Path> newerSource(Path jar) throws IOException {
    Path project = jar.toAbsolutePath().getParent().resolveSibling("");
    Path sources = project.resolve(SOURCES);
    if (!Files.isDirectory(sources)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(sources);
        ZipFile built = new ZipFile(jar.toFile())) {
      FileTime time = Files.getLastModifiedTime(jar);
      List<Path> java = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      for (Path file : java) {
        String name = "sources/" + sources.relativize(file).toString().replace('\\', '/');
        if (!isSame(built.getEntry(name), file, time)) {
          return Optional.of(project.relativize(file));
        }
      }
      return Optional.empty();
    }
  }

  /** The jar holds its sources: they are compared where times, as after a copy, do not tell. */
  private static boolean isSame(ZipEntry entry, Path file, FileTime built) throws IOException {
    if (entry == null || entry.getSize() != Files.size(file)) {
      return false;
    }
    if (Files.getLastModifiedTime(file).compareTo(built) <= 0) {
      return true;
    }
    CRC32 sum = new CRC32();
    sum.update(Files.readAllBytes(file));
    return sum.getValue() == entry.getCrc();
  }
}

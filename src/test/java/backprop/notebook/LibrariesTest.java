package backprop.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LibrariesTest {
  private static final Path MAIN = Path.of("src/main/java/backprop");

  @Test
  void onlyOneFileKnowsXChartAndOneJzlib() throws IOException {
    assertEquals(List.of(Path.of("notebook", "Axes.java")), importers("org.knowm"));
    assertEquals(List.of(Path.of("notebook", "Png.java")), importers("com.jcraft"));
  }

  private static List<Path> importers(String library) throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> imports(file, library))
          .map(MAIN::relativize)
          .sorted()
          .toList();
    }
  }

  private static boolean imports(Path file, String library) {
    try {
      return Files.readAllLines(file).stream()
          .anyMatch(line -> line.startsWith("import " + library + "."));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

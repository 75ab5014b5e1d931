package backprop.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** README and package-info show the table of {@link Notation}, letter for letter. */
class NotationTest {
  @Test
  void theReadmeShowsTheTable() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    assertTrue(
        readme.contains(Notation.markdown()),
        "README.md, section Notation:\n" + Notation.markdown());
  }

  @Test
  void packageInfoShowsTheTable() throws Exception {
    String packageInfo = Files.readString(Path.of("src/main/java/backprop/package-info.java"));
    String table = " * " + Notation.html().replace("\n", "\n * ");
    assertTrue(packageInfo.contains(table), "package-info.java:\n" + table);
  }

  @Test
  void everyConceptHasANameInEachDocument() {
    Notation.markdown().lines().forEach(row -> assertEquals(10, row.split("\\|").length - 1, row));
  }
}

package backprop.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathMagicsTest {
  @TempDir private Path folder;

  /** nbgrader runs a notebook in a folder from where its own path leads nowhere. */
  @Test
  void aJarThatTheEnvironmentGivesIsFoundWhereverTheMagicLooks() throws Exception {
    Path jar = Files.createFile(folder.resolve("a library.jar"));
    Path run = Files.createDirectory(folder.resolve("run"));
    ClassPathMagics magics = new ClassPathMagics(run, jar + File.pathSeparator + "/none.jar");
    assertEquals(List.of(jar), magics.given());
    assertEquals(List.of(jar), magics.paths(classPath("../../target/a library.jar")));
    assertThrows(
        IllegalArgumentException.class, () -> magics.paths(classPath("../../target/other.jar")));
    ClassPathMagics without = new ClassPathMagics(run, "");
    assertThrows(
        IllegalArgumentException.class,
        () -> without.paths(classPath("../../target/a library.jar")));
  }

  private static CellPart.Magic classPath(String path) {
    return new CellPart.Magic("%classpath", List.of(path), 0);
  }
}

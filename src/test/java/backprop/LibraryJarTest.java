package backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryJarTest {
  private static final Path SOURCE = Path.of("src/main/java/backprop/A.java");

  @TempDir private Path project;

  @BeforeEach
  void build() throws IOException {
    Files.createDirectories(project.resolve(SOURCE).getParent());
    Files.writeString(project.resolve(SOURCE), "class A {}");
    Files.createDirectories(jar().getParent());
    try (OutputStream file = Files.newOutputStream(jar());
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("sources/backprop/A.java"));
      zip.write("class A {}".getBytes(StandardCharsets.UTF_8));
    }
  }

  private Path jar() {
    return project.resolve("target/backprop.jar");
  }

  @Test
  void aJarOfTheseSourcesIsUpToDate() throws IOException {
    assertEquals(Optional.empty(), LibraryJar.newerSource(jar()));
    Path alone = Files.copy(jar(), project.resolve("target/elsewhere.jar"));
    Files.delete(project.resolve(SOURCE));
    Files.delete(project.resolve(SOURCE).getParent());
    Files.delete(project.resolve(SOURCE).getParent().getParent());
    assertEquals(Optional.empty(), LibraryJar.newerSource(alone), "no sources to compare with");
  }

  @Test
  void aChangedOrNewSourceIsNamed() throws IOException {
    Files.writeString(project.resolve(SOURCE), "class B {}");
    FileTime later = FileTime.from(Files.getLastModifiedTime(jar()).toInstant().plusSeconds(2));
    Files.setLastModifiedTime(project.resolve(SOURCE), later);
    assertEquals(Optional.of(SOURCE), LibraryJar.newerSource(jar()));
    Files.writeString(project.resolve(SOURCE), "class A {}");
    Files.setLastModifiedTime(project.resolve(SOURCE), later);
    assertEquals(Optional.empty(), LibraryJar.newerSource(jar()), "the same text, copied later");
    Files.writeString(project.resolve(SOURCE).resolveSibling("New.java"), "class New {}");
    assertEquals(Optional.of(SOURCE.resolveSibling("New.java")), LibraryJar.newerSource(jar()));
  }
}

package backprop.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BuildTest {
  private static Build of(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    return Build.of(properties);
  }

  @Test
  void gitOrTheArchiveNamesTheCommit() throws IOException {
    assertEquals(
        new Build("1.0", "abc"), of("version=1.0\ncommit=abc\nchanged=false\narchive=$Format:%H$"));
    assertEquals(
        new Build("1.0", "abc+changes"), of("version=1.0\ncommit=abc\nchanged=true\narchive=def"));
    assertEquals(
        new Build("1.0", "def"),
        of("version=1.0\ncommit=${commit}\nchanged=${changed}\narchive=def"));
    assertEquals(
        new Build("1.0", "unknown"), of("version=1.0\ncommit=${commit}\narchive=$Format:%H$"));
    assertEquals(new Build("unknown", "unknown"), of(""));
  }

  @Test
  void theBuildFilledInTheVersion() {
    assertNotEquals("unknown", Build.current().version());
  }
}

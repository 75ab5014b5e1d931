package backprop.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.chart.Axis;
import backprop.chart.ChartsTest;
import backprop.data.Examples;
import backprop.matrix.Matrix;
import backprop.train.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SourceTest {

  @Test
  void showsTheFileAsItIs() throws IOException {
    String file = Files.readString(Path.of("src/main/java/backprop/matrix/Matrix.java"));
    assertEquals(file.strip(), Source.show(Matrix.class).toString());
  }

  @Test
  void showsAMethodWithItsCommentAndNothingElse() {
    assertEquals(
        """
        /** A·B, the matrix product. */
        public Matrix times(Matrix B) {
          Matrix product = zeros(rows(), B.columns());
          Products.times(this, B, product);
          return product;
        }""",
        Source.show(Matrix.class, "times").toString());
  }

  @Test
  void showsAllMethodsOfAName() {
    String text = Source.show(Examples.class, "classification").text();
    long declared =
        Arrays.stream(Examples.class.getMethods())
            .filter(method -> method.getName().equals("classification"))
            .count();
    assertEquals(
        declared, text.lines().filter(line -> line.startsWith("public static")).count(), text);
    assertFalse(text.contains("regression("), text);
  }

  @Test
  void callsAreNotTakenForDeclarations() {
    String text = Source.show(Matrix.class, "requireColumnFor").text();
    assertTrue(text.startsWith("private void requireColumnFor("), text);
    assertTrue(text.endsWith("}\n}"), text);
    assertEquals(1, text.split("requireColumnFor", -1).length - 1, text);
  }

  @Test
  void aMethodWithoutABodyEndsAtItsSemicolon() {
    String text = Source.show(Metric.class, "of").text();
    assertTrue(text.endsWith("double of(Matrix A, Matrix Y);"), text);
  }

  @Test
  void aConstructorOfARecordIsFound() {
    String text = Source.show(Axis.class, "Axis").text();
    assertTrue(
        text.startsWith("/**\n * Checks the title.") && text.contains("public Axis {"), text);
  }

  @Test
  void whatIsNotThereIsNamed() {
    ChartsTest.assertMessage(
        "java.lang.String is not packed with the library: /sources/java/lang/String.java is missing",
        () -> Source.show(String.class));
    ChartsTest.assertMessage(
        "backprop.matrix.Matrix has no method 'plough'", () -> Source.show(Matrix.class, "plough"));
  }
}

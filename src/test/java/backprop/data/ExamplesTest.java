package backprop.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.matrix.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ExamplesTest {
  static final Path IRIS = Path.of("notebooks/data/iris.csv");
  static final Path DIGITS = Path.of("notebooks/data/digits.csv");

  @TempDir Path folder;

  @Test
  void irisHasItsShapeItsNamesAndItsNumbers() {
    Examples iris = Examples.classification(IRIS, "species");
    assertEquals(
        "150 examples, 4 features, 3 classes: setosa, versicolor, virginica", iris.toString());
    assertEquals(
        List.of("sepal_length", "sepal_width", "petal_length", "petal_width"), iris.features());
    assertEquals(Matrix.columnOf(4.9, 3.0, 1.4, 0.2), iris.X().column(1));
    assertEquals(Matrix.columnOf(1, 0, 0), iris.Y().column(0));
    assertEquals(2, iris.labels()[149]);
  }

  @Test
  void digitsAreClassesInNumericOrder() {
    Examples digits = Examples.classification(DIGITS, "digit");
    assertEquals(
        "1797 examples, 64 features, 10 classes: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9", digits.toString());
    assertEquals(16, digits.X().maxAbs());
    assertEquals(1, digits.labels()[1]);
  }

  @Test
  void numericLabelsSortAsNumbersAndOthersAsText() throws IOException {
    assertEquals(List.of("2", "10"), classes("a,c\n1,10\n2,2\n"));
    assertEquals(List.of("10", "2", "x"), classes("a,c\n1,10\n2,2\n3,x\n"));
    assertEquals(List.of("#1", "#2"), classes("c,a\n#2,1\n#1,2\n"));
  }

  @Test
  void targetsOfARegressionAreRowsOfY() throws IOException {
    Examples two = Examples.regression(csv("u,y,x\n1,2,3\n4,5,6\n"), "y", "x");
    assertEquals(Matrix.of(new double[] {1, 4}), two.X());
    assertEquals(Matrix.of(new double[] {2, 5}, new double[] {3, 6}), two.Y());
    assertEquals("2 examples, 1 feature, 2 targets: y, x", two.toString());
    assertThrows(IllegalStateException.class, two::labels);
  }

  @Test
  void aTablesawTableGivesTheSameAsItsFile() {
    Table table =
        Table.create(
            "t",
            DoubleColumn.create("x", 1.5, 2),
            IntColumn.create("n", 3, 4),
            StringColumn.create("c", "b", "a"));
    Examples examples = Examples.classification(table, "c");
    assertEquals(Matrix.of(new double[] {1.5, 2}, new double[] {3, 4}), examples.X());
    assertEquals(List.of("a", "b"), examples.classes());
    assertEquals(
        List.of("3", "4"), Examples.classification(table.selectColumns("x", "n"), "n").classes());
    assertEquals(1.5, Examples.regression(table.selectColumns("x", "n"), "n").X().get(0, 0));
  }

  @Test
  void missingValuesOfATableAreCounted() {
    Table table =
        Table.create(
            "t", DoubleColumn.create("x", 1, Double.NaN), StringColumn.create("c", "b", "a"));
    assertError("t: 1 missing value, the first in row 2, column 'x'", table, "c");
  }

  @Test
  void heldOutLabelsTakeTheTrainingOrderAndUnseenOnesAreRefused() throws IOException {
    Path csv = csv("x,c\n1,b\n2,b\n");
    Examples held = Examples.classification(csv, "c", List.of("a", "b"));
    assertArrayEquals(new int[] {1, 1}, held.labels());
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Examples.classification(csv, "c", List.of("a", "z")))
            .getMessage();
    assertTrue(
        message.endsWith(
            "row 1, column 'c': the label 'b' was not seen in training; the classes are [a, z]"),
        message);
  }

  @Test
  void decimalPointsAndIntegersAreReadAsTheyStand() throws IOException {
    Examples examples = Examples.classification(csv("x,c\n1.0,a\n-2.5e-3,b\n .5 ,a\n7,b\n"), "c");
    assertEquals(Matrix.rowOf(1, -0.0025, 0.5, 7), examples.X());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG-u-nu-arab", "hi-IN"})
  void theLocaleOfTheMachineDoesNotMatter(String tag) throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      Path csv = csv("INPUT,i\n1.5,I\n2.25,i\n3,i\n");
      Examples examples = Examples.classification(csv, "i", List.of("I", "i"));
      assertEquals(Matrix.rowOf(1.5, 2.25, 3), examples.X());
      assertEquals("3 examples, 1 feature, 2 classes: I, i", examples.toString());
      String table = Tables.of("t", Map.of("loss", new double[] {0.125, 1234.5, 1e-7})).toString();
      assertTrue(table.contains("0.1250") && table.contains("1.000e-07"), table);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                        | the file is empty; it must have at least one row",
        "x,c\\n                    | columns [x, c], but no rows; there must be at least one",
        "x,c\\n1,a\\n,b\\n?,a\\n   | 2 missing values, the first in row 2, column 'x'",
        "x,c\\n1,a\\n2,\\n         | 1 missing value, the first in row 2, column 'c'",
        "x,c\\n1,a\\n\"1,5\",b\\n  | row 2, column 'x': '1,5' is not a number",
        "x,c\\n1,a\\n0x1p3,b\\n    | row 2, column 'x': '0x1p3' is not a number",
        "x,c\\n1,a\\nInfinity,b\\n | row 2, column 'x': 'Infinity' is not a number",
        "x,c\\n1,a\\n1e999,b\\n    | X: feature 'x' of example 1 (the first is 0) is Infinity",
        "x,d\\n1,a\\n2,b\\n        | there is no column 'c'; the columns are [x, d]",
        "x,c\\n1,a\\n2,a\\n        | column 'c' holds only one class, [a], in all 2 rows",
        "x,x,c\\n1,2,a\\n1,2,b\\n  | two columns are called 'x'; name all columns",
        "x,y,c\\n1,2,a\\n1,b\\n    | row 2 has 2 cells, but the header has 3",
        "x,y,c\\n1,2,a\\n1,2,b,4   | row 2 has 4 cells, but the header has 3",
        "c\\na\\nb\\n              | columns [c]: there must be at least one feature besides the target",
      })
  void aBadFileIsNamedWithTheReason(String content, String expected) throws IOException {
    Path csv = csv(content.replace("\\n", "\n"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> Examples.classification(csv, "c"))
            .getMessage();
    assertTrue(message.contains(expected), message);
    assertTrue(message.startsWith(csv.toString()) || message.startsWith("X: "), message);
  }

  @Test
  void aMissingFileIsNamedInFull() {
    Path nowhere = folder.resolve("nowhere.csv");
    String message =
        assertThrows(IllegalArgumentException.class, () -> Examples.classification(nowhere, "c"))
            .getMessage();
    assertTrue(message.contains("there is no such file") && message.contains("nowhere.csv"));
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsDoNotMatter() throws IOException {
    Examples examples = Examples.regression(csv("\uFEFFx,y\r\n1,2\r\n3,4\r\n\r\n"), "y");
    assertEquals(List.of("x"), examples.features());
    assertEquals(Matrix.rowOf(2, 4), examples.Y());
  }

  @Test
  void regressionNeedsTheNameOfATarget() throws IOException {
    Path csv = csv("x,y\n1,2\n");
    String message =
        assertThrows(IllegalArgumentException.class, () -> Examples.regression(csv)).getMessage();
    assertTrue(message.contains("name a target; the columns are [x, y]"), message);
  }

  @Test
  void partsThatDoNotFitAreRefusedWithBothShapes() {
    assertRefused(
        "X is 1×2 and Y is 1×3",
        Matrix.rowOf(1, 2),
        Matrix.rowOf(1, 2, 3),
        List.of("x"),
        List.of("y"));
    assertRefused(
        "X is 1×0 and Y is 1×0",
        Matrix.zeros(1, 0),
        Matrix.zeros(1, 0),
        List.of("x"),
        List.of("y"));
    assertRefused(
        "2 names of features and X is 1×1",
        Matrix.rowOf(1.0),
        Matrix.rowOf(1.0),
        List.of("x", "z"),
        List.of("y"));
    assertRefused(
        "features: 'x' occurs twice in [x, x]",
        Matrix.columnOf(1, 2),
        Matrix.rowOf(1.0),
        List.of("x", "x"),
        List.of("y"));
    assertRefused(
        "X: feature 'x' of example 1 (the first is 0) is NaN, but must be a finite number",
        Matrix.rowOf(1, Double.NaN),
        Matrix.rowOf(1, 2),
        List.of("x"),
        List.of("y"));
    assertRefused(
        "Y: target 'y' of example 0 (the first is 0) is -Infinity, but must be a finite number",
        Matrix.rowOf(1.0),
        Matrix.rowOf(Double.NEGATIVE_INFINITY),
        List.of("x"),
        List.of("y"));
  }

  @Test
  void aClassHasAName() {
    Examples iris = Examples.classification(IRIS, "species");
    assertEquals("virginica", iris.className(2));
    assertMessage(
        "there is no class 3: the classes are 0 … 2, for [setosa, versicolor, virginica]",
        () -> iris.className(3));
    Examples numbers =
        new Examples(Matrix.rowOf(1, 2), Matrix.rowOf(3, 4), List.of("x"), List.of("y"));
    assertThrows(IllegalStateException.class, () -> numbers.className(0));
  }

  @Test
  void subsetAndFeaturesChooseAndRefuse() {
    Examples iris = Examples.classification(IRIS, "species");
    assertEquals(Matrix.columnOf(4.7, 3.2, 1.3, 0.2), iris.subset(2, 0).X().column(0));
    Examples petals = iris.withFeatures("petal_width", "petal_length");
    assertEquals(Matrix.columnOf(0.2, 1.4), petals.X().column(0));
    assertMessage("there is no example 150: they count from 0 to 149", () -> iris.subset(150));
    assertMessage(
        "there is no feature 'petal': the features are [sepal_length",
        () -> iris.withFeatures("petal"));
  }

  private List<String> classes(String content) throws IOException {
    return Examples.classification(csv(content), "c").classes();
  }

  private Path csv(String content) throws IOException {
    Path csv = folder.resolve("table.csv");
    Files.writeString(csv, content);
    return csv;
  }

  private static void assertError(String expected, Table table, String label) {
    assertMessage(expected, () -> Examples.classification(table, label));
  }

  private static void assertRefused(
      String expected, Matrix X, Matrix Y, List<String> features, List<String> classes) {
    assertMessage(expected, () -> new Examples(X, Y, features, classes));
  }

  static void assertMessage(String expected, org.junit.jupiter.api.function.Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(expected), message);
  }
}

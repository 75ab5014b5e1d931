package backprop.data;

import backprop.matrix.Matrix;
import backprop.network.Dataset;
import backprop.text.Numbers;
import backprop.text.Text;
import backprop.text.TextTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * A table of examples as the equations want it: examples are columns of X, n₀ × m, and of Y, n_L ×
 * m; features and classes name their rows.
 *
 * <p>For classification Y is one-hot and {@code classes} names its rows; for regression Y holds the
 * targets and {@code classes} names those. The matrices are kept, not copied.
 */
public record Examples(Matrix X, Matrix Y, List<String> features, List<String> classes)
    implements Dataset {
  private static final int MOST_NAMES = 10;

  /**
   * Checks that the parts fit together.
   *
   * @throws IllegalArgumentException if X and Y differ in columns, there are no examples, features
   *     or targets, names are too few, too many or repeated, or an entry is NaN or infinite
   */
  public Examples {
    features = List.copyOf(features);
    classes = List.copyOf(classes);
    if (X.columns() != Y.columns()) {
      throw Text.illegal(
          "X is %s and Y is %s: both need one column for each example", X.shape(), Y.shape());
    }
    if (X.columns() == 0 || X.rows() == 0 || Y.rows() == 0) {
      throw Text.illegal(
          "X is %s and Y is %s: there must be at least one example, one feature and one target",
          X.shape(), Y.shape());
    }
    requireNames("features", features, "X", X);
    requireNames("classes", classes, "Y", Y);
    requireFinite("X: feature", X, features);
    requireFinite("Y: target", Y, classes);
  }

  // ------------------------------------------------------------------ reading

  /**
   * Reads a CSV file: the column {@code label} becomes one-hot Y, every other column a feature.
   * Classes stand in numeric order if all labels are numbers, in alphabetical order otherwise.
   *
   * @throws IllegalArgumentException if the file is missing or empty, a row is too short or too
   *     long, a value is missing or not a number, a column name is repeated, a feature looks like
   *     an index, there is no column {@code label}, it holds one class only or one class in two
   *     spellings, or the file can be read in two ways; the message says where, and which {@link
   *     CsvFormat} decides
   */
  public static Examples classification(Path csv, String label) {
    return classification(csv, CsvFormat.auto(), label);
  }

  /** The same from a file in this format. */
  public static Examples classification(Path csv, CsvFormat format, String label) {
    return Csv.read(csv, format, label).classification(label, List.of());
  }

  /**
   * The same for held-out data: Y has the rows of the training part.
   *
   * @param known the class names of the training part, in the order of its Y
   * @throws IllegalArgumentException as above, or if a label is not among {@code known}
   */
  public static Examples classification(Path csv, String label, List<String> known) {
    return Csv.read(csv, CsvFormat.auto(), label).classification(label, requireKnown(known));
  }

  /** The same from a Tablesaw table, perhaps one from {@link Tables#read(Path, CsvFormat)}. */
  public static Examples classification(Table table, String label) {
    return Columns.of(table).classification(label, List.of());
  }

  /**
   * Reads a CSV file: the columns {@code targets} become Y, every other column a feature.
   *
   * @throws IllegalArgumentException as for {@link #classification(Path, String)}
   */
  public static Examples regression(Path csv, String... targets) {
    return regression(csv, CsvFormat.auto(), targets);
  }

  /** The same from a file in this format. */
  public static Examples regression(Path csv, CsvFormat format, String... targets) {
    return Csv.read(csv, format, targets).regression(targets);
  }

  /** The same from a Tablesaw table. */
  public static Examples regression(Table table, String... targets) {
    return Columns.of(table).regression(targets);
  }

  // ------------------------------------------------------------------ looking

  /** The number of examples m. */
  public int size() {
    return X.columns();
  }

  /** Whether each column of Y is one 1 among zeros, in two rows or more. */
  public boolean isOneHot() {
    return Y.rows() > 1 && IntStream.range(0, size()).allMatch(this::isOneHot);
  }

  private boolean isOneHot(int j) {
    int ones = 0;
    for (int k = 0; k < Y.rows(); k++) {
      if (Y.get(k, j) == 1) {
        ones++;
      } else if (Y.get(k, j) != 0) {
        return false;
      }
    }
    return ones == 1;
  }

  /**
   * The class of each example: the row of Y that holds its 1.
   *
   * @throws IllegalStateException if Y is not one-hot
   */
  public int[] labels() {
    requireOneHot();
    return Y.argmaxOfColumns();
  }

  private void requireOneHot() {
    if (!isOneHot()) {
      throw new IllegalStateException(
          Text.format(
              "Y (%s) is not one-hot, so these examples have no classes: %s", Y.shape(), this));
    }
  }

  /**
   * The name of class k, the row of Y.
   *
   * @throws IllegalArgumentException if k is not 0 … K−1
   * @throws IllegalStateException if Y is not one-hot
   */
  public String className(int k) {
    requireOneHot();
    int last = classes.size() - 1;
    if (k < 0 || k > last) {
      throw Text.illegal(
          "there is no class %s: the classes are 0 … %s, for %s", k, last, Excerpt.of(classes));
    }
    return classes.get(k);
  }

  /**
   * The examples with these numbers, in this order; the first is 0.
   *
   * @throws IllegalArgumentException if a number is not 0 … m−1, or there is none
   */
  public Examples subset(int... examples) {
    for (int j : examples) {
      if (j < 0 || j >= size()) {
        throw Text.illegal("there is no example %s: they count from 0 to %s", j, size() - 1);
      }
    }
    return new Examples(X.columnsAt(examples), Y.columnsAt(examples), features, classes);
  }

  /**
   * The same examples with these features only, in this order.
   *
   * @throws IllegalArgumentException if there is no feature of that name
   */
  public Examples withFeatures(String... names) {
    double[][] rows = new double[names.length][];
    for (int i = 0; i < names.length; i++) {
      int row = features.indexOf(String.valueOf(names[i]));
      Text.refuseIf(row < 0, "there is no feature '%s': the features are %s", names[i], features);
      rows[i] = X.row(row);
    }
    return new Examples(Matrix.of(rows), Y, List.of(names), classes);
  }

  /** Numbers and names in words, then the range and mean of each feature; many are cut. */
  public TextTable toText() {
    TextTable text =
        new TextTable(toString()).words("feature").numbers("smallest", "mean", "largest");
    int shown = Math.min(features.size(), MOST_NAMES);
    for (int i = 0; i < shown; i++) {
      DoubleSummaryStatistics row = Arrays.stream(X.row(i)).summaryStatistics();
      text.row(
          features.get(i),
          Numbers.rounded(row.getMin()),
          Numbers.rounded(row.getAverage()),
          Numbers.rounded(row.getMax()));
    }
    return text.more(features.size() - shown, "features");
  }

  /** Numbers and names in words: "150 examples, 4 features, 3 classes: setosa, …". */
  @Override
  public String toString() {
    int shown = Math.min(classes.size(), MOST_NAMES);
    return Text.format(
        "%s, %s, %s: %s%s",
        Numbers.count(size(), "example"),
        Numbers.count(X.rows(), "feature"),
        isOneHot() ? Y.rows() + " classes" : Numbers.count(Y.rows(), "target"),
        String.join(", ", classes.subList(0, shown)),
        shown < classes.size() ? ", …" : "");
  }

  // ------------------------------------------------------------------ checks

  private static List<String> requireKnown(List<String> known) {
    Text.refuseIf(known.size() < 2, "known classes %s: name at least two", known);
    return known;
  }

  private static void requireNames(String what, List<String> names, String matrix, Matrix A) {
    if (names.size() != A.rows()) {
      throw Text.illegal(
          "%s names of %s and %s is %s: give one name for each row",
          names.size(), what, matrix, A.shape());
    }
    int repeated = Excerpt.repeated(names);
    if (repeated >= 0) {
      throw Text.illegal(
          "%s: '%s' occurs twice in %s; give each a name of its own",
          what, names.get(repeated), names);
    }
  }

  private static void requireFinite(String what, Matrix A, List<String> names) {
    for (int i = 0; i < A.rows(); i++) {
      requireFinite(what + " '" + names.get(i) + "'", A.row(i));
    }
  }

  /** Refuses a row with NaN or an infinity; {@code what} names it in the message. */
  static void requireFinite(String what, double[] row) {
    for (int j = 0; j < row.length; j++) {
      if (!Double.isFinite(row[j])) {
        throw Text.illegal(
            "%s of example %s (the first is 0) is %s, but must be a finite number",
            what, j, row[j]);
      }
    }
  }

  /** Y for these classes: Y[k][j] = 1 where k = labels[j]. */
  static Matrix oneHot(int[] labels, int classes) {
    double[][] Y = new double[classes][labels.length];
    for (int j = 0; j < labels.length; j++) {
      Y[labels[j]][j] = 1;
    }
    return Matrix.of(Y);
  }
}

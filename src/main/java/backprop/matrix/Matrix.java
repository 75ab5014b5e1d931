package backprop.matrix;

import backprop.text.Text;
import backprop.text.TextTable;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * A real matrix, float64, of a fixed shape. A vector is a matrix with one column.
 *
 * <p>It has two faces. The fluent one returns new matrices and reads as the equation does: {@code
 * W.times(a).plusColumn(b)}. The other writes into a matrix that exists already ({@link Products},
 * {@link #copy}, {@link #addScaled}), so that a training step allocates nothing.
 *
 * <p>Each row is an array of its own: that is the form in which the JIT compiler vectorises the
 * products (see {@link Products}). A matrix may have no columns or no rows; a layer without biases
 * has b of shape n × 0.
 */
public final class Matrix {
  final double[][] rows; // rows[i][j]; the products see them too
  private final int columns;

  private Matrix(double[][] rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * The matrix with these rows, copied.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Matrix of(double[]... rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw Text.illegal(
            "row %d has %d entries and row 0 has %d: all rows of a matrix must be equally long",
            i, rows[i].length, columns);
      }
    }
    return new Matrix(rows, columns).copy();
  }

  /** The vector with these entries, n × 1. */
  public static Matrix columnOf(double... entries) {
    Matrix column = zeros(entries.length, 1);
    for (int i = 0; i < entries.length; i++) {
      column.rows[i][0] = entries[i];
    }
    return column;
  }

  /** The row with these entries, 1 × n. */
  public static Matrix rowOf(double... entries) {
    return new Matrix(new double[][] {entries.clone()}, entries.length);
  }

  /**
   * Zeros of shape rows × columns.
   *
   * @throws IllegalArgumentException if rows or columns is negative, or the matrix is larger than
   *     the memory of this JVM
   */
  public static Matrix zeros(int rows, int columns) {
    if (rows < 0 || columns < 0) {
      throw Text.illegal("a %d×%d matrix: rows and columns must be at least 0", rows, columns);
    }
    long memory = Runtime.getRuntime().maxMemory();
    if ((long) rows * columns > Integer.MAX_VALUE || rows * (16 + 8L * columns) > memory) {
      throw Text.illegal(
          "a %d×%d matrix is too large: it needs %.1f GB, and this JVM has %.1f GB",
          rows, columns, rows * (16 + 8.0 * columns) / 1e9, memory / 1e9);
    }
    return new Matrix(new double[rows][columns], columns);
  }

  /** Zeros with the shape of another matrix. */
  public static Matrix zerosLike(Matrix other) {
    return zeros(other.rows(), other.columns());
  }

  /** The identity, n × n. */
  public static Matrix identity(int n) {
    Matrix identity = zeros(n, n);
    for (int i = 0; i < n; i++) {
      identity.rows[i][i] = 1;
    }
    return identity;
  }

  /**
   * Independent draws from the uniform distribution on [low, high), row by row.
   *
   * @throws IllegalArgumentException unless low ≤ high and both are finite
   */
  public static Matrix uniform(
      int rows, int columns, double low, double high, RandomGenerator random) {
    if (!(low <= high && Double.isFinite(high - low))) {
      throw Text.illegal("uniform on [%s, %s): low ≤ high must hold, both finite", low, high);
    }
    return zeros(rows, columns).fill(() -> low + (high - low) * random.nextDouble());
  }

  /**
   * Independent draws from the normal distribution with mean 0, row by row.
   *
   * @throws IllegalArgumentException if the standard deviation is negative or not finite
   */
  public static Matrix normal(
      int rows, int columns, double standardDeviation, RandomGenerator random) {
    if (!(standardDeviation >= 0 && standardDeviation < Double.POSITIVE_INFINITY)) {
      throw Text.illegal("standard deviation: %s must be finite and at least 0", standardDeviation);
    }
    return zeros(rows, columns).fill(() -> standardDeviation * random.nextGaussian());
  }

  public int rows() {
    return rows.length;
  }

  public int columns() {
    return columns;
  }

  /** The shape in words, "2×3". */
  public String shape() {
    return rows() + "×" + columns();
  }

  /** Whether both have equally many rows and columns. */
  public boolean hasShapeOf(Matrix other) {
    return rows() == other.rows() && columns == other.columns;
  }

  /**
   * The entry in row i and column j; both count from 0.
   *
   * @throws IllegalArgumentException if there is no such entry
   */
  public double get(int i, int j) {
    requireColumn(j);
    return row(i)[j];
  }

  /**
   * Changes the entry in row i and column j.
   *
   * @throws IllegalArgumentException if there is no such entry
   */
  public void set(int i, int j, double value) {
    requireColumn(j);
    row(i)[j] = value;
  }

  /**
   * Row i itself, not a copy: what is written to it is written to the matrix.
   *
   * @throws IllegalArgumentException if there is no such row
   */
  public double[] row(int i) {
    if (i < 0 || i >= rows.length) {
      throw outside("row", i, rows.length);
    }
    return rows[i];
  }

  /**
   * Column j as a vector of its own, n × 1.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public Matrix column(int j) {
    return columnsAt(j);
  }

  /**
   * The columns with these numbers, in this order, as a new matrix.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public Matrix columnsAt(int... numbers) {
    Matrix chosen = zeros(rows(), numbers.length);
    chosen.copyColumns(this, numbers, 0);
    return chosen;
  }

  /** The entries as arrays, copied. */
  public double[][] toArrays() {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  /** All entries, row by row, copied. */
  public double[] toArray() {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  /** A copy. */
  public Matrix copy() {
    return new Matrix(toArrays(), columns);
  }

  // ------------------------------------------------------------------ fluent, a new matrix each

  /** A + B. */
  public Matrix plus(Matrix B) {
    return combine(B, Double::sum);
  }

  /** A − B. */
  public Matrix minus(Matrix B) {
    return combine(B, (a, b) -> a - b);
  }

  /** A ⊙ B, entry by entry (Hadamard). */
  public Matrix hadamard(Matrix B) {
    return combine(B, (a, b) -> a * b);
  }

  /** s·A. */
  public Matrix scale(double s) {
    return map(a -> s * a);
  }

  /** f of each entry. */
  public Matrix map(DoubleUnaryOperator f) {
    return combine(this, (a, same) -> f.applyAsDouble(a));
  }

  /** A·B, the matrix product. */
  public Matrix times(Matrix B) {
    Matrix product = zeros(rows(), B.columns());
    Products.times(this, B, product);
    return product;
  }

  /** Aᵀ. */
  public Matrix transpose() {
    Matrix transposed = zeros(columns, rows());
    Products.transpose(this, transposed);
    return transposed;
  }

  /**
   * A with the vector b added to each column, z = W a + b for a batch.
   *
   * @throws IllegalArgumentException if b is not rows × 1 (or rows × 0, which adds nothing)
   */
  public Matrix plusColumn(Matrix b) {
    Matrix sum = copy();
    sum.addColumn(b);
    return sum;
  }

  /** The sum over each row, rows × 1, in ascending order of the columns. */
  public Matrix rowSums() {
    Matrix sums = zeros(rows(), 1);
    rowSums(sums);
    return sums;
  }

  /**
   * The row of the largest entry of each column; the first of equals.
   *
   * @throws IllegalArgumentException if an entry is NaN, which is neither larger nor smaller than
   *     any number, or there are columns but no rows
   */
  public int[] argmaxOfColumns() {
    int[] largest = new int[columns];
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i < Math.max(rows(), 1); i++) {
        double a = get(i, j);
        if (Double.isNaN(a)) {
          throw Text.illegal("entry [%d][%d] is NaN: column %d has no largest entry", i, j, j);
        }
        if (a > rows[largest[j]][j]) {
          largest[j] = i;
        }
      }
    }
    return largest;
  }

  // ------------------------------------------------------------------ numbers of a matrix

  /** The sum of all entries, row by row. */
  public double sum() {
    double sum = 0;
    for (double[] row : rows) {
      sum += sum(row);
    }
    return sum;
  }

  /** √Σ a², the Frobenius norm; the Euclidean length of a vector. */
  public double norm() {
    // in units of a power of 2, which rounds nothing: 1e200 and 1e-200 cannot be squared
    int exponent = Math.getExponent(maxAbs());
    double unit = Math.scalb(1.0, -exponent);
    double squares = 0;
    for (double[] row : rows) {
      for (double a : row) {
        squares = Math.fma(a * unit, a * unit, squares);
      }
    }
    return Math.scalb(Math.sqrt(squares), exponent);
  }

  /** The largest |a|; NaN if an entry is NaN. */
  public double maxAbs() {
    double max = 0;
    for (double[] row : rows) {
      for (double a : row) {
        max = Math.max(max, Math.abs(a));
      }
    }
    return max;
  }

  /** Whether every entry is a finite number. */
  public boolean isFinite() {
    return Double.isFinite(maxAbs());
  }

  /**
   * Refuses NaN and ±∞.
   *
   * @throws IllegalArgumentException naming the first entry that is not a finite number
   */
  public void requireFinite(String name) {
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < columns; j++) {
        if (!Double.isFinite(rows[i][j])) {
          throw Text.illegal(
              "%s[%d][%d] is %s: it must be a finite number", name, i, j, rows[i][j]);
        }
      }
    }
  }

  /**
   * Refuses two matrices of different shapes.
   *
   * @throws IllegalArgumentException naming both, if their shapes differ
   */
  public static void requireEqualShapes(String a, Matrix A, String b, Matrix B) {
    if (!A.hasShapeOf(B)) {
      throw Text.illegal(
          "%s is %s and %s is %s: their shapes must be equal", a, A.shape(), b, B.shape());
    }
  }

  // ------------------------------------------------------------------ in place

  /** Every entry becomes 0. */
  public void clear() {
    for (double[] row : rows) {
      Arrays.fill(row, 0);
    }
  }

  /**
   * Every entry becomes that of another matrix.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public void copy(Matrix from) {
    requireEqualShapes("A", this, "B", from);
    for (int i = 0; i < rows(); i++) {
      System.arraycopy(from.rows[i], 0, rows[i], 0, columns);
    }
  }

  /**
   * Fills all columns of this matrix: column j becomes column {@code numbers[start + j]} of
   * another.
   *
   * @throws IllegalArgumentException if the matrices are one or differ in rows, there are too few
   *     numbers, or there is no such column
   */
  public void copyColumns(Matrix from, int[] numbers, int start) {
    if (from == this || from.rows() != rows()) {
      throw Text.illegal(
          from == this
              ? "columns of a matrix cannot be copied into itself: it must be another matrix"
              : "columns of a %s matrix cannot be copied into a %s one: it must have as many rows",
          from.shape(),
          shape());
    }
    if (start < 0 || numbers.length - start < columns) {
      throw Text.illegal(
          "%d column numbers, read from place %d: there must be one for each of %d columns",
          numbers.length, start, columns);
    }
    for (int j = 0; j < columns; j++) {
      from.requireColumn(numbers[start + j]);
    }
    for (int i = 0; i < rows(); i++) {
      double[] source = from.rows[i];
      double[] target = rows[i];
      for (int j = 0; j < columns; j++) {
        target[j] = source[numbers[start + j]];
      }
    }
  }

  /**
   * A ← A + s·B.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public void addScaled(double s, Matrix B) {
    requireEqualShapes("A", this, "B", B);
    for (int i = 0; i < rows(); i++) {
      double[] a = rows[i];
      double[] b = B.rows[i];
      for (int j = 0; j < a.length; j++) {
        a[j] = Math.fma(s, b[j], a[j]);
      }
    }
  }

  /**
   * Writes the sum over each row into a vector.
   *
   * @param sums rows × 1 (or rows × 0, which takes nothing)
   * @throws IllegalArgumentException if sums has another shape
   */
  public void rowSums(Matrix sums) {
    sums.requireColumnFor(this);
    if (sums.columns == 0) {
      return;
    }
    int i = 0;
    for (; i + 3 < rows(); i += 4) {
      sumFour(rows[i], rows[i + 1], rows[i + 2], rows[i + 3], sums.rows, i);
    }
    for (; i < rows(); i++) {
      sums.rows[i][0] = sum(rows[i]);
    }
  }

  /** A ← s·A. */
  public void multiply(double s) {
    for (double[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= s;
      }
    }
  }

  /**
   * Adds the vector b to each column.
   *
   * @throws IllegalArgumentException if b is not rows × 1 (or rows × 0, which adds nothing)
   */
  public void addColumn(Matrix b) {
    b.requireColumnFor(this);
    for (int i = 0; i < rows() && b.columns == 1; i++) {
      double[] row = rows[i];
      double shift = b.rows[i][0];
      for (int j = 0; j < row.length; j++) {
        row[j] += shift;
      }
    }
  }

  // ------------------------------------------------------------------ as an object

  /** Equal shape and equal bits. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix B && columns == B.columns && Arrays.deepEquals(rows, B.rows);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(rows) + columns;
  }

  /** Shape and entries, rounded to four significant digits; large ones are cut. */
  public TextTable toText() {
    return MatrixText.of(this);
  }

  /** {@link #toText}, aligned. */
  @Override
  public String toString() {
    return toText().toString();
  }

  // ------------------------------------------------------------------ private

  private Matrix combine(Matrix B, DoubleBinaryOperator f) {
    requireEqualShapes("A", this, "B", B);
    Matrix result = zeros(rows(), columns);
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < columns; j++) {
        result.rows[i][j] = f.applyAsDouble(rows[i][j], B.rows[i][j]);
      }
    }
    return result;
  }

  private Matrix fill(DoubleSupplier draws) {
    for (double[] row : rows) {
      for (int j = 0; j < columns; j++) {
        row[j] = draws.getAsDouble();
      }
    }
    return this;
  }

  // four sums side by side: each has to wait for its last addition, but not for the others'
  private static void sumFour(
      double[] a, double[] b, double[] c, double[] d, double[][] sums, int i) {
    double A = 0;
    double B = 0;
    double C = 0;
    double D = 0;
    for (int j = 0; j < a.length; j++) {
      A += a[j];
      B += b[j];
      C += c[j];
      D += d[j];
    }
    sums[i][0] = A;
    sums[i + 1][0] = B;
    sums[i + 2][0] = C;
    sums[i + 3][0] = D;
  }

  private static double sum(double[] row) {
    double sum = 0;
    for (double a : row) {
      sum += a;
    }
    return sum;
  }

  private void requireColumnFor(Matrix A) {
    if (rows() != A.rows() || columns > 1) {
      throw Text.illegal(
          "the vector is %s and the matrix is %s: the vector must be %d×1, or %d×0 for none",
          shape(), A.shape(), A.rows(), A.rows());
    }
  }

  private void requireColumn(int j) {
    if (j < 0 || j >= columns) {
      throw outside("column", j, columns);
    }
  }

  private IllegalArgumentException outside(String what, int number, int count) {
    String range = count == 0 ? "it has none" : "the number must be from 0 to " + (count - 1);
    return Text.illegal("%s %d of a %s matrix: %s", what, number, shape(), range);
  }
}

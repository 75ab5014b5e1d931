package backprop.spark;

import backprop.data.CellText;
import backprop.file.FileFormatException;
import backprop.text.Text;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.UserDefinedType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Makes numbers of a row, as strictly as {@code backprop.data} does: a cell is a number with a
 * decimal point, or an error that names it. Columns are numbers, text, and vectors of Spark ML,
 * whose entries are features.
 *
 * @param names of the columns
 * @param types DoubleType, StringType, or that of a vector
 * @param sizes of the vectors; of other columns 1
 * @param targets their columns, in their order
 * @param isLabel the one target names a class
 * @param isCsv each row is a line of text, and each file begins with a header
 */
record RowReader(
    ArrayList<String> names,
    DataType[] types,
    int[] sizes,
    int[] targets,
    boolean isLabel,
    boolean isCsv)
    implements Serializable {

  /** A row that makes no example. */
  static final class BadRow extends Exception {
    private static final long serialVersionUID = 1L;

    BadRow(String format, Object... values) {
      super(Text.format(format, values));
    }
  }

  /**
   * @throws FileFormatException if there is no such target, or no feature beside them
   */
  RowReader(
      String source,
      List<String> names,
      DataType[] types,
      int[] sizes,
      List<String> targets,
      boolean isLabel,
      boolean isCsv)
      throws FileFormatException {
    this(
        new ArrayList<>(names),
        types,
        sizes,
        targets.stream().mapToInt(names::indexOf).toArray(),
        isLabel,
        isCsv);
    for (String target : targets) {
      if (!names.contains(target)) {
        throw new FileFormatException(
            Text.format(
                "%s: there is no column '%s', one of %s was expected", source, target, names));
      }
    }
    if (names.size() == targets.size()) {
      throw new FileFormatException(
          Text.format(
              "%s: columns %s, at least one feature beside the target was expected",
              source, names));
    }
  }

  /** For lines of text, the first of which is a header. */
  static RowReader ofCsv(String source, String header, List<String> targets, boolean isLabel)
      throws FileFormatException {
    InternalRow cells = cells(UTF8String.fromString(header));
    List<String> names =
        IntStream.range(0, cells.numFields()).mapToObj(c -> cells.getString(c).strip()).toList();
    DataType[] types = new DataType[names.size()];
    Arrays.fill(types, DataTypes.StringType);
    int[] sizes = new int[names.size()];
    Arrays.fill(sizes, 1);
    return new RowReader(source, names, types, sizes, targets, isLabel, true);
  }

  /** For columns of numbers, text and vectors. */
  static RowReader ofColumns(
      String source, Dataset<Row> rows, List<String> targets, boolean isLabel)
      throws FileFormatException {
    DataType[] types =
        Arrays.stream(rows.schema().fields()).map(StructField::dataType).toArray(DataType[]::new);
    int[] sizes = new int[types.length];
    Arrays.fill(sizes, 1);
    if (Arrays.stream(types).anyMatch(RowReader::isVector)) {
      JavaRDD<InternalRow> all = rows.queryExecution().toRdd().toJavaRDD();
      for (int[] first : all.map(row -> sizes(row, types)).take(1)) {
        sizes = first;
      }
    }
    List<String> names = List.of(rows.columns());
    return new RowReader(source, names, types, sizes, targets, isLabel, false);
  }

  /** Whether a column holds what Spark ML writes: type, size, indices, values. */
  static boolean isVector(DataType type) {
    DataType stored = type instanceof UserDefinedType<?> own ? own.sqlType() : type;
    return stored instanceof StructType struct
        && Arrays.equals(struct.fieldNames(), new String[] {"type", "size", "indices", "values"});
  }

  private static int[] sizes(InternalRow row, DataType[] types) {
    return IntStream.range(0, types.length)
        .map(c -> isVector(types[c]) && !row.isNullAt(c) ? size(row.getStruct(c, 4)) : 1)
        .toArray();
  }

  private static int size(InternalRow vector) {
    return isDense(vector) ? vector.getArray(3).numElements() : vector.getInt(1);
  }

  private static boolean isDense(InternalRow vector) {
    return vector.getByte(0) == 1;
  }

  /** The names of the features, in the order of the columns. */
  List<String> features() {
    List<String> features = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      String name = names.get(c);
      if (isVector(types[c])) {
        IntStream.range(0, sizes[c]).forEach(i -> features.add(name + "[" + i + "]"));
      } else if (target(c) < 0) {
        features.add(name);
      }
    }
    return features;
  }

  /** How many numbers an example has, its targets too. */
  int width() {
    return Arrays.stream(sizes).sum();
  }

  private int target(int column) {
    for (int t = 0; t < targets.length; t++) {
      if (targets[t] == column) {
        return t;
      }
    }
    return -1;
  }

  /** The first row of a file in CSV. */
  void requireHeader(InternalRow row) throws BadRow {
    InternalRow cells = cells(row.getUTF8String(0));
    String header =
        IntStream.range(0, cells.numFields())
            .mapToObj(c -> cells.getString(c).strip())
            .collect(Collectors.joining(","));
    String expected = String.join(",", names);
    if (!header.equals(expected)) {
      throw new BadRow("its header is '%s', but that of the first file is '%s'", header, expected);
    }
  }

  /**
   * The features of a row, then its targets or the number of its label.
   *
   * @param labels known so far; gets that of the row
   */
  double[] read(InternalRow row, Map<String, Integer> labels) throws BadRow {
    InternalRow cells = isCsv ? cells(row.getUTF8String(0)) : row;
    if (isCsv && cells.numFields() != names.size()) {
      throw new BadRow(
          "%d cells, %d were expected as in the header", cells.numFields(), names.size());
    }
    double[] example = new double[width()];
    int feature = 0;
    for (int c = 0; c < sizes.length; c++) {
      int target = target(c);
      if (target >= 0) {
        example[example.length - targets.length + target] =
            isLabel ? label(cells, c, labels) : number(cells, c);
      } else if (types[c] instanceof StringType || types[c] instanceof DoubleType) {
        example[feature++] = number(cells, c);
      } else {
        vector(cells, c, example, feature);
        feature += sizes[c];
      }
    }
    return example;
  }

  /** The cells of a line, with commas between them, as RFC 4180 has them. */
  private static InternalRow cells(UTF8String text) {
    List<UTF8String> cells = new ArrayList<>();
    byte[] line = text.getBytes();
    byte[] unquoted = new byte[line.length];
    int from = 0;
    int to = 0;
    boolean isQuoted = false;
    for (int at = 0; at <= line.length; at++) {
      byte b = at < line.length ? line[at] : (byte) ',';
      if (b == '"') {
        boolean isDouble = isQuoted && at + 1 < line.length && line[at + 1] == '"';
        isQuoted ^= !isDouble;
        if (isDouble) {
          unquoted[to++] = line[at++];
        }
      } else if (b == ',' && (!isQuoted || at == line.length)) {
        cells.add(UTF8String.fromBytes(unquoted, from, to - from));
        from = to;
      } else {
        unquoted[to++] = b;
      }
    }
    return new GenericInternalRow(cells.toArray());
  }

  private double label(InternalRow row, int column, Map<String, Integer> labels) throws BadRow {
    String label = text(row, column);
    if (label.isEmpty()) {
      throw new BadRow(
          "column '%s' has no value, a class was expected in each row", names.get(column));
    }
    Integer known = labels.putIfAbsent(label, labels.size());
    return known == null ? labels.size() - 1 : known;
  }

  private double number(InternalRow row, int column) throws BadRow {
    double value = Double.NaN;
    if (types[column] instanceof DoubleType) {
      value = row.isNullAt(column) ? Double.NaN : row.getDouble(column);
    } else if (!row.isNullAt(column)) {
      byte[] text = row.getUTF8String(column).getBytes();
      value = CellText.number(text, 0, text.length);
    }
    if (!Double.isFinite(value)) {
      throw notFinite(column, text(row, column));
    }
    return value;
  }

  private BadRow notFinite(int column, String cell) {
    return new BadRow(
        "column '%s': %s; a finite number, as in 1.5, was expected",
        names.get(column), cell.isEmpty() ? "no value" : "'" + cell + "'");
  }

  private void vector(InternalRow row, int column, double[] example, int feature) throws BadRow {
    if (row.isNullAt(column)) {
      throw notFinite(column, "");
    }
    InternalRow vector = row.getStruct(column, 4);
    int size = size(vector);
    if (size != sizes[column]) {
      throw new BadRow(
          "column '%s': a vector of %d entries, %d were expected, as in the first row",
          names.get(column), size, sizes[column]);
    }
    double[] values = vector.getArray(3).toDoubleArray();
    int[] indices = isDense(vector) ? null : vector.getArray(2).toIntArray();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw notFinite(column, String.valueOf(values[i]));
      }
      example[feature + (indices == null ? i : indices[i])] = values[i];
    }
  }

  /** A class 3 is called "3", in a column of decimals too. */
  private String text(InternalRow row, int column) {
    if (row.isNullAt(column)) {
      return "";
    }
    return types[column] instanceof DoubleType
        ? CellText.of(row.getDouble(column))
        : row.getUTF8String(column).toString().strip();
  }
}

package backprop.spark;

import backprop.data.CellText;
import backprop.file.FileFormatException;
import backprop.text.Text;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.UserDefinedType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Makes numbers of a row, as strictly as {@code backprop.data} does: a cell is a number with a
 * decimal point, or an error that names it. A label is the one target that names a class; in CSV
 * each row is a line of text, and each file begins with a header.
 */
record RowReader(
    ArrayList<Field> columns, ArrayList<String> targets, boolean isLabel, boolean isCsv)
    implements Serializable {
  private enum Kind {
    NUMBER,
    TEXT,
    VECTOR // of Spark ML, whose entries are features
  }

  /** A column: the size of its vectors, else 1; its place among the targets, or −1. */
  record Field(String name, Kind kind, int size, int target) implements Serializable {}

  /** A row that makes no example. */
  static final class BadRow extends Exception {
    private static final long serialVersionUID = 1L;

    BadRow(String format, Object... values) {
      super(Text.format(format, values));
    }
  }

  /** For lines of text, the first of which is a header. */
  static RowReader ofCsv(String source, String header, List<String> targets, boolean isLabel)
      throws FileFormatException {
    List<String> names = header(cells(UTF8String.fromString(header)));
    List<Kind> kinds = names.stream().map(name -> Kind.TEXT).toList();
    return of(source, names, kinds, List.of(), targets, isLabel, true);
  }

  /** For columns of numbers, text and vectors. */
  static RowReader ofColumns(
      String source, Dataset<Row> rows, List<String> targets, boolean isLabel)
      throws FileFormatException {
    ArrayList<Kind> kinds = new ArrayList<>();
    Stream.of(rows.schema().fields()).forEach(column -> kinds.add(kind(column.dataType())));
    List<int[]> sizes =
        kinds.contains(Kind.VECTOR)
            ? rows.queryExecution().toRdd().toJavaRDD().map(row -> sizes(row, kinds)).take(1)
            : List.of();
    return of(source, List.of(rows.columns()), kinds, sizes, targets, isLabel, false);
  }

  private static Kind kind(DataType type) {
    return isVector(type) ? Kind.VECTOR : type instanceof DoubleType ? Kind.NUMBER : Kind.TEXT;
  }

  /** Whether a column holds what Spark ML writes: type, size, indices, values. */
  static boolean isVector(DataType type) {
    DataType stored = type instanceof UserDefinedType<?> own ? own.sqlType() : type;
    return stored instanceof StructType struct
        && Arrays.equals(struct.fieldNames(), new String[] {"type", "size", "indices", "values"});
  }

  private static RowReader of(
      String source,
      List<String> names,
      List<Kind> kinds,
      List<int[]> sizes,
      List<String> targets,
      boolean isLabel,
      boolean isCsv)
      throws FileFormatException {
    for (String target : targets) {
      if (!names.contains(target)) {
        throw new FileFormatException(
            "%s: there is no column '%s', only %s", source, target, names);
      }
    }
    if (names.size() == targets.size()) {
      throw new FileFormatException(
          "%s: columns %s; there must be at least one feature beside the target", source, names);
    }
    ArrayList<Field> columns = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      String name = names.get(c);
      int target = names.indexOf(name) == c ? targets.indexOf(name) : -1;
      columns.add(new Field(name, kinds.get(c), sizes.isEmpty() ? 1 : sizes.get(0)[c], target));
    }
    return new RowReader(columns, new ArrayList<>(targets), isLabel, isCsv);
  }

  /** The names of the features, in the order of the columns. */
  List<String> features() {
    List<String> features = new ArrayList<>();
    for (Field column : columns) {
      if (column.kind == Kind.VECTOR) {
        IntStream.range(0, column.size).forEach(i -> features.add(column.name + "[" + i + "]"));
      } else if (column.target < 0) {
        features.add(column.name);
      }
    }
    return features;
  }

  /** How many numbers an example has, its targets too. */
  int width() {
    return columns.stream().mapToInt(Field::size).sum();
  }

  // ------------------------------------------------------------------ rows

  /** The first row of a file in CSV. */
  void requireHeader(InternalRow row) throws BadRow {
    String header = String.join(",", header(cells(row.getUTF8String(0))));
    String expected = String.join(",", columns.stream().map(Field::name).toList());
    if (!header.equals(expected)) {
      throw new BadRow("its header is '%s', but that of the first file is '%s'", header, expected);
    }
  }

  private static List<String> header(InternalRow cells) {
    return IntStream.range(0, cells.numFields()).mapToObj(c -> cells.getString(c).strip()).toList();
  }

  /** The features of a row, then its targets or the number of its label, new or known. */
  double[] read(InternalRow row, Map<String, Integer> labels) throws BadRow {
    InternalRow cells = isCsv ? cells(row.getUTF8String(0)) : row;
    if (isCsv && cells.numFields() != columns.size()) {
      throw new BadRow("%d cells, but the header has %d", cells.numFields(), columns.size());
    }
    double[] example = new double[width()];
    int feature = 0;
    for (int c = 0; c < columns.size(); c++) {
      Field column = columns.get(c);
      if (column.target >= 0) {
        example[example.length - targets.size() + column.target] =
            isLabel ? label(cells, c, labels) : number(cells, c);
      } else if (column.kind == Kind.VECTOR) {
        vector(cells, c, example, feature);
        feature += column.size;
      } else {
        example[feature++] = number(cells, c);
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
          "column '%s' has no value, but each row must have a class", columns.get(column).name);
    }
    Integer known = labels.putIfAbsent(label, labels.size());
    return known == null ? labels.size() - 1 : known;
  }

  private double number(InternalRow row, int column) throws BadRow {
    double value = Double.NaN;
    if (!row.isNullAt(column) && columns.get(column).kind == Kind.NUMBER) {
      value = row.getDouble(column);
    } else if (!row.isNullAt(column)) {
      byte[] text = row.getUTF8String(column).getBytes();
      value = CellText.number(text, 0, text.length);
    }
    return Double.isFinite(value) ? value : notFinite(column, text(row, column));
  }

  private double notFinite(int column, String cell) throws BadRow {
    throw new BadRow(
        "column '%s': %s; it must be a finite number, as in 1.5",
        columns.get(column).name, cell.isEmpty() ? "no value" : "'" + cell + "'");
  }

  /** A class 3 is called "3", in a column of decimals too. */
  private String text(InternalRow row, int column) {
    if (row.isNullAt(column)) {
      return "";
    }
    return columns.get(column).kind == Kind.NUMBER
        ? CellText.of(row.getDouble(column))
        : row.getString(column).strip();
  }

  // ------------------------------------------------------------------ vectors of Spark ML

  private static int[] sizes(InternalRow row, List<Kind> kinds) {
    return IntStream.range(0, kinds.size())
        .map(c -> kinds.get(c) == Kind.VECTOR && !row.isNullAt(c) ? size(row.getStruct(c, 4)) : 1)
        .toArray();
  }

  private static int size(InternalRow vector) {
    return isDense(vector) ? vector.getArray(3).numElements() : vector.getInt(1);
  }

  private static boolean isDense(InternalRow vector) {
    return vector.getByte(0) == 1;
  }

  private void vector(InternalRow row, int column, double[] example, int feature) throws BadRow {
    if (row.isNullAt(column)) {
      notFinite(column, "");
    }
    InternalRow vector = row.getStruct(column, 4);
    if (size(vector) != columns.get(column).size) {
      throw new BadRow(
          "column '%s': a vector of %d entries, but that of the first row has %d",
          columns.get(column).name, size(vector), columns.get(column).size);
    }
    double[] values = vector.getArray(3).toDoubleArray();
    int[] indices = isDense(vector) ? null : vector.getArray(2).toIntArray();
    for (int i = 0; i < values.length; i++) {
      example[feature + (indices == null ? i : indices[i])] =
          Double.isFinite(values[i]) ? values[i] : notFinite(column, String.valueOf(values[i]));
    }
  }
}

package backprop.spark;

import backprop.data.CellText;
import backprop.file.FileFormatException;
import backprop.text.Text;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.UserDefinedType;

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

  /** A column: the size of its vectors, else 1, and where its numbers stand in an example. */
  record Field(String name, Kind kind, int size, boolean isTarget, int place)
      implements Serializable {}

  /** A line of text, its quotes taken out: the cells that end before these bytes. */
  private record Line(byte[] text, int[] ends, int cells) {
    double number(int cell) {
      return CellText.number(text, begin(cell), ends[cell]);
    }

    String text(int cell) {
      int from = begin(cell);
      return new String(text, from, ends[cell] - from, StandardCharsets.UTF_8).strip();
    }

    private int begin(int cell) {
      return cell == 0 ? 0 : ends[cell - 1];
    }
  }

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
    List<String> names = names(header.getBytes(StandardCharsets.UTF_8));
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
      int column = names.indexOf(target);
      if (column < 0 || targets.indexOf(target) != targets.lastIndexOf(target)) {
        throw new FileFormatException(
            column < 0 ? "%s: there is no column '%s', only %s" : "%s: target '%s' is named twice",
            source,
            target,
            names);
      }
      if (kinds.get(column) == Kind.VECTOR) {
        throw new FileFormatException(
            "%s: column '%s' holds vectors; what is predicted must be a class or a number",
            source, target);
      }
    }
    if (names.size() == targets.size()) {
      throw new FileFormatException(
          "%s: columns %s; there must be at least one feature beside the target", source, names);
    }
    ArrayList<Field> columns = new ArrayList<>();
    int[] size = sizes.isEmpty() ? names.stream().mapToInt(name -> 1).toArray() : sizes.get(0);
    int feature = 0;
    int target = IntStream.of(size).sum() - targets.size(); // behind the features
    for (int c = 0; c < names.size(); c++) {
      String name = names.get(c);
      boolean isTarget = targets.contains(name) && names.indexOf(name) == c;
      int place = isTarget ? target + targets.indexOf(name) : feature;
      feature += isTarget ? 0 : size[c];
      columns.add(new Field(name, kinds.get(c), size[c], isTarget, place));
    }
    return new RowReader(columns, new ArrayList<>(targets), isLabel, isCsv);
  }

  /** The names of the features, in the order of the columns. */
  List<String> features() {
    List<String> features = new ArrayList<>();
    for (Field column : columns) {
      if (column.kind == Kind.VECTOR) {
        IntStream.range(0, column.size).forEach(i -> features.add(column.name + "[" + i + "]"));
      } else if (!column.isTarget) {
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
    String header = String.join(",", names(row.getUTF8String(0).getBytes()));
    String expected = String.join(",", columns.stream().map(Field::name).toList());
    if (!header.equals(expected)) {
      throw new BadRow("its header is '%s', but that of the first file is '%s'", header, expected);
    }
  }

  private static List<String> names(byte[] header) {
    Line line = line(header, header.length + 1);
    return IntStream.range(0, line.cells).mapToObj(line::text).toList();
  }

  /**
   * Writes an example: the features of a row, then its targets or the number of its label, new or
   * known.
   */
  void read(InternalRow row, Map<String, Integer> labels, double[] into) throws BadRow {
    Line line = isCsv ? line(row.getUTF8String(0).getBytes(), columns.size()) : null;
    if (isCsv && line.cells != columns.size()) {
      throw new BadRow("%d cells, but the header has %d", line.cells, columns.size());
    }
    for (int c = 0; c < columns.size(); c++) {
      Field column = columns.get(c);
      if (column.kind == Kind.VECTOR) {
        vector(row, c, into);
      } else if (column.isTarget && isLabel) {
        into[column.place] = label(column, isCsv ? line.text(c) : text(row, c), labels);
      } else {
        double value = isCsv ? line.number(c) : number(row, c);
        if (!Double.isFinite(value)) {
          throw notFinite(c, isCsv ? line.text(c) : text(row, c));
        }
        into[column.place] = value;
      }
    }
  }

  /** With commas between the cells, as RFC 4180 has them; the first ones of them. */
  private static Line line(byte[] text, int most) {
    byte[] unquoted = new byte[text.length];
    int[] ends = new int[most];
    int cells = 0;
    int to = 0;
    boolean isQuoted = false;
    for (int at = 0; at <= text.length; at++) {
      byte b = at < text.length ? text[at] : (byte) ',';
      if (b == '"') {
        boolean isDouble = isQuoted && at + 1 < text.length && text[at + 1] == '"';
        isQuoted ^= !isDouble;
        if (isDouble) {
          unquoted[to++] = text[at++];
        }
      } else if (b == ',' && (!isQuoted || at == text.length)) {
        if (cells < most) {
          ends[cells] = to;
        }
        cells++;
      } else {
        unquoted[to++] = b;
      }
    }
    return new Line(unquoted, ends, cells);
  }

  private static int label(Field column, String label, Map<String, Integer> labels) throws BadRow {
    if (label.isEmpty()) {
      throw new BadRow("column '%s' has no value, but each row must have a class", column.name);
    }
    Integer known = labels.putIfAbsent(label, labels.size());
    return known == null ? labels.size() - 1 : known;
  }

  private BadRow notFinite(int column, String cell) {
    return new BadRow(
        "column '%s': %s; it must be a finite number, as in 1.5",
        columns.get(column).name, cell.isEmpty() ? "no value" : "'" + cell + "'");
  }

  // ------------------------------------------------------------------ columns of Parquet

  private double number(InternalRow row, int column) {
    if (row.isNullAt(column)) {
      return Double.NaN;
    }
    if (columns.get(column).kind == Kind.NUMBER) {
      return row.getDouble(column);
    }
    byte[] text = row.getUTF8String(column).getBytes();
    return CellText.number(text, 0, text.length);
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

  private void vector(InternalRow row, int column, double[] into) throws BadRow {
    if (row.isNullAt(column)) {
      throw notFinite(column, "");
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
      if (!Double.isFinite(values[i])) {
        throw notFinite(column, String.valueOf(values[i]));
      }
      into[columns.get(column).place + (indices == null ? i : indices[i])] = values[i];
    }
  }
}

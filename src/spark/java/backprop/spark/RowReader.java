package backprop.spark;

import backprop.data.CellText;
import backprop.file.FileFormatException;
import backprop.spark.Chunk.BadRow;
import backprop.text.Text;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.UserDefinedType;

/**
 * Makes numbers of a row, as strictly as {@code backprop.data} does: a cell is a number with a
 * decimal point, or an error that names it.
 */
abstract class RowReader implements Serializable {
  private static final long serialVersionUID = 1L;
  final ArrayList<String> names;
  final int[] targets; // their columns, in their order
  final boolean isLabel; // the one target names a class

  /**
   * @throws FileFormatException if there is no such target, or no feature beside them
   */
  RowReader(String source, List<String> names, List<String> targets, boolean isLabel)
      throws FileFormatException {
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
    this.names = new ArrayList<>(names);
    this.targets = targets.stream().mapToInt(names::indexOf).toArray();
    this.isLabel = isLabel;
  }

  /**
   * The features of a row, then its targets or the number of its label; null if it is no row of the
   * table.
   *
   * @param isFirst whether it is the first row of a file
   * @param labels known so far; gets that of the row
   */
  abstract double[] read(InternalRow row, boolean isFirst, Map<String, Integer> labels)
      throws BadRow;

  /** The names of the features of examples that are so wide. */
  List<String> features(int width) {
    List<String> features = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      if (target(c) < 0) {
        addFeatures(c, width, features);
      }
    }
    return features;
  }

  void addFeatures(int column, int width, List<String> features) {
    features.add(names.get(column));
  }

  int target(int column) {
    for (int t = 0; t < targets.length; t++) {
      if (targets[t] == column) {
        return t;
      }
    }
    return -1;
  }

  double finite(double value, int column, Object cell) throws BadRow {
    if (Double.isFinite(value)) {
      return value;
    }
    throw new BadRow(
        Text.format(
            "column '%s': %s; a finite number, as in 1.5, was expected",
            names.get(column), cell == null || cell.equals("") ? "no value" : "'" + cell + "'"));
  }

  double number(String label, int column, Map<String, Integer> labels) throws BadRow {
    if (label.isEmpty()) {
      throw new BadRow(
          Text.format(
              "column '%s' has no value, a class was expected in each row", names.get(column)));
    }
    Integer known = labels.putIfAbsent(label, labels.size());
    return known == null ? labels.size() - 1 : known;
  }

  // ------------------------------------------------------------------ lines of text

  /** Lines with commas, as RFC 4180 has them, but each row in one line. */
  static final class OfCsv extends RowReader {
    private static final long serialVersionUID = 1L;
    private final String header;

    OfCsv(String source, String header, List<String> targets, boolean isLabel)
        throws FileFormatException {
      super(source, cells(header), targets, isLabel);
      this.header = header;
    }

    /** A header without the mark that some programs write before it. */
    static String header(String line) {
      return (line.startsWith("\ufeff") ? line.substring(1) : line).strip();
    }

    private static List<String> cells(String header) {
      byte[] line = header.getBytes(StandardCharsets.UTF_8);
      int[] ends = new int[line.length + 1];
      int count = split(line, ends);
      return IntStream.range(0, count)
          .mapToObj(c -> text(line, c == 0 ? 0 : ends[c - 1], ends[c]))
          .toList();
    }

    @Override
    double[] read(InternalRow row, boolean isFirst, Map<String, Integer> labels) throws BadRow {
      byte[] line = row.getUTF8String(0).getBytes();
      String first = isFirst ? header(text(line, 0, line.length)) : header;
      if (!first.equals(header)) {
        throw new BadRow(
            Text.format("its header is '%s', but that of the first file is '%s'", first, header));
      }
      if (isFirst || line.length == 0) {
        return null;
      }
      int[] ends = new int[names.size()];
      byte[] cells = line.clone();
      int count = split(cells, ends);
      if (count != ends.length) {
        throw new BadRow(
            Text.format("%d cells, %d were expected as in the header", count, names.size()));
      }
      double[] example = new double[ends.length];
      int feature = 0;
      for (int c = 0, from = 0; c < ends.length; from = ends[c++]) {
        int target = target(c);
        if (target >= 0) {
          example[ends.length - targets.length + target] =
              isLabel
                  ? number(text(cells, from, ends[c]), c, labels)
                  : cell(cells, from, ends[c], c);
        } else {
          example[feature++] = cell(cells, from, ends[c], c);
        }
      }
      return example;
    }

    /** Leaves only the cells of a line in it, one after the other, and says how many there are. */
    private static int split(byte[] line, int[] ends) {
      int to = 0;
      int count = 0;
      boolean isQuoted = false;
      for (int at = 0; at <= line.length; at++) {
        byte b = at < line.length ? line[at] : (byte) ',';
        if (b == '"') {
          boolean isDouble = isQuoted && at + 1 < line.length && line[at + 1] == '"';
          isQuoted ^= !isDouble;
          if (isDouble) {
            line[to++] = line[at++];
          }
        } else if (b == ',' && (!isQuoted || at == line.length)) {
          if (count < ends.length) {
            ends[count] = to;
          }
          count++;
        } else {
          line[to++] = b;
        }
      }
      return count;
    }

    private double cell(byte[] line, int from, int to, int column) throws BadRow {
      double value = CellText.number(line, from, to);
      return Double.isFinite(value) ? value : finite(value, column, text(line, from, to));
    }

    private static String text(byte[] line, int from, int to) {
      return new String(line, from, to - from, StandardCharsets.UTF_8).strip();
    }
  }

  // ------------------------------------------------------------------ columns with types

  /** Columns of numbers, of text, and vectors of Spark ML, whose entries are features. */
  static final class OfColumns extends RowReader {
    private static final long serialVersionUID = 1L;
    private final DataType[] types; // DoubleType, StringType, or that of a vector

    OfColumns(String source, StructType schema, List<String> targets, boolean isLabel)
        throws FileFormatException {
      super(source, List.of(schema.fieldNames()), targets, isLabel);
      types = Arrays.stream(schema.fields()).map(StructField::dataType).toArray(DataType[]::new);
    }

    /** Whether a column holds what Spark ML writes: type, size, indices, values. */
    static boolean isVector(DataType type) {
      DataType stored = type instanceof UserDefinedType<?> own ? own.sqlType() : type;
      return stored instanceof StructType struct
          && Arrays.equals(struct.fieldNames(), new String[] {"type", "size", "indices", "values"});
    }

    @Override
    void addFeatures(int column, int width, List<String> features) {
      if (!isVector(types[column])) {
        super.addFeatures(column, width, features);
        return;
      }
      long vectors = Arrays.stream(types).filter(OfColumns::isVector).count();
      int size = (int) ((width - types.length + targets.length + vectors) / vectors);
      for (int i = 0; i < size; i++) {
        features.add(names.get(column) + "[" + i + "]");
      }
    }

    @Override
    double[] read(InternalRow row, boolean isFirst, Map<String, Integer> labels) throws BadRow {
      double[] example = new double[width(row)];
      int feature = 0;
      for (int c = 0; c < types.length; c++) {
        int target = target(c);
        if (target >= 0) {
          example[example.length - targets.length + target] =
              isLabel ? number(label(row, c), c, labels) : cell(row, c);
        } else if (isVector(types[c])) {
          feature = vector(row.getStruct(c, 4), c, example, feature);
        } else {
          example[feature++] = cell(row, c);
        }
      }
      return example;
    }

    private int width(InternalRow row) throws BadRow {
      int width = 0;
      for (int c = 0; c < types.length; c++) {
        if (isVector(types[c]) && row.isNullAt(c)) {
          finite(Double.NaN, c, null);
        }
        width += isVector(types[c]) ? size(row.getStruct(c, 4)) : 1;
      }
      return width;
    }

    private static int size(InternalRow vector) {
      return vector.getByte(0) == 1 ? vector.getArray(3).numElements() : vector.getInt(1);
    }

    private int vector(InternalRow vector, int column, double[] example, int feature)
        throws BadRow {
      double[] values = vector.getArray(3).toDoubleArray();
      int[] indices = vector.getByte(0) == 1 ? null : vector.getArray(2).toIntArray();
      for (int i = 0; i < values.length; i++) {
        example[feature + (indices == null ? i : indices[i])] =
            finite(values[i], column, values[i]);
      }
      return feature + size(vector);
    }

    private double cell(InternalRow row, int column) throws BadRow {
      if (row.isNullAt(column)) {
        return finite(Double.NaN, column, null);
      }
      if (types[column] instanceof DoubleType) {
        return finite(row.getDouble(column), column, row.getDouble(column));
      }
      byte[] text = row.getUTF8String(column).getBytes();
      double value = CellText.number(text, 0, text.length);
      return finite(value, column, new String(text, StandardCharsets.UTF_8).strip());
    }

    /** A class 3 is called "3", in a column of decimals too. */
    private String label(InternalRow row, int column) {
      if (row.isNullAt(column)) {
        return "";
      }
      return types[column] instanceof DoubleType
          ? CellText.of(row.getDouble(column))
          : row.getUTF8String(column).toString().strip();
    }
  }
}

package backprop.spark;

import backprop.data.CellText;
import backprop.spark.Columns.BadRow;
import backprop.spark.Columns.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.LongAccumulator;

/** Reads CSV, of which each row is a line of text, and each file begins with a header. */
record LineReader(Columns columns) implements Columns.Reader<InternalRow> {
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

  static JavaRDD<Chunk> chunks(Dataset<Row> lines, Columns columns, LongAccumulator read) {
    LineReader reader = new LineReader(columns);
    JavaRDD<InternalRow> rows = lines.queryExecution().toRdd().toJavaRDD();
    return rows.mapPartitions(some -> Chunk.of(some, reader, read));
  }

  static List<String> names(String header) {
    Line line = line(header.getBytes(StandardCharsets.UTF_8), header.length() + 1);
    return IntStream.range(0, line.cells).mapToObj(line::text).toList();
  }

  @Override
  public boolean isHeader(InternalRow row) throws BadRow {
    String header = String.join(",", names(row.getString(0)));
    String expected = String.join(",", columns.fields().stream().map(Field::name).toList());
    if (!header.equals(expected)) {
      throw new BadRow("its header is '%s', but that of the first file is '%s'", header, expected);
    }
    return true;
  }

  @Override
  public void read(InternalRow row, Chunk.Draft into) throws BadRow {
    List<Field> fields = columns.fields();
    Line line = line(row.getUTF8String(0).getBytes(), fields.size());
    if (line.cells != fields.size()) {
      throw new BadRow("%d cells, but the header has %d", line.cells, fields.size());
    }
    into.room(1);
    for (int c = 0; c < fields.size(); c++) {
      Field field = fields.get(c);
      boolean isLabel = columns.isLabel() && field.isTarget();
      double number = isLabel ? into.label(field, line.text(c)) : line.number(c);
      if (!Double.isFinite(number)) {
        throw columns.notFinite(c, line.text(c));
      }
      into.set(0, field.place(), number);
    }
    into.add(1);
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
}

package backprop.spark;

import backprop.data.CellText;
import backprop.spark.Columns.BadRow;
import backprop.spark.Columns.Field;
import backprop.spark.Columns.Reader;
import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.LongAccumulator;

/**
 * Some neighbouring rows of a part of a file, read: of each row the features, then the targets or
 * the number of its label, which counts the labels of these rows alone. What is bad about the row
 * after them is null if nothing is. The next chunk of the same task overwrites its numbers.
 */
record Chunk(Part part, long first, int rows, byte[] numbers, String[] labels, String bad)
    implements Packed.Holder {
  static final int CELLS = 1 << 20; // 8 MB

  @Override
  public Chunk with(byte[] numbers) {
    return new Chunk(part, first, rows, numbers, labels, bad);
  }

  private Object writeReplace() { // a stream takes an array that it knows for unchanged
    return with(numbers.clone());
  }

  /** A part of a file that one task reads from beginning to end. */
  record Part(UTF8String file, long start) implements Serializable, Comparable<Part> {
    /** Of the row that this thread has just read. */
    static Part ofThisRow() {
      return new Part(
          InputFileBlockHolder.getInputFilePath(), InputFileBlockHolder.getStartOffset());
    }

    @Override
    public int compareTo(Part other) {
      int files = file.compareTo(other.file);
      return files != 0 ? files : Long.compare(start, other.start);
    }
  }

  /** Rows that are being read. */
  static final class Draft {
    private final int width;
    private final Map<Object, Integer> labels = new LinkedHashMap<>();
    private byte[] numbers = {};
    private int rows;

    private Draft(int width) {
      this.width = width;
    }

    /** Makes room for some more rows, of zeros. */
    void room(int more) {
      int needed = (rows + more) * width * Double.BYTES;
      if (needed > numbers.length) {
        numbers = Arrays.copyOf(numbers, Math.max(needed, 2 * numbers.length));
      }
      Arrays.fill(numbers, rows * width * Double.BYTES, needed, (byte) 0);
    }

    /** Writes a number of the i-th of them. */
    void set(int i, int place, double number) {
      Packed.set(numbers, (rows + i) * width + place, number);
    }

    /** The number of a class, known or new, by what stands in its cell. */
    int label(Field column, Object cell) throws BadRow {
      if ("".equals(cell)) {
        throw new BadRow("column '%s' has no value, but each row must have a class", column.name());
      }
      Integer known = labels.putIfAbsent(cell, labels.size());
      return known == null ? labels.size() - 1 : known;
    }

    void add(int more) {
      rows += more;
    }

    /** And begins anew. */
    private Chunk chunk(Part part, long first, String bad) {
      int bytes = rows * width * Double.BYTES;
      numbers = bytes == numbers.length ? numbers : Arrays.copyOf(numbers, bytes);
      String[] texts =
          labels.keySet().stream()
              .map(cell -> cell instanceof Double number ? CellText.of(number) : cell.toString())
              .toArray(String[]::new);
      Chunk chunk = new Chunk(part, first, rows, numbers, texts, bad);
      rows = 0;
      labels.clear();
      return chunk;
    }
  }

  /** The rows of one task, a chunk at a time. */
  static <T> Iterator<Chunk> of(Iterator<T> some, Reader<T> reader, LongAccumulator read) {
    PeekingIterator<T> left = Iterators.peekingIterator(some);
    Draft draft = new Draft(reader.columns().width());
    int most = Math.max(1, CELLS / draft.width);
    return new AbstractIterator<>() {
      private Part part; // of the chunk before
      private long first; // the number of the next row in it

      @Override
      protected Chunk computeNext() {
        if (!left.hasNext()) {
          return endOfData();
        }
        Part before = part;
        T next = left.peek();
        part = Part.ofThisRow();
        boolean begins = !part.equals(before);
        first = begins ? 0 : first;
        String bad = null;
        try {
          if (begins && part.start == 0 && reader.isHeader(next)) {
            left.next();
          }
          while (isGoingOn() && draft.rows < most) {
            reader.read(left.next(), draft);
          }
        } catch (BadRow e) {
          bad = e.getMessage();
          while (isGoingOn()) {
            left.next();
          }
        }
        Chunk chunk = draft.chunk(part, first, bad);
        first += chunk.rows;
        read.add(chunk.rows);
        return chunk;
      }

      private boolean isGoingOn() {
        return left.hasNext() && left.peek() != null && part.equals(Part.ofThisRow());
      }
    };
  }
}

package backprop.spark;

import backprop.spark.RowReader.BadRow;
import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.LongAccumulator;

/**
 * Some neighbouring rows of a part of a file, read: of each row the features, then the targets or
 * the number of its label, which counts the labels of these rows alone. What is bad about the row
 * after them is null if nothing is.
 */
record Chunk(Part part, long first, double[][] examples, String[] labels, String bad)
    implements Serializable {
  private static final int CELLS = 1 << 20; // 8 MB

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

  /** The rows of one task, a chunk at a time. */
  static Iterator<Chunk> of(Iterator<InternalRow> rows, RowReader reader, LongAccumulator read) {
    PeekingIterator<InternalRow> left = Iterators.peekingIterator(rows);
    int width = reader.width();
    int most = Math.max(1, CELLS / width);
    return new AbstractIterator<>() {
      private Part part; // of the chunk before
      private long first; // the number of the next row in it

      @Override
      protected Chunk computeNext() {
        if (!left.hasNext()) {
          return endOfData();
        }
        Part before = part;
        left.peek();
        part = Part.ofThisRow();
        boolean begins = !part.equals(before);
        first = begins ? 0 : first;
        List<double[]> examples = new ArrayList<>();
        Map<String, Integer> labels = new LinkedHashMap<>();
        String bad = null;
        try {
          if (begins && part.start == 0 && reader.isCsv()) {
            reader.requireHeader(left.next());
          }
          while (isGoingOn() && examples.size() < most) {
            double[] example = new double[width];
            reader.read(left.next(), labels, example);
            examples.add(example);
          }
        } catch (BadRow e) {
          bad = e.getMessage();
          while (isGoingOn()) {
            left.next();
          }
        }
        long from = first;
        first += examples.size();
        read.add(examples.size());
        return new Chunk(
            part,
            from,
            examples.toArray(double[][]::new),
            labels.keySet().toArray(String[]::new),
            bad);
      }

      private boolean isGoingOn() {
        return left.hasNext() && left.peek() != null && part.equals(Part.ofThisRow());
      }
    };
  }
}

package backprop.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.LongAccumulator;

/**
 * Some neighbouring rows of a table, read: the features of each, then the targets or the number of
 * its label.
 *
 * @param part of the file that they are in
 * @param first the number of the first of them in the part
 * @param rows how many
 * @param cells row by row
 * @param labels by their numbers, those of these rows alone
 * @param bad what is wrong with the row after them; null if nothing is
 */
record Chunk(Part part, long first, int rows, double[] cells, String[] labels, String bad)
    implements Serializable {
  private static final int CELLS = 1 << 20; // 8 MB

  /** A part of a file that one task reads from beginning to end. */
  record Part(String file, long start) implements Serializable, Comparable<Part> {
    @Override
    public int compareTo(Part other) {
      int files = file.compareTo(other.file);
      return files != 0 ? files : Long.compare(start, other.start);
    }
  }

  /** A row that makes no example. */
  static final class BadRow extends Exception {
    private static final long serialVersionUID = 1L;

    BadRow(String message) {
      super(message);
    }
  }

  int width() {
    return rows == 0 ? 0 : cells.length / rows;
  }

  /** The rows of one task, a chunk at a time; the columns file and start come last in each. */
  static Iterator<Chunk> of(Iterator<InternalRow> rows, RowReader reader, LongAccumulator read) {
    return new Reading(rows, reader, read);
  }

  private static final class Reading implements Iterator<Chunk> {
    private final Iterator<InternalRow> rows;
    private final RowReader reader;
    private final LongAccumulator read;
    private final List<double[]> cells = new ArrayList<>();
    private final Map<String, Integer> labels = new LinkedHashMap<>();
    private InternalRow row; // the next one
    private UTF8String file;
    private Part part;
    private boolean begins; // whether the next row is the first of its part
    private long first; // the number of the next example in its part
    private Part broken; // which has a bad row: those after it are left out

    Reading(Iterator<InternalRow> rows, RowReader reader, LongAccumulator read) {
      this.rows = rows;
      this.reader = reader;
      this.read = read;
      advance();
    }

    private void advance() {
      do {
        row = rows.hasNext() ? rows.next() : null;
      } while (row != null && broken != null && broken.equals(partOfRow()));
    }

    private Part partOfRow() {
      int columns = row.numFields();
      UTF8String now = row.getUTF8String(columns - 2);
      long start = row.getLong(columns - 1);
      if (part == null || part.start != start || !now.equals(file)) {
        file = now.clone();
        part = new Part(file.toString(), start);
        begins = true;
        first = 0;
      }
      return part;
    }

    @Override
    public boolean hasNext() {
      return row != null;
    }

    @Override
    public Chunk next() {
      if (row == null) {
        throw new NoSuchElementException();
      }
      cells.clear();
      labels.clear();
      Part of = partOfRow();
      long from = first;
      String bad = null;
      int count = 0;
      while (bad == null && row != null && count < CELLS && of.equals(partOfRow())) {
        try {
          double[] example = reader.read(row, begins && of.start == 0, labels);
          begins = false;
          if (example != null) {
            cells.add(example);
            first++;
            count += example.length;
          }
        } catch (BadRow e) {
          bad = e.getMessage();
          broken = of;
        }
        advance();
      }
      read.add(cells.size());
      int width = cells.isEmpty() ? 0 : cells.get(0).length;
      double[] all = new double[cells.size() * width];
      for (int r = 0; r < cells.size(); r++) {
        System.arraycopy(cells.get(r), 0, all, r * width, width);
      }
      return new Chunk(of, from, cells.size(), all, labels.keySet().toArray(String[]::new), bad);
    }
  }
}

package backprop.spark;

import backprop.data.CellText;
import backprop.spark.Chunk.Part;
import backprop.text.Text;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple2;

/**
 * Rows on their way to the block that they belong to.
 *
 * @param slots where in the block each goes
 * @param cells row by row: features, then targets or the number of the class
 */
record Rows(int[] slots, double[] cells) implements Serializable {
  private static final int MOST_CELLS = 2_000_000; // of a task: 16 MB

  /** Rows of one block, while they are gathered. */
  private static final class Gathered {
    private int[] slots = new int[4];
    private double[] cells = new double[0];
    private int count;

    void add(int slot, double[] from, int start, int width) {
      if (count == slots.length) {
        slots = Arrays.copyOf(slots, 2 * count);
      }
      if (cells.length < slots.length * width) {
        cells = Arrays.copyOf(cells, slots.length * width);
      }
      slots[count] = slot;
      System.arraycopy(from, start, cells, count * width, width);
      count++;
    }

    Rows rows(int width) {
      return new Rows(Arrays.copyOf(slots, count), Arrays.copyOf(cells, count * width));
    }
  }

  /**
   * Block ↦ rows, of which a task holds some megabytes at a time.
   *
   * @param first the number of the first row of each part of a file
   * @param classes in their order; none if the targets are numbers
   */
  static Iterator<Tuple2<Integer, Rows>> of(
      Iterator<Chunk> chunks,
      Map<Part, Long> first,
      Layout layout,
      long seed,
      List<String> classes) {
    Permutation places = new Permutation(layout.rows(), seed, 0);
    boolean isDealt = layout.training() < layout.rows();
    Map<Part, Long> next = new HashMap<>(first);
    Deque<Tuple2<Integer, Rows>> ready = new ArrayDeque<>();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        while (ready.isEmpty() && chunks.hasNext()) {
          gather();
        }
        return !ready.isEmpty();
      }

      private void gather() {
        Map<Integer, Gathered> blocks = new HashMap<>();
        int width = 0;
        for (int cells = 0; cells < MOST_CELLS && chunks.hasNext(); ) {
          Chunk chunk = chunks.next();
          int[] numbers =
              Arrays.stream(chunk.labels()).mapToInt(l -> CellText.indexOf(classes, l)).toArray();
          long number = next.merge(chunk.part(), (long) chunk.rows(), Long::sum) - chunk.rows();
          width = chunk.rows() == 0 ? width : chunk.width();
          for (int r = 0; r < chunk.rows(); r++, number++) {
            if (!classes.isEmpty()) {
              int label = (r + 1) * width - 1;
              chunk.cells()[label] = numbers[(int) chunk.cells()[label]];
            }
            long place = isDealt ? places.at(number) : number;
            blocks
                .computeIfAbsent(layout.block(place), b -> new Gathered())
                .add(layout.slot(place), chunk.cells(), r * width, width);
          }
          cells += chunk.cells().length;
        }
        for (Map.Entry<Integer, Gathered> block : blocks.entrySet()) {
          ready.add(new Tuple2<>(block.getKey(), block.getValue().rows(width)));
        }
      }

      @Override
      public Tuple2<Integer, Rows> next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return ready.remove();
      }
    };
  }

  /** The blocks of a partition, of rows that come in the order of the blocks. */
  static Iterator<Block> blocks(
      Iterator<Tuple2<Integer, Rows>> rows,
      Layout layout,
      int features,
      int targets,
      int classes,
      LongAccumulator moved) {
    return new Iterator<>() {
      private Tuple2<Integer, Rows> next = rows.hasNext() ? rows.next() : null;

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public Block next() {
        if (next == null) {
          throw new NoSuchElementException();
        }
        int number = next._1();
        Block block = Block.of(features, targets, classes, layout.examples(number));
        int filled = 0;
        while (next != null && next._1() == number) {
          next._2().fill(block);
          filled += next._2().slots.length;
          next = rows.hasNext() ? rows.next() : null;
        }
        if (filled != block.examples()) {
          throw new IllegalStateException(
              Text.format(
                  "block %d got %d rows, %d were expected: the table has changed since it was first read",
                  number, filled, block.examples()));
        }
        moved.add(filled);
        return block;
      }
    };
  }

  private void fill(Block block) {
    int features = block.X().length;
    int width = features + block.Y().length;
    for (int r = 0; r < slots.length; r++) {
      for (int i = 0; i < width; i++) {
        double[] row = i < features ? block.X()[i] : block.Y()[i - features];
        row[slots[r]] = cells[r * width + i];
      }
    }
  }
}

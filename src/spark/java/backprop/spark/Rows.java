package backprop.spark;

import backprop.data.CellText;
import backprop.spark.Chunk.Part;
import backprop.text.Text;
import java.io.Serializable;
import java.util.Arrays;
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
  /** Rows of one block, while they are gathered. */
  private static final class Gathered {
    private int[] slots = new int[4];
    private double[] cells = new double[0];
    private int count;

    void add(int slot, double[] row) {
      if (count == slots.length) {
        slots = Arrays.copyOf(slots, 2 * count);
      }
      if (cells.length < slots.length * row.length) {
        cells = Arrays.copyOf(cells, slots.length * row.length);
      }
      slots[count] = slot;
      System.arraycopy(row, 0, cells, count * row.length, row.length);
      count++;
    }

    Rows rows(int width) {
      return new Rows(Arrays.copyOf(slots, count), Arrays.copyOf(cells, count * width));
    }
  }

  /**
   * Block ↦ rows of a chunk, the class of each as its number.
   *
   * @param first the number of the first row of each part of a file
   * @param classes in their order; none if the targets are numbers
   */
  static Iterator<Tuple2<Integer, Rows>> of(
      Chunk chunk, Map<Part, Long> first, Layout layout, long seed, List<String> classes) {
    Permutation places = new Permutation(layout.rows(), seed, 0);
    boolean isDealt = layout.training() < layout.rows();
    int[] numbers =
        Arrays.stream(chunk.labels()).mapToInt(l -> CellText.indexOf(classes, l)).toArray();
    long number = first.get(chunk.part()) + chunk.first();
    int width = chunk.width();
    Map<Integer, Gathered> blocks = new HashMap<>();
    for (int r = 0; r < chunk.rows(); r++, number++) {
      double[] row = Arrays.copyOfRange(chunk.cells(), r * width, (r + 1) * width);
      if (!classes.isEmpty()) {
        row[width - 1] = numbers[(int) row[width - 1]];
      }
      long place = isDealt ? places.at(number) : number;
      blocks.computeIfAbsent(layout.block(place), b -> new Gathered()).add(layout.slot(place), row);
    }
    return blocks.entrySet().stream()
        .map(block -> new Tuple2<>(block.getKey(), block.getValue().rows(width)))
        .iterator();
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

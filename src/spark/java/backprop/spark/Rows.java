package backprop.spark;

import backprop.data.CellText;
import backprop.file.FileFormatException;
import backprop.matrix.Blocks;
import backprop.spark.Chunk.Part;
import backprop.text.Text;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple2;

/**
 * Rows, one after the other, on their way to their slots in a partition: features, then targets or
 * the class's number.
 */
record Rows(int[] slots, byte[] examples) implements Serializable {
  /**
   * Partition ↦ rows of a chunk, the class of each, if there are classes, as its number; {@code
   * first} is the number of the first row of each part of a file.
   */
  static Iterator<Tuple2<Integer, Rows>> of(
      String path,
      Chunk chunk,
      Map<Part, Long> first,
      Layout layout,
      long seed,
      List<String> classes)
      throws FileFormatException {
    if (chunk.bad() != null) {
      long before = chunk.first() + chunk.rows();
      throw Scan.refusal(path, first, chunk.part(), before, chunk.bad());
    }
    if (chunk.rows() == 0) {
      return Collections.emptyIterator();
    }
    int bytes = chunk.examples().length / chunk.rows(); // of an example
    if (!classes.isEmpty()) {
      int[] numbers =
          Stream.of(chunk.labels()).mapToInt(l -> CellText.indexOf(classes, l)).toArray();
      for (int end = bytes; end <= chunk.examples().length; end += bytes) {
        int label = end / Double.BYTES - 1;
        Packed.set(chunk.examples(), label, numbers[(int) Packed.get(chunk.examples(), label)]);
      }
    }
    Permutation order = new Permutation(layout.rows(), seed, 0);
    long number = first.get(chunk.part()) + chunk.first();
    long[] spots = new long[chunk.rows()];
    int[] counts = new int[layout.numPartitions()];
    for (int r = 0; r < spots.length; r++) {
      spots[r] = layout.spot(layout.holdsOut() ? order.at(number + r) : number + r);
      counts[(int) (spots[r] / layout.most())]++;
    }
    Rows[] parts = new Rows[counts.length];
    for (int r = 0; r < spots.length; r++) {
      int p = (int) (spots[r] / layout.most());
      if (parts[p] == null) {
        parts[p] = new Rows(new int[counts[p]], new byte[counts[p] * bytes]);
      }
      int at = parts[p].slots.length - counts[p]--;
      parts[p].slots[at] = (int) (spots[r] % layout.most());
      System.arraycopy(chunk.examples(), r * bytes, parts[p].examples, at * bytes, bytes);
    }
    return IntStream.range(0, parts.length)
        .filter(p -> parts[p] != null)
        .mapToObj(p -> new Tuple2<>(p, parts[p]))
        .iterator();
  }

  /** The blocks of a partition, of its rows in any order. */
  static Iterator<Block> blocks(
      int part,
      Iterator<Tuple2<Integer, Rows>> rows,
      Layout layout,
      int features,
      int targets,
      int classes,
      LongAccumulator moved) {
    int bytes = (features + targets) * Double.BYTES; // of an example
    int[] numbers = layout.blocks(part).toArray();
    int[] sizes = IntStream.of(numbers).map(layout::examples).toArray();
    int[] filled = new int[sizes.length];
    byte[][] blocks = new byte[sizes.length][];
    Arrays.setAll(blocks, b -> new byte[sizes[b] * bytes]);
    while (rows.hasNext()) {
      Rows some = rows.next()._2();
      for (int r = 0; r < some.slots.length; r++) {
        int b = some.slots[r] / Blocks.EXAMPLES;
        int slot = some.slots[r] % Blocks.EXAMPLES;
        System.arraycopy(some.examples, r * bytes, blocks[b], slot * bytes, bytes);
        filled[b]++;
      }
      moved.add(some.slots.length);
    }
    for (int b = 0; b < blocks.length; b++) {
      if (filled[b] != sizes[b]) {
        throw new IllegalStateException(
            Text.format(
                "block %d got %d rows instead of %d: the table has changed since it was first read",
                numbers[b], filled[b], sizes[b]));
      }
    }
    return IntStream.range(0, blocks.length)
        .mapToObj(b -> Block.of(sizes[b], blocks[b], features, classes))
        .iterator();
  }
}

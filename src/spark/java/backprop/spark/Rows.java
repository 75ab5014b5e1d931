package backprop.spark;

import backprop.data.CellText;
import backprop.data.Moments;
import backprop.file.FileFormatException;
import backprop.matrix.Blocks;
import backprop.spark.Chunk.Part;
import backprop.text.Text;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple2;

/**
 * Rows on their way to a partition, one after the other: features, then targets or the class's
 * number, then the slot there.
 */
final class Rows {
  private Rows() {}

  /**
   * Partition ↦ rows of a chunk, the class of each, if there are classes, as its number; {@code
   * first} is the number of the first row of each part of a file.
   */
  static Iterator<Tuple2<Integer, byte[]>> of(
      String path, Chunk chunk, Map<Part, Long> first, Layout layout, List<String> classes)
      throws FileFormatException {
    if (chunk.bad() != null) {
      long before = chunk.first() + chunk.rows();
      throw Scan.refusal(path, first, chunk.part(), before, chunk.bad());
    }
    int bytes = chunk.examples().length / Math.max(1, chunk.rows()); // of an example
    if (!classes.isEmpty()) {
      int[] numbers =
          Stream.of(chunk.labels()).mapToInt(l -> CellText.indexOf(classes, l)).toArray();
      for (int r = 1; r <= chunk.rows(); r++) {
        int label = r * bytes / Double.BYTES - 1;
        Packed.set(chunk.examples(), label, numbers[(int) Packed.get(chunk.examples(), label)]);
      }
    }
    long number = first.get(chunk.part()) + chunk.first();
    long[] spots = LongStream.range(number, number + chunk.rows()).map(layout::spot).toArray();
    int[] counts = new int[layout.numPartitions()];
    for (long spot : spots) {
      counts[(int) (spot / layout.most())]++;
    }
    byte[][] parts = new byte[counts.length][];
    for (int r = 0; r < spots.length; r++) {
      int p = (int) (spots[r] / layout.most());
      parts[p] = parts[p] == null ? new byte[counts[p] * (bytes + Double.BYTES)] : parts[p];
      int at = --counts[p] * (bytes + Double.BYTES);
      System.arraycopy(chunk.examples(), r * bytes, parts[p], at, bytes);
      Packed.set(parts[p], (at + bytes) / Double.BYTES, spots[r] % layout.most());
    }
    return IntStream.range(0, parts.length)
        .filter(p -> parts[p] != null)
        .mapToObj(p -> new Tuple2<>(p, parts[p]))
        .iterator();
  }

  /** The blocks of a partition, of its rows in any order. */
  static Iterator<Block> blocks(
      int part,
      Iterator<Tuple2<Integer, byte[]>> rows,
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
      byte[] some = rows.next()._2();
      for (int from = 0; from < some.length; from += bytes + Double.BYTES) {
        int slot = (int) Packed.get(some, (from + bytes) / Double.BYTES);
        int b = slot / Blocks.EXAMPLES;
        System.arraycopy(some, from, blocks[b], slot % Blocks.EXAMPLES * bytes, bytes);
        filled[b]++;
      }
      moved.add(some.length / (bytes + Double.BYTES));
    }
    Block[] done = new Block[blocks.length];
    for (int b = 0; b < done.length; b++) {
      if (filled[b] != sizes[b]) {
        throw new IllegalStateException(
            Text.format(
                "block %d got %d rows instead of %d: the table has changed since it was first read",
                numbers[b], filled[b], sizes[b]));
      }
      done[b] = Block.of(sizes[b], blocks[b], features, classes);
      blocks[b] = null;
    }
    if (part < layout.trainingParts()) {
      Iterator<Block> next = Arrays.asList(done).iterator();
      Moments all = Tree.fold(done.length, () -> Moments.of(next.next().X()), Moments::plus);
      done[0] = new Block(sizes[0], done[0].numbers(), features, classes, all);
    }
    return Arrays.asList(done).iterator();
  }
}

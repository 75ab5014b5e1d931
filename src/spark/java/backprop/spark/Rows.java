package backprop.spark;

import backprop.data.CellText;
import backprop.file.FileFormatException;
import backprop.matrix.Blocks;
import backprop.spark.Chunk.Part;
import backprop.text.Text;
import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple2;

/**
 * Rows, one after the other, on their way to their slots in a block: features, then targets or the
 * class's number.
 */
record Rows(int[] slots, byte[] examples) implements Serializable {
  /**
   * Block ↦ rows of a chunk, the class of each, if there are classes, as its number; {@code first}
   * is the number of the first row of each part of a file.
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
    for (int r = 0; r < spots.length; r++) {
      spots[r] = layout.spot(layout.holdsOut() ? order.at(number + r) : number + r);
    }
    return IntStream.range(0, spots.length)
        .boxed()
        .collect(Collectors.groupingBy(r -> Math.toIntExact(spots[r] / Blocks.EXAMPLES)))
        .entrySet()
        .stream()
        .map(
            block -> {
              int[] chosen = block.getValue().stream().mapToInt(r -> r).toArray();
              byte[] examples = new byte[chosen.length * bytes];
              for (int r = 0; r < chosen.length; r++) {
                System.arraycopy(chunk.examples(), chosen[r] * bytes, examples, r * bytes, bytes);
              }
              int[] slots =
                  IntStream.of(chosen).map(r -> (int) (spots[r] % Blocks.EXAMPLES)).toArray();
              return new Tuple2<>(block.getKey(), new Rows(slots, examples));
            })
        .iterator();
  }

  /** The blocks of a partition, of rows that come in the order of the blocks. */
  static Iterator<Block> blocks(
      int part,
      Iterator<Tuple2<Integer, Rows>> rows,
      Layout layout,
      int features,
      int targets,
      int classes,
      LongAccumulator moved) {
    PeekingIterator<Tuple2<Integer, Rows>> left = Iterators.peekingIterator(rows);
    return layout
        .blocks(part)
        .mapToObj(
            number -> {
              int m = layout.examples(number);
              byte[] examples = new byte[m * (features + targets) * Double.BYTES];
              int filled = 0;
              while (left.hasNext() && left.peek()._1() == number) {
                filled += left.next()._2().fill(examples, m);
              }
              if (filled != m) {
                throw new IllegalStateException(
                    Text.format(
                        "block %d got %d rows instead of %d: the table has changed since it was"
                            + " first read",
                        number, filled, m));
              }
              moved.add(filled);
              return Block.of(m, examples, features, classes);
            })
        .iterator();
  }

  private int fill(byte[] all, int m) {
    int bytes = all.length / m;
    for (int r = 0; r < slots.length; r++) {
      System.arraycopy(examples, r * bytes, all, slots[r] * bytes, bytes);
    }
    return slots.length;
  }
}

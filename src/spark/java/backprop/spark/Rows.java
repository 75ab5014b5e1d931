package backprop.spark;

import backprop.data.CellText;
import backprop.spark.Chunk.Part;
import backprop.text.Text;
import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import com.google.common.primitives.Doubles;
import java.io.Serializable;
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
record Rows(int[] slots, double[] examples) implements Serializable {
  /**
   * Block ↦ rows of a chunk, the class of each, if there are classes, as its number; {@code first}
   * is the number of the first row of each part of a file.
   */
  static Iterator<Tuple2<Integer, Rows>> of(
      Chunk chunk, Map<Part, Long> first, Layout layout, long seed, List<String> classes) {
    Permutation order = new Permutation(layout.training() + layout.heldOut(), seed, 0);
    long number = first.get(chunk.part()) + chunk.first();
    long[] places = new long[chunk.examples().length];
    for (int r = 0; r < places.length; r++) {
      places[r] = layout.heldOut() > 0 ? order.at(number + r) : number + r;
    }
    if (!classes.isEmpty()) {
      int[] numbers =
          Stream.of(chunk.labels()).mapToInt(l -> CellText.indexOf(classes, l)).toArray();
      for (double[] example : chunk.examples()) {
        example[example.length - 1] = numbers[(int) example[example.length - 1]];
      }
    }
    return IntStream.range(0, places.length)
        .boxed()
        .collect(Collectors.groupingBy(r -> layout.block(places[r])))
        .entrySet()
        .stream()
        .map(
            block -> {
              List<Integer> chosen = block.getValue();
              int[] slots = chosen.stream().mapToInt(r -> layout.slot(places[r])).toArray();
              double[][] examples =
                  chosen.stream().map(r -> chunk.examples()[r]).toArray(double[][]::new);
              return new Tuple2<>(block.getKey(), new Rows(slots, Doubles.concat(examples)));
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
              Block block = Block.of(features, targets, classes, layout.examples(number));
              int filled = 0;
              while (left.hasNext() && left.peek()._1() == number) {
                filled += left.next()._2().fill(block);
              }
              if (filled != block.examples()) {
                throw new IllegalStateException(
                    Text.format(
                        "block %d got %d rows instead of %d: the table has changed since it was"
                            + " first read",
                        number, filled, block.examples()));
              }
              moved.add(filled);
              return block;
            })
        .iterator();
  }

  private int fill(Block block) {
    int features = block.X().length;
    for (int r = 0, at = 0; r < slots.length; r++) {
      for (int i = 0; i < features + block.Y().length; i++, at++) {
        double[] row = i < features ? block.X()[i] : block.Y()[i - features];
        row[slots[r]] = examples[at];
      }
    }
    return slots.length;
  }
}

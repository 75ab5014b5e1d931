package backprop.spark;

import backprop.spark.Block.Example;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;

/**
 * m examples, numbered from 0, in P partitions: partition p holds the examples from ⌊p m / P⌋ on,
 * in the order of their numbers. Where an example is depends on m and P, never on the machines.
 *
 * @param blocks the examples; partition p of it is partition p here
 * @param examples m, at least 1
 * @param partitions P, at least 1
 */
public record Shards(JavaRDD<Block> blocks, long examples, int partitions) {
  /**
   * @throws IllegalArgumentException if there are no examples or no partitions, or the RDD has
   *     another number of them
   */
  public Shards {
    if (examples < 1) {
      throw new IllegalArgumentException("examples: " + examples + ", at least 1 was expected");
    }
    requirePartitions(partitions);
    if (blocks.getNumPartitions() != partitions) {
      throw new IllegalArgumentException(
          Text.format(
              "the examples are in %d partitions, %d were expected",
              blocks.getNumPartitions(), partitions));
    }
  }

  static void requirePartitions(int partitions) {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions: " + partitions + ", at least 1 was expected");
    }
  }

  /** The first example of partition p. */
  static long first(long examples, int partitions, int p) {
    return Math.floorDiv(Math.multiplyExact(examples, (long) p), (long) partitions);
  }

  /** Numbered examples in their partitions: Spark sorts them by number, on disk if need be. */
  static Shards of(JavaPairRDD<Long, Example> numbered, long examples, int partitions) {
    requirePartitions(partitions);
    JavaRDD<Block> blocks =
        numbered
            .repartitionAndSortWithinPartitions(new ByNumber(examples, partitions))
            .values()
            .mapPartitions(Block::of);
    return new Shards(blocks, examples, partitions);
  }

  /**
   * The examples with these numbers, gathered into blocks where they are.
   *
   * @param numbers ascending
   */
  static Iterator<Block> chosen(Iterator<Block> blocks, long first, long[] numbers) {
    List<Example> chosen = new ArrayList<>();
    int next = Arrays.binarySearch(numbers, first);
    next = next < 0 ? -next - 1 : next;
    for (long start = first; blocks.hasNext() && next < numbers.length; ) {
      Block block = blocks.next();
      for (; next < numbers.length && numbers[next] < start + block.examples(); next++) {
        chosen.add(block.example((int) (numbers[next] - start)));
      }
      start += block.examples();
    }
    return Block.of(chosen.iterator());
  }

  /** An example's partition by its number. */
  private static final class ByNumber extends Partitioner {
    private static final long serialVersionUID = 1L;
    private final long examples;
    private final int partitions;

    ByNumber(long examples, int partitions) {
      this.examples = examples;
      this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
      return partitions;
    }

    @Override
    public int getPartition(Object key) {
      long number = (Long) key;
      // the last p with ⌊p m / P⌋ ≤ number
      return (int) ((Math.multiplyExact(number + 1, (long) partitions) - 1) / examples);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ByNumber that
          && that.examples == examples
          && that.partitions == partitions;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(examples) * 31 + partitions;
    }
  }
}

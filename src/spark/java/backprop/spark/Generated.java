package backprop.spark;

import backprop.matrix.Blocks;
import backprop.spark.Block.Example;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Examples made from a seed by their number, wherever they are needed and in no file: features are
 * uniform with mean 0 and variance 1, the class is the largest of the first ones.
 *
 * @param seed of all examples
 * @param features n₀, at least as many as classes
 * @param classes n_L
 */
record Generated(long seed, int features, int classes) implements Serializable {
  private static final double UNIT = 0x1p-53;
  private static final double ROOT_OF_TWELVE = Math.sqrt(12);

  Example example(long number) {
    long base = Permutation.mix(Permutation.mix(seed) + number);
    double[] x = new double[features];
    for (int i = 0; i < features; i++) {
      x[i] = ROOT_OF_TWELVE * ((Permutation.mix(base + i) >>> 11) * UNIT - 0.5);
    }
    double[] y = new double[classes];
    int largest = 0;
    for (int k = 1; k < classes; k++) {
      largest = x[k] > x[largest] ? k : largest;
    }
    y[largest] = 1;
    return new Example(x, y);
  }

  /** Examples {@code from} (inclusive) to {@code to} (exclusive), a block at a time. */
  Iterator<Block> blocks(long from, long to) {
    return Block.of(LongStream.range(from, to).mapToObj(this::example).iterator(), to - from);
  }

  /** The first m examples in at most so many parts; a task makes its own, and keeps none. */
  Shards shards(JavaSparkContext context, long examples, int partitions) {
    int parts = Shards.parts(examples, partitions);
    long each = Blocks.EXAMPLES * Shards.blocksPerPart(examples, partitions);
    List<Integer> numbers = IntStream.range(0, parts).boxed().toList();
    JavaRDD<Block> blocks =
        context
            .parallelize(numbers, parts)
            .mapPartitionsWithIndex(
                (p, ignored) -> blocks(p * each, Math.min(examples, (p + 1) * each)), true);
    double[] scale = new double[features];
    Arrays.fill(scale, 1);
    return new Shards(blocks, examples, parts, new double[features], scale);
  }
}

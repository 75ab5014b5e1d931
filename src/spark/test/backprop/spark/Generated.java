package backprop.spark;

import backprop.matrix.Blocks;
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
 */
record Generated(long seed, int features, int classes) implements Serializable {
  private static final double UNIT = 0x1p-53;
  private static final double ROOT_OF_TWELVE = Math.sqrt(12);

  /** The m examples from this number on. */
  Block block(long first, int m) {
    byte[] numbers = new byte[m * (features + 1) * Double.BYTES];
    for (int j = 0; j < m; j++) {
      long base = Permutation.mix(Permutation.mix(seed) + first + j);
      int largest = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < features; i++) {
        double x = ROOT_OF_TWELVE * ((Permutation.mix(base + i) >>> 11) * UNIT - 0.5);
        Packed.set(numbers, i * m + j, x);
        if (i < classes && x > most) {
          largest = i;
          most = x;
        }
      }
      Packed.set(numbers, features * m + j, largest);
    }
    return new Block(m, numbers, features, classes, null);
  }

  /** Examples {@code from} (inclusive) to {@code to} (exclusive), a block at a time. */
  Iterator<Block> blocks(long from, long to) {
    return LongStream.range(0, Blocks.count(to - from))
        .mapToObj(k -> from + k * Blocks.EXAMPLES)
        .map(first -> block(first, (int) Math.min(Blocks.EXAMPLES, to - first)))
        .iterator();
  }

  /** The first m examples in at most so many parts; a task makes its own, and keeps none. */
  Shards shards(JavaSparkContext context, long examples, int partitions) {
    int parts = Shards.parts(examples, partitions);
    long each = Blocks.EXAMPLES * Shards.blocksPerPart(examples, partitions);
    return shards(
        context, examples, parts, p -> blocks(p * each, Math.min(examples, (p + 1) * each)));
  }

  /** One example in the place of each block, and one block in each part: hardly any work. */
  Shards sparse(JavaSparkContext context, int parts) {
    return shards(
        context, parts * (long) Blocks.EXAMPLES, parts, p -> List.of(block(p, 1)).iterator());
  }

  private interface Part extends Serializable {
    Iterator<Block> blocks(int p);
  }

  private Shards shards(JavaSparkContext context, long examples, int parts, Part part) {
    List<Integer> numbers = IntStream.range(0, parts).boxed().toList();
    JavaRDD<Block> blocks =
        context
            .parallelize(numbers, parts)
            .mapPartitionsWithIndex((p, ignored) -> part.blocks(p), true);
    return new Shards(blocks, examples, parts, new double[features], ones());
  }

  /** The scale of features that are standardised already. */
  double[] ones() {
    double[] ones = new double[features];
    Arrays.fill(ones, 1);
    return ones;
  }
}

package backprop.spark;

import backprop.matrix.Blocks;
import backprop.text.Text;
import org.apache.spark.api.java.JavaRDD;

/**
 * m examples, numbered from 0, in P parts of equally many {@link Blocks}, a power of two but for
 * the last part: each part is a node of the tree of blocks, so that no sum depends on P.
 *
 * @param blocks the examples; partition p of it is part p here, its blocks in their order
 * @param examples m, at least 1
 * @param partitions P, at least 1
 * @param shift of each feature
 * @param scale of each feature: the network sees (x − shift) / scale
 */
public record Shards(
    JavaRDD<Block> blocks, long examples, int partitions, double[] shift, double[] scale) {
  /**
   * @throws IllegalArgumentException if the RDD has another number of partitions
   */
  public Shards {
    if (blocks.getNumPartitions() != partitions) {
      throw Text.illegal(
          "the examples are in %d partitions, but must be in %d",
          blocks.getNumPartitions(), partitions);
    }
  }

  /** How many blocks a part has: the smallest power of two that makes no more parts than these. */
  static long blocksPerPart(long examples, int partitions) {
    if (examples < 1 || partitions < 1) {
      throw Text.illegal(
          "examples: %d, partitions: %d; there must be at least 1 of each", examples, partitions);
    }
    long each = (Blocks.count(examples) + partitions - 1) / partitions;
    return each == 1 ? 1 : 2 * Long.highestOneBit(each - 1);
  }

  /** How many parts that makes. */
  static int parts(long examples, int partitions) {
    long each = blocksPerPart(examples, partitions);
    return (int) ((Blocks.count(examples) + each - 1) / each);
  }
}

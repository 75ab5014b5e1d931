package backprop.spark;

import backprop.matrix.Blocks;
import java.util.stream.IntStream;
import org.apache.spark.Partitioner;

/**
 * Where the examples of a table go: first those of the training part, block by block, then the
 * held-out ones, which begin with a partition of their own. Each partition, as {@link Shards} has
 * them, holds equally many blocks but for the last one of each part.
 */
final class Layout extends Partitioner {
  private static final long serialVersionUID = 1L;
  private final long training;
  private final long heldOut;
  private final long each; // blocks
  private final int trainingParts;
  private final Permutation order; // null if none are held out

  Layout(long training, long heldOut, int most, long seed) {
    this.training = training;
    this.heldOut = heldOut;
    each = Shards.blocksPerPart(training, most);
    trainingParts = Shards.parts(training, most);
    order = heldOut == 0 ? null : new Permutation(training + heldOut, seed, 0);
  }

  int trainingParts() {
    return trainingParts;
  }

  @Override
  public int numPartitions() {
    return trainingParts + (int) ((Blocks.count(heldOut) + each - 1) / each);
  }

  @Override
  public int getPartition(Object part) {
    return (Integer) part;
  }

  /** The blocks of a partition. */
  IntStream blocks(int part) {
    int first = (int) (part * each);
    return IntStream.range(first, first + (int) Math.min(each, Blocks.count(left(first))));
  }

  int examples(int block) {
    return (int) Math.min(Blocks.EXAMPLES, left(block));
  }

  /** How many examples of its part a block and those behind it have. */
  private long left(int block) {
    long end = block < trainingParts * each ? training : slot(training + heldOut);
    return end - (long) block * Blocks.EXAMPLES;
  }

  /** How many examples a partition would have if it were full. */
  long most() {
    return each * Blocks.EXAMPLES;
  }

  /** Where a row goes, as if all blocks before its own were full. */
  long spot(long number) {
    return slot(order == null ? number : order.at(number));
  }

  private long slot(long place) {
    return place < training ? place : place - training + trainingParts * each * Blocks.EXAMPLES;
  }
}

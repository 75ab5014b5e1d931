package backprop.spark;

import backprop.matrix.Blocks;
import java.util.stream.IntStream;
import org.apache.spark.Partitioner;

/**
 * Where the examples of a table go: block b of the training part is block b here, those of the
 * held-out part come after; each part of {@link Shards} is a partition.
 */
final class Layout extends Partitioner {
  private static final long serialVersionUID = 1L;
  private final long training;
  private final long heldOut;
  private final long trainingEach; // blocks of a part
  private final long heldOutEach;
  private final int trainingParts;
  private final int parts;

  Layout(long training, long heldOut, int partitions) {
    this.training = training;
    this.heldOut = heldOut;
    trainingEach = Shards.blocksPerPart(training, partitions);
    trainingParts = Shards.parts(training, partitions);
    heldOutEach = heldOut == 0 ? 1 : Shards.blocksPerPart(heldOut, partitions);
    parts = trainingParts + (heldOut == 0 ? 0 : Shards.parts(heldOut, partitions));
  }

  long training() {
    return training;
  }

  long heldOut() {
    return heldOut;
  }

  long rows() {
    return training + heldOut;
  }

  int trainingParts() {
    return trainingParts;
  }

  /** Of both. */
  int parts() {
    return parts;
  }

  /** The block of the example at this place. */
  int block(long place) {
    long number =
        place < training
            ? place / Blocks.EXAMPLES
            : Blocks.count(training) + (place - training) / Blocks.EXAMPLES;
    return Math.toIntExact(number);
  }

  /** Where in its block it is. */
  int slot(long place) {
    return (int) ((place < training ? place : place - training) % Blocks.EXAMPLES);
  }

  /** How many examples a block has. */
  int examples(int block) {
    long before = Blocks.count(training);
    long left =
        block < before
            ? training - (long) block * Blocks.EXAMPLES
            : heldOut - (block - before) * Blocks.EXAMPLES;
    return (int) Math.min(Blocks.EXAMPLES, left);
  }

  /** The blocks of a part, of either. */
  IntStream blocks(int part) {
    boolean isTraining = part < trainingParts;
    long each = isTraining ? trainingEach : heldOutEach;
    long before = isTraining ? 0 : Blocks.count(training);
    long first = (isTraining ? part : part - trainingParts) * each;
    long count = Math.min(each, Blocks.count(isTraining ? training : heldOut) - first);
    return IntStream.range((int) (before + first), (int) (before + first + count));
  }

  @Override
  public int numPartitions() {
    return parts;
  }

  @Override
  public int getPartition(Object block) {
    long number = (Integer) block;
    long before = Blocks.count(training);
    return (int)
        (number < before ? number / trainingEach : trainingParts + (number - before) / heldOutEach);
  }
}

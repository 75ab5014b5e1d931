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
  private final int most; // parts of each of the two

  Layout(long training, long heldOut, int most) {
    this.training = training;
    this.heldOut = heldOut;
    this.most = most;
  }

  long training() {
    return training;
  }

  long heldOut() {
    return heldOut;
  }

  int trainingParts() {
    return Shards.parts(training, most);
  }

  @Override
  public int numPartitions() {
    return trainingParts() + (heldOut == 0 ? 0 : Shards.parts(heldOut, most));
  }

  @Override
  public int getPartition(Object block) {
    long number = (Integer) block;
    long before = Blocks.count(training);
    long part =
        number < before
            ? number / Shards.blocksPerPart(training, most)
            : trainingParts() + (number - before) / Shards.blocksPerPart(heldOut, most);
    return (int) part;
  }

  /** The blocks of a partition. */
  IntStream blocks(int part) {
    boolean isTraining = part < trainingParts();
    long examples = isTraining ? training : heldOut;
    long each = Shards.blocksPerPart(examples, most);
    long first = (isTraining ? part : part - trainingParts()) * each;
    long end = Math.min(first + each, Blocks.count(examples));
    long before = isTraining ? 0 : Blocks.count(training);
    return IntStream.range((int) (before + first), (int) (before + end));
  }

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

  int examples(int block) {
    long before = Blocks.count(training);
    long left =
        block < before
            ? training - (long) block * Blocks.EXAMPLES
            : heldOut - (block - before) * Blocks.EXAMPLES;
    return (int) Math.min(Blocks.EXAMPLES, left);
  }
}

package backprop.spark;

import backprop.activation.Identity;
import backprop.file.FileFormatException;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Blocks;
import backprop.matrix.Matrix;
import backprop.matrix.Threads;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.train.Metric;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Sums over examples: how many, their costs, how many are right, and their gradients. The library's
 * own network computes them, block by block; that of one block and that of all examples are the
 * same kind of thing, and the same bits as on one machine.
 *
 * @param vector examples, Σ_p c_p, right answers, then ∂C/∂W¹, ∂C/∂b¹ …
 */
record PartialSum(double[] vector) implements Serializable {
  private static final int EXAMPLES = 0;
  private static final int COST = 1;
  private static final int RIGHT = 2;
  private static final int GRADIENT = 3;

  /** What the machines are to compute, as {@link #over} says; {@code of} counts the examples. */
  record Work(
      Parameters parameters,
      double[] shift,
      double[] scale,
      long[] numbers,
      long of,
      boolean withGradient)
      implements Serializable {}

  /** The sum over all examples (numbers null) or some, ascending; with the gradient or not. */
  static PartialSum over(Shards shards, Network net, long[] numbers, boolean withGradient) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(shards.blocks().context());
    long of = numbers == null ? shards.examples() : numbers.length;
    Parameters now = Parameters.of(net);
    Work asked = new Work(now, shards.shift(), shards.scale(), numbers, of, withGradient);
    Broadcast<Work> work = context.broadcast(asked);
    try {
      long each = Shards.blocksPerPart(shards.examples(), shards.partitions());
      long all = Blocks.count(shards.examples());
      return Tree.sum(
          shards.blocks(),
          (p, blocks) -> of(blocks, p * each, Math.min(each, all - p * each), work.value()),
          GRADIENT + (withGradient ? net.parameterCount() : 0),
          PartialSum::plus);
    } finally {
      work.destroy();
    }
  }

  /** Over so many blocks from the first one on, in this thread. */
  static PartialSum of(Iterator<Block> blocks, long first, long count, Work work)
      throws FileFormatException {
    Threads.use(1); // the other processors have tasks of their own
    Network net = work.parameters.network();
    Supplier<PartialSum> next =
        new Supplier<>() {
          private long start = first * Blocks.EXAMPLES;
          private Pass pass;

          @Override
          public PartialSum get() {
            Block block = chosen(blocks.next(), start, work.numbers);
            start += Blocks.EXAMPLES;
            if (block == null) {
              return null;
            }
            if (pass == null || pass.examples() != block.examples()) {
              pass = Pass.ofPart(net, block.examples(), work.of);
            }
            return of(block, net, pass, work);
          }
        };
    return Tree.fold(count, next, PartialSum::plus);
  }

  private static Block chosen(Block block, long first, long[] numbers) {
    if (numbers == null) {
      return block;
    }
    int from = place(numbers, first);
    int to = place(numbers, first + block.examples());
    return from == to ? null : block.chosen(first, numbers, from, to);
  }

  private static int place(long[] numbers, long number) {
    int found = Arrays.binarySearch(numbers, number);
    return found < 0 ? -found - 1 : found;
  }

  /** 003 (3) and 002 (3) over the examples of a block. */
  private static PartialSum of(Block block, Network net, Pass pass, Work work) {
    Matrix Y = block.targets();
    net.forward(block.inputs(work.shift, work.scale), pass);
    double[] sum = new double[GRADIENT + (work.withGradient ? net.parameterCount() : 0)];
    Output output = net.output();
    int L = net.depth();
    sum[EXAMPLES] = block.examples();
    sum[COST] = summing(output).cost(pass.z(L), pass.a(L), Y);
    boolean isMeasured = !(output.activation() instanceof Identity) && pass.a(L).isFinite();
    double share = isMeasured ? Metric.accuracy().of(pass.a(L), Y) : Double.NaN;
    sum[RIGHT] = Math.rint(share * block.examples());
    if (work.withGradient) {
      net.backward(Y, pass);
      Parameters.take(Parameters.gradients(pass), sum, GRADIENT);
    }
    return new PartialSum(sum);
  }

  private static Output summing(Output output) {
    Output natural = Output.of(output.activation(), output.loss(), output.reduction());
    return output.equals(natural)
        ? Output.of(output.activation(), output.loss(), Reduction.SUM)
        : Output.longWay(output.activation(), output.loss(), Reduction.SUM);
  }

  /** Changes the left one. */
  private static PartialSum plus(PartialSum left, PartialSum right) {
    for (int i = 0; i < left.vector.length; i++) {
      left.vector[i] += right.vector[i];
    }
    return left;
  }

  /** C, with the factor of sum or mean. */
  double cost(Reduction reduction) {
    return reduction.factor((long) vector[EXAMPLES]) * vector[COST];
  }

  /** The share of right answers; NaN if the outputs are numbers. */
  double accuracy() {
    return vector[RIGHT] / vector[EXAMPLES];
  }

  /** Fills ∂C/∂W^l and ∂C/∂b^l of a pass. */
  void fill(Pass pass) {
    Parameters.fill(Parameters.gradients(pass), vector, GRADIENT);
  }
}

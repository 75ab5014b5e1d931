package backprop.spark;

import backprop.activation.Identity;
import backprop.file.FileFormatException;
import backprop.matrix.Matrix;
import backprop.matrix.Threads;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.train.Metric;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Sums over examples: how many, their costs, how many are right, and their gradients. The library's
 * own network computes them, block by block; that of one partition and that of all examples are the
 * same kind of thing.
 *
 * @param vector examples, Σ_p c_p, right answers, then Σ_p ∂c_p/∂W¹, Σ_p ∂c_p/∂b¹ …
 */
record PartialSum(double[] vector) {
  private static final int EXAMPLES = 0;
  private static final int COST = 1;
  private static final int RIGHT = 2;
  private static final int GRADIENT = 3;

  /**
   * 003 (3) and 002 (3) over some examples, one after the other.
   *
   * @param withGradient or costs alone
   */
  static PartialSum of(Iterator<Block> blocks, Parameters parameters, boolean withGradient)
      throws FileFormatException {
    Threads.use(1); // the other processors have tasks of their own
    Network net = parameters.summing();
    double[] sum = new double[length(net, withGradient)];
    Pass pass = null;
    while (blocks.hasNext()) {
      Block block = blocks.next();
      pass =
          pass == null || pass.examples() != block.examples()
              ? new Pass(net, block.examples())
              : pass;
      Matrix X = Matrix.of(block.X());
      Matrix Y = Matrix.of(block.Y());
      net.forward(X, pass);
      sum[EXAMPLES] += block.examples();
      sum[COST] += net.cost(Y, pass);
      boolean isNumber = net.output().activation() instanceof Identity;
      double share = isNumber ? Double.NaN : Metric.accuracy().of(pass.a(net.depth()), Y);
      sum[RIGHT] += Math.rint(share * block.examples());
      if (withGradient) {
        net.backward(Y, pass);
        Parameters.add(pass, sum, GRADIENT);
      }
    }
    return new PartialSum(sum);
  }

  /**
   * The sum over all examples, or over chosen ones.
   *
   * @param numbers of the chosen ones, ascending; null for all
   */
  static PartialSum over(Shards shards, Network net, long[] numbers, boolean withGradient) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(shards.blocks().context());
    Broadcast<Parameters> parameters = context.broadcast(Parameters.of(net));
    Broadcast<long[]> chosen = numbers == null ? null : context.broadcast(numbers);
    try {
      long examples = shards.examples();
      int partitions = shards.partitions();
      JavaPairRDD<Integer, double[]> partials =
          shards
              .blocks()
              .mapPartitionsWithIndex(
                  (p, blocks) -> {
                    Iterator<Block> seen =
                        chosen == null
                            ? blocks
                            : Shards.chosen(
                                blocks, Shards.first(examples, partitions, p), chosen.value());
                    double[] sum = of(seen, parameters.value(), withGradient).vector();
                    return List.of(new Tuple2<>(p, sum)).iterator();
                  },
                  true)
              .mapToPair(partial -> partial);
      int length = length(net, withGradient);
      return new PartialSum(Tree.sum(partials, partitions, length));
    } finally {
      parameters.destroy();
      if (chosen != null) {
        chosen.destroy();
      }
    }
  }

  private static int length(Network net, boolean withGradient) {
    return GRADIENT + (withGradient ? net.parameterCount() : 0);
  }

  long examples() {
    return (long) vector[EXAMPLES];
  }

  /** Σ_p c_p. */
  double cost() {
    return vector[COST];
  }

  /** The share of right answers; NaN if the outputs are numbers. */
  double accuracy() {
    return vector[RIGHT] / vector[EXAMPLES];
  }

  /** Fills ∂C/∂W^l and ∂C/∂b^l of a pass: the sums times the factor of sum or mean. */
  void fill(Pass pass, double factor) {
    double[] scaled = vector.clone();
    for (int i = GRADIENT; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    Parameters.fill(pass, scaled, GRADIENT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PartialSum that && Arrays.equals(vector, that.vector);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(vector);
  }

  @Override
  public String toString() {
    return examples() + " examples, cost " + cost();
  }
}

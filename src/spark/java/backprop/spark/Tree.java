package backprop.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/**
 * Adds the vectors of P partitions up a tree: sixteen neighbours at a time, from the first to the
 * last, level by level. Which are added, and in which order, depends on P alone, so the sum is the
 * same bits whoever adds and whatever arrives first; Spark's own {@code treeReduce} adds in the
 * order of arrival. Wherever sixteen vectors would fill the driver, and below them always, it is
 * the executors that add; that changes no bit.
 */
final class Tree {
  static final int WIDTH = 16;
  private static final long MOST_ON_DRIVER = 4_000_000; // numbers: 32 MB

  private Tree() {}

  /**
   * Σ_p v_p.
   *
   * @param vectors partition ↦ its vector, all equally long
   * @param partitions P: the keys are 0 … P − 1
   * @param length of a vector
   */
  static double[] sum(JavaPairRDD<Integer, double[]> vectors, int partitions, int length) {
    JavaPairRDD<Integer, double[]> level = vectors;
    int nodes = partitions;
    while (nodes > WIDTH || nodes > 1 && (long) nodes * length > MOST_ON_DRIVER) {
      nodes = (nodes + WIDTH - 1) / WIDTH;
      level =
          level
              .repartitionAndSortWithinPartitions(new ByParent(nodes))
              .mapPartitionsToPair(Tree::addAll);
    }
    List<Tuple2<Integer, double[]>> top = new ArrayList<>(level.collect());
    top.sort(Comparator.comparing(Tuple2::_1));
    return add(top.iterator());
  }

  /** The children of one node, in order, become the node. */
  private static Iterator<Tuple2<Integer, double[]>> addAll(
      Iterator<Tuple2<Integer, double[]>> children) {
    Tuple2<Integer, double[]> first = children.next();
    double[] sum = first._2().clone();
    children.forEachRemaining(child -> add(sum, child._2()));
    return List.of(new Tuple2<>(first._1() / WIDTH, sum)).iterator();
  }

  private static double[] add(Iterator<Tuple2<Integer, double[]>> nodes) {
    double[] sum = nodes.next()._2().clone();
    nodes.forEachRemaining(node -> add(sum, node._2()));
    return sum;
  }

  private static void add(double[] sum, double[] v) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += v[i];
    }
  }

  private static final class ByParent extends Partitioner implements Serializable {
    private static final long serialVersionUID = 1L;
    private final int parents;

    ByParent(int parents) {
      this.parents = parents;
    }

    @Override
    public int numPartitions() {
      return parents;
    }

    @Override
    public int getPartition(Object key) {
      return (Integer) key / WIDTH;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ByParent that && that.parents == parents;
    }

    @Override
    public int hashCode() {
      return parents;
    }
  }
}

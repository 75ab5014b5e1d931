package backprop.spark;

import backprop.matrix.Blocks;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Adds the sums of parts, in the order of {@link Blocks}: sixteen neighbours at a time, by halves,
 * level by level. Which are added, and in which order, depends on the number of examples alone, so
 * the sum is the same bits whoever adds and whatever arrives first; Spark's own {@code treeReduce}
 * adds in the order of arrival. Wherever sixteen sums would fill the driver, and below them always,
 * it is the executors that add; that changes no bit.
 */
final class Tree {
  private static final int WIDTH = 16;
  private static final long MOST_ON_DRIVER = 4_000_000; // numbers: 32 MB

  private Tree() {}

  /** Two neighbours, the left one first. */
  interface Plus<T> extends Serializable {
    T of(T left, T right);
  }

  /** The sum of the blocks of a part, whose number it is told; null if it has nothing to add. */
  interface OfPart<T> extends Serializable {
    T of(int number, Iterator<Block> blocks) throws Exception;
  }

  /** The sum of n ≥ 1 neighbours, taken one after the other; one that is null is not there. */
  static <T> T fold(long n, Supplier<T> next, Plus<T> plus) {
    if (n == 1) {
      return next.get();
    }
    long half = Blocks.left(n);
    T left = fold(half, next, plus);
    T right = fold(n - half, next, plus);
    return left == null ? right : right == null ? left : plus.of(left, right);
  }

  /**
   * The sum of all parts, each a partition; of {@code length} numbers, and null if there is
   * nothing.
   */
  static <T> T sum(JavaRDD<Block> blocks, OfPart<T> part, long length, Plus<T> plus) {
    JavaPairRDD<Integer, T> level =
        blocks
            .mapPartitionsWithIndex(
                (p, some) -> List.of(new Tuple2<>(p, part.of(p, some))).iterator(), true)
            .filter(node -> node._2() != null)
            .mapToPair(node -> node);
    int nodes = blocks.getNumPartitions();
    while (nodes > WIDTH || nodes > 1 && nodes * length > MOST_ON_DRIVER) {
      int children = nodes;
      nodes = (nodes + WIDTH - 1) / WIDTH;
      level =
          level
              .mapToPair(node -> new Tuple2<>(node._1() / WIDTH, node))
              .groupByKey(nodes)
              .mapToPair(
                  node -> {
                    int first = node._1() * WIDTH;
                    int some = Math.min(WIDTH, children - first);
                    return new Tuple2<>(node._1(), fold(node._2(), first, some, plus));
                  });
    }
    return fold(level.collect(), 0, nodes, plus);
  }

  @SuppressWarnings("unchecked")
  private static <T> T fold(
      Iterable<Tuple2<Integer, T>> nodes, int first, int count, Plus<T> plus) {
    Object[] inOrder = new Object[count];
    nodes.forEach(node -> inOrder[node._1() - first] = node._2());
    Iterator<T> next = (Iterator<T>) Arrays.asList(inOrder).iterator();
    return fold(count, next::next, plus);
  }
}

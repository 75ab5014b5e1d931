/**
 * Beyond one machine: the same studies and the same gradient on Apache Spark, in the profile {@code
 * spark} alone.
 *
 * <p>The cost of m examples is a sum, C = Σ_p c_p (003 (2), 002 (3)), and so is its gradient, which
 * is all that an update needs (002 (12)). A {@link backprop.spark.Table} is read by Spark, in
 * {@link backprop.spark.Chunk}s, and laid out in {@link backprop.spark.Shards}, parts of the tree
 * of {@code matrix.Blocks}; {@link backprop.spark.PartialSum} is what one part computes with the
 * library's own {@code Network}, {@link backprop.spark.Tree} adds the parts in an order that never
 * changes, and {@link backprop.spark.SparkDescent} makes the update. {@link
 * backprop.spark.SparkWorkers} runs the trials of an {@code Experiment}. No result depends on how
 * many parts or machines there are, nor on which of them fail.
 */
package backprop.spark;

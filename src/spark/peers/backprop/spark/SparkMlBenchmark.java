package backprop.spark;

import backprop.activation.Sigmoid;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.text.Text;
import backprop.train.History;
import backprop.train.Lbfgs;
import backprop.train.Listener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;

/**
 * L-BFGS here and in Spark ML on the same examples, in one session: {@code mvn -Pspark,sparkml test
 * -Dtest=SparkMlBenchmark}. Spark ML trains to its end; its time is beside the time in which the
 * network here has reached the same cost. Each once to warm up, then three times in turn.
 */
class SparkMlBenchmark {
  private static final int EXAMPLES = Integer.getInteger("examples", 50_000);
  private static final int FEATURES = 50;
  private static final int CLASSES = 4;
  private static final int ITERATIONS = 30;
  private static final int ROUNDS = 4;

  @Test
  void lbfgsBesideSparkMl() throws IOException, InterruptedException {
    Sessions.at(
        "local[2]",
        spark -> {
          Shards made =
              new Generated(1, FEATURES, CLASSES).shards(Sessions.context(spark), EXAMPLES, 8);
          Shards shards =
              new Shards(
                  made.blocks().persist(StorageLevel.MEMORY_ONLY()),
                  EXAMPLES,
                  made.partitions(),
                  made.shift(),
                  made.scale());
          shards.blocks().count();
          Dataset<Row> rows = rows(spark, made).persist(StorageLevel.MEMORY_ONLY());
          rows.count();
          for (int round = 0; round < ROUNDS; round++) {
            compare(
                "logistic regression",
                round,
                shards,
                rows,
                Network.input(FEATURES),
                () ->
                    new LogisticRegression()
                        .setMaxIter(ITERATIONS)
                        .setTol(0)
                        .setFamily("multinomial")
                        .setStandardization(false)
                        .fit(rows));
            compare(
                "50-32-4, sigmoid",
                round,
                shards,
                rows,
                Network.input(FEATURES).layer(32, new Sigmoid()),
                () ->
                    new MultilayerPerceptronClassifier()
                        .setLayers(new int[] {FEATURES, 32, CLASSES})
                        .setMaxIter(ITERATIONS)
                        .setTol(0)
                        .setSeed(1)
                        .fit(rows));
          }
          return null;
        });
  }

  private interface Fit {
    Model<?> run();
  }

  private static void compare(
      String what,
      int round,
      Shards shards,
      Dataset<Row> rows,
      backprop.network.NetworkBuilder builder,
      Fit fit) {
    long start = System.nanoTime();
    Model<?> model = fit.run();
    double theirs = (System.nanoTime() - start) * 1e-9;
    double cost = cost(model.transform(rows));
    Network net =
        builder
            .output(CLASSES, Output.softmaxCrossEntropy(Reduction.MEAN))
            .initialised(Initialisation.xavier(), 1);
    List<Double> seconds = new ArrayList<>();
    long ours = System.nanoTime();
    Listener told =
        epoch -> {
          if (epoch.loss() <= cost && seconds.isEmpty()) {
            seconds.add((System.nanoTime() - ours) * 1e-9);
            seconds.add((double) epoch.number());
          }
        };
    History history =
        new SparkDescent(
                new Lbfgs(4 * ITERATIONS, 0), 0, net, shards, null, told, null, state -> {})
            .run();
    String result =
        seconds.isEmpty()
            ? Text.format("not reached, %.6f", history.last().loss())
            : Text.format(
                "%.2f s, %.0f iterations: %.2f times",
                seconds.get(0), seconds.get(1), seconds.get(0) / theirs);
    System.out.println(
        Text.format(
            "%s, round %d: Spark ML %.2f s, %d iterations, cost %.6f; here to that cost %s",
            what, round, theirs, ITERATIONS, cost, result));
  }

  /** −(1/m) Σ ln p of the right class. */
  private static double cost(Dataset<Row> judged) {
    JavaRDD<Row> rows = judged.select("probability", "label").javaRDD();
    return rows.mapToDouble(row -> -Math.log(((Vector) row.get(0)).apply((int) row.getDouble(1))))
        .mean();
  }

  private static Dataset<Row> rows(SparkSession spark, Shards shards) {
    JavaRDD<Row> rows =
        shards
            .blocks()
            .flatMap(
                block -> {
                  List<Row> some = new ArrayList<>();
                  double[][] X = block.X();
                  Matrix classes = block.targets(); // one-hot
                  for (int j = 0; j < block.examples(); j++) {
                    double[] x = new double[X.length];
                    for (int i = 0; i < x.length; i++) {
                      x[i] = X[i][j];
                    }
                    double label = ArrayUtils.indexOf(classes.column(j).toArray(), 1);
                    some.add(RowFactory.create(label, Vectors.dense(x)));
                  }
                  return some.iterator();
                });
    return spark.createDataFrame(
        rows,
        new StructType(
            new StructField[] {
              DataTypes.createStructField("label", DataTypes.DoubleType, false),
              DataTypes.createStructField("features", SQLDataTypes.VectorType(), false)
            }));
  }
}

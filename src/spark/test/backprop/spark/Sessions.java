package backprop.spark;

import java.io.IOException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Sessions of Spark for tests, opened as the commands open them. */
final class Sessions {
  static final String DIGITS = "notebooks/data/digits.csv";

  private Sessions() {}

  interface Use<T> {
    T of(SparkSession spark) throws IOException, InterruptedException;
  }

  /** One at a time: a JVM has one Spark. */
  static synchronized <T> T at(String master, Use<T> use) throws IOException, InterruptedException {
    Cluster.quieten();
    try (SparkSession spark = new Cluster().open(master)) {
      return use.of(spark);
    }
  }

  static JavaSparkContext context(SparkSession spark) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }
}

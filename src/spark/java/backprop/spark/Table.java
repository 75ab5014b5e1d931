package backprop.spark;

import backprop.data.CellText;
import backprop.data.Scaler;
import backprop.file.FileFormatException;
import backprop.spark.Block.Example;
import backprop.text.Text;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * A table in CSV or Parquet files, which Spark reads: rows are examples, all columns but the
 * targets are features. No row of it ever comes to the driver.
 *
 * <p>Rows are numbered in the order of the files' names and of the rows in them, and dealt to
 * places by a seeded {@link Permutation}: the first ones are the training part, the others are held
 * out. So where a row goes depends on the files and the seed, not on how Spark cuts files.
 */
public final class Table {
  private static final int MOST_CLASSES = 1000;

  private final String path;
  private final Dataset<Row> rows; // the columns of the file, then file and start of the part
  private final RowReader reader;
  private final Map<Part, Long> firstRows; // of each part of a file
  private final long count;

  /** A part of a file that one task reads from beginning to end. */
  private record Part(String file, long start) implements Serializable, Comparable<Part> {
    @Override
    public int compareTo(Part other) {
      return Comparator.comparing(Part::file).thenComparing(Part::start).compare(this, other);
    }
  }

  private Table(String path, Dataset<Row> rows, RowReader reader) {
    this.path = path;
    this.rows = rows;
    this.reader = reader;
    Map<Part, Long> counts = new TreeMap<>();
    rows.javaRDD()
        .mapPartitionsToPair(Table::counts)
        .collect()
        .forEach(part -> counts.put(part._1(), part._2()));
    firstRows = new HashMap<>();
    long first = 0;
    for (Map.Entry<Part, Long> part : counts.entrySet()) {
      firstRows.put(part.getKey(), first);
      first += part.getValue();
    }
    count = first;
  }

  /**
   * A table whose column {@code label} names the class of each example.
   *
   * @param path of a file, or of a folder of them; it is Parquet if its name ends in {@code
   *     .parquet}, else CSV in UTF-8 with a header
   * @throws FileFormatException if there is no such table or column, or fewer than two classes
   */
  public static Table classification(SparkSession spark, String path, String label)
      throws FileFormatException {
    Dataset<Row> rows = read(spark, path);
    RowReader reader = RowReader.of(path, rows.columns(), List.of(label));
    List<String> labels =
        rows.select(column(label)).distinct().limit(MOST_CLASSES + 1).collectAsList().stream()
            .map(row -> RowReader.label(row, 0))
            .toList();
    if (labels.contains("")) {
      throw new FileFormatException(
          Text.format(
              "%s: column '%s' has no value in some row, a class in each was expected",
              path, label));
    }
    List<String> classes = CellText.classes(labels);
    if (classes.size() < 2 || classes.size() > MOST_CLASSES) {
      throw new FileFormatException(
          Text.format(
              "%s: column '%s' holds %s classes, 2 to %d were expected%s",
              path,
              label,
              classes.size() > MOST_CLASSES ? "more than " + MOST_CLASSES : classes,
              MOST_CLASSES,
              classes.size() > MOST_CLASSES ? "; to predict a number name it as --target" : ""));
    }
    return new Table(path, rows, reader.withClasses(classes)).requireRows();
  }

  /**
   * A table whose columns {@code targets} hold numbers to predict.
   *
   * @param path likewise
   * @throws FileFormatException likewise
   */
  public static Table regression(SparkSession spark, String path, List<String> targets)
      throws FileFormatException {
    Dataset<Row> rows = read(spark, path);
    return new Table(path, rows, RowReader.of(path, rows.columns(), targets)).requireRows();
  }

  private static Dataset<Row> read(SparkSession spark, String path) throws FileFormatException {
    DataFrameReader reader = spark.read();
    try {
      Dataset<Row> rows =
          path.endsWith(".parquet")
              ? reader.parquet(path)
              : reader
                  .option("header", true)
                  .option("enforceSchema", false) // each file has this header
                  .option("mode", "FAILFAST") // a row of another length is an error
                  .option("nullValue", "\u0000") // RowReader decides what is missing
                  .csv(path);
      return rows.select(
          functions.col("*"),
          functions.col("_metadata.file_path").as("backprop file"),
          functions.col("_metadata.file_block_start").as("backprop start"));
    } catch (Exception e) { // Scala does not declare that it throws this
      if (e instanceof AnalysisException) {
        throw new FileFormatException(path + ": cannot be read: " + Main.firstLine(e), e);
      }
      throw e;
    }
  }

  private static Column column(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }

  private Table requireRows() throws FileFormatException {
    if (count == 0) {
      throw new FileFormatException(path + ": no rows, at least one example was expected");
    }
    return this;
  }

  /** The number of rows. */
  public long count() {
    return count;
  }

  /** The names of the features, in the order of the columns. */
  public List<String> features() {
    return reader.features();
  }

  /** The names of the classes, in order; of the targets, if they are numbers. */
  public List<String> outputs() {
    return reader.outputs();
  }

  // ------------------------------------------------------------------ rows to examples

  private static Iterator<Tuple2<Part, Long>> counts(Iterator<Row> rows) {
    Map<Part, Long> counts = new HashMap<>();
    rows.forEachRemaining(row -> counts.merge(part(row), 1L, Long::sum));
    return counts.entrySet().stream()
        .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
        .iterator();
  }

  private static Part part(Row row) {
    return new Part(row.getString(row.size() - 2), row.getLong(row.size() - 1));
  }

  /** The place of a row ↦ its example. */
  private JavaPairRDD<Long, Example> examples(long seed) {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext());
    Broadcast<Map<Part, Long>> first = context.broadcast(firstRows);
    RowReader read = reader;
    long n = count;
    return rows.javaRDD()
        .mapPartitionsToPair(
            some -> {
              Permutation place = new Permutation(n, seed, 0);
              Map<Part, Long> next = new HashMap<>(first.value());
              Iterable<Row> once = () -> some;
              return StreamSupport.stream(once.spliterator(), false)
                  .map(
                      row -> {
                        long number = next.merge(part(row), 1L, Long::sum) - 1;
                        return new Tuple2<>(place.at(number), read.example(row, number));
                      })
                  .iterator();
            });
  }

  /**
   * Training part and held-out part.
   *
   * @param training its examples
   * @param heldOut null if none are
   * @param scaler of the features, fitted on the training part
   */
  public record Parts(Shards training, Shards heldOut, Scaler scaler) {}

  /**
   * Divides the rows, and standardises the features by the training part: each gets mean 0 and
   * standard deviation 1 there. What does not fit into the memory of the executors waits on their
   * disks.
   *
   * @param heldOut how many rows are held out
   * @param partitions P of each part
   * @param seed of the places of the rows
   * @throws FileFormatException if a cell holds no number
   * @throws IllegalArgumentException if no row is left to train on
   */
  public Parts divided(long heldOut, int partitions, long seed) throws FileFormatException {
    if (heldOut < 0 || heldOut >= count) {
      throw new IllegalArgumentException(
          Text.format(
              "held out: %d of %d rows, a number from 0 to %d was expected",
              heldOut, count, count - 1));
    }
    long m = count - heldOut;
    JavaPairRDD<Long, Example> examples = examples(seed);
    Shards raw = Shards.of(examples.filter(example -> example._1() < m), m, partitions);
    Scaler scaler = Standardisation.of(raw);
    Shards held = null;
    if (heldOut > 0) {
      JavaPairRDD<Long, Example> others =
          examples
              .filter(example -> example._1() >= m)
              .mapToPair(example -> new Tuple2<>(example._1() - m, example._2()));
      held = standardised(Shards.of(others, heldOut, partitions), scaler);
    }
    return new Parts(standardised(raw, scaler), held, scaler);
  }

  private static Shards standardised(Shards shards, Scaler scaler) {
    double[] shift = scaler.shift().toArray();
    double[] scale = scaler.scale().toArray();
    JavaRDD<Block> blocks =
        shards
            .blocks()
            .map(block -> block.standardised(shift, scale))
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new Shards(blocks, shards.examples(), shards.partitions());
  }

  /** "digits.csv: 1797 rows, 64 features, 10 classes". */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parts.add(count + (count == 1 ? " row" : " rows"));
    parts.add(features().size() + (features().size() == 1 ? " feature" : " features"));
    parts.add(reader.isClassification() ? outputs().size() + " classes" : "targets " + outputs());
    return path + ": " + String.join(", ", parts);
  }
}

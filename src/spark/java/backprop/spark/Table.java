package backprop.spark;

import backprop.data.CellText;
import backprop.data.Moments;
import backprop.data.Scaler;
import backprop.file.FileFormatException;
import backprop.spark.Chunk.Part;
import backprop.text.Numbers;
import backprop.text.Text;
import java.io.File;
import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.PartitionPruningRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A table in CSV or Parquet files, which Spark reads: rows are examples, all columns but the
 * targets are features. No row of it ever comes to the driver.
 *
 * <p>Rows are numbered in the order of the files' names and of the rows in them. If some are held
 * out, they are dealt to places by a seeded {@link Permutation}: the first ones are the training
 * part, the others are held out. So where a row goes depends on the files and the seed, not on how
 * Spark cuts files.
 *
 * <p>One scan finds counts and labels, and keeps what it read of CSV on the executors' disks; of
 * Parquet it reads the targets alone. One shuffle brings the rows of both parts into their {@link
 * Block}s.
 *
 * @param path of the file or folder
 * @param count the number of rows
 * @param features their names, in the order of the columns
 * @param outputs the names of the classes, in order; of the targets, if they are numbers
 * @param isClassification whether there are classes
 * @param content the rows
 */
public record Table(
    String path,
    long count,
    List<String> features,
    List<String> outputs,
    boolean isClassification,
    Content content) {
  static final int MOST_CLASSES = 1000;
  private static final long PART_BYTES = 32 << 20; // twice that at most: parts are powers of two

  /** What was read, where the executors keep it, and the number of the first row of each part. */
  record Content(JavaRDD<Chunk> chunks, HashMap<Part, Long> firstRows, Phases watch) {}

  /**
   * A table whose column {@code label} names the class of each example.
   *
   * @param path of a file, or of a folder of them; it is Parquet if its name ends in {@code
   *     .parquet}, else CSV in UTF-8 with a header
   * @throws FileFormatException if there is no such table or column, a cell holds no number, or
   *     there are fewer than two classes
   */
  public static Table classification(SparkSession spark, String path, String label)
      throws FileFormatException {
    return of(spark, path, List.of(label), true, Phases.SILENT);
  }

  /**
   * A table whose columns {@code targets} hold numbers to predict.
   *
   * @param path likewise
   * @throws FileFormatException likewise
   */
  public static Table regression(SparkSession spark, String path, List<String> targets)
      throws FileFormatException {
    return of(spark, path, targets, false, Phases.SILENT);
  }

  // ------------------------------------------------------------------ files to rows

  static Table of(
      SparkSession spark, String path, List<String> targets, boolean isLabel, Phases watch)
      throws FileFormatException {
    if (path.matches("([A-Za-z]:[\\\\/]|\\\\\\\\).*") && File.separatorChar == '/') {
      throw new FileFormatException(
          "%s: a path of Windows; paths of this system look like /data/table.csv", path);
    }
    LongAccumulator read = spark.sparkContext().longAccumulator("rows read");
    Columns columns;
    JavaRDD<Chunk> chunks;
    JavaRDD<Chunk> scanned;
    try {
      if (path.endsWith(".parquet")) { // read again it is faster than what we could keep of it
        Dataset<Row> rows = BatchReader.session(spark).read().parquet(path);
        List<Integer> sizes = BatchReader.sizes(rows.select("*"));
        columns = Columns.of(path, List.of(rows.columns()), sizes, targets, isLabel);
        Column[] some =
            targets.stream()
                .map(name -> functions.col("`" + name.replace("`", "``") + "`"))
                .toArray(Column[]::new);
        chunks = BatchReader.chunks(rows, columns, read);
        scanned = BatchReader.chunks(rows.select(some), columns.withoutFeatures(), read);
      } else {
        Dataset<Row> rows = spark.read().text(path).filter("value != ''");
        List<String> names = LineReader.names(header(spark, path, rows));
        List<Integer> sizes = Collections.nCopies(names.size(), null);
        columns = Columns.of(path, names, sizes, targets, isLabel);
        chunks = LineReader.chunks(rows, columns, read).persist(StorageLevel.DISK_ONLY());
        scanned = chunks;
      }
    } catch (Exception e) { // Scala does not declare what it throws
      throw e instanceof FileFormatException ours ? ours : unreadable(path, e);
    }
    Scan scan =
        watch.during(
            "reading",
            () -> Numbers.count(read.value(), "row"),
            () -> scanned.treeAggregate(new Scan(), Scan::plus, Scan::plus));
    scan.requireGood(path);
    if (scan.count() == 0) {
      throw new FileFormatException("%s: no rows; there must be at least one example", path);
    }
    List<String> outputs =
        isLabel ? classes(path, targets.get(0), scan.labels()) : columns.targets();
    Content content = new Content(chunks, scan.firstRows(), watch);
    return new Table(path, scan.count(), columns.features(), outputs, isLabel, content);
  }

  private static FileFormatException unreadable(String path, Exception e) {
    if (e instanceof UnsupportedOperationException
        || String.valueOf(e.getMessage())
            .matches("(?s).*(No FileSystem for scheme|FileSystem not found).*")) {
      return new FileFormatException(
          e,
          "%s: this Spark has no module for such paths; a distribution with it, and spark-submit, has",
          path);
    }
    String why =
        Main.firstLine(e)
            .replace("java.net.UnknownHostException:", "no machine has the name")
            .replaceAll("^\\[\\w+\\] | SQLSTATE: \\w+$", "");
    return new FileFormatException(e, "%s: cannot be read: %s", path, why);
  }

  /** The first line of the first file. */
  private static String header(SparkSession spark, String path, Dataset<Row> rows)
      throws FileFormatException {
    String first =
        Stream.of(rows.inputFiles())
            .min(Comparator.naturalOrder())
            .map(uri -> new Path(URI.create(uri)).toString()) // a blank, and not %20
            .orElse(path);
    List<Row> line = spark.read().text(first).limit(1).collectAsList();
    if (line.isEmpty()) {
      throw new FileFormatException("%s: no rows, not even a header", path);
    }
    return line.get(0).getString(0);
  }

  private static List<String> classes(String path, String label, TreeSet<String> labels)
      throws FileFormatException {
    List<String> classes = CellText.classes(labels);
    if (classes.size() < 2 || classes.size() > MOST_CLASSES) {
      boolean many = classes.size() > MOST_CLASSES;
      Object held = many ? "more than " + MOST_CLASSES : classes;
      throw new FileFormatException(
          "%s: column '%s' holds %s classes, but there must be 2 to %d%s",
          path, label, held, MOST_CLASSES, many ? "; to predict a number name it as --target" : "");
    }
    return classes;
  }

  private SparkContext context() {
    return content.chunks.context();
  }

  private long bytes() {
    return count * (features.size() + outputs.size()) * Double.BYTES;
  }

  /** On disk alone if it fills the memory: Spark would try to find room in each epoch. */
  private StorageLevel level() {
    long room =
        CollectionConverters.asJava(context().getExecutorMemoryStatus()).values().stream()
            .mapToLong(executor -> (Long) executor._1())
            .sum();
    return bytes() < room / 2 ? StorageLevel.MEMORY_AND_DISK() : StorageLevel.DISK_ONLY();
  }

  // ------------------------------------------------------------------ rows to blocks

  /** Training part, held-out part (null if empty), and a scaler fitted on the training part. */
  public record Parts(Shards training, Shards heldOut, Scaler scaler) {}

  /**
   * Divides the rows, and standardises the features by the training part: each gets mean 0 and
   * standard deviation 1 there. What does not fit into the memory of the executors waits on their
   * disks.
   *
   * @param heldOut how many rows are held out
   * @param partitions most parts of each of the two, unless one would be larger than 64 MB; they
   *     change no result
   * @param seed of the places of the rows
   * @throws IllegalArgumentException if no row is left to train on
   * @throws FileFormatException if a cell of Parquet holds no number
   */
  public Parts divided(long heldOut, int partitions, long seed) throws FileFormatException {
    return divided(heldOut, partitions, seed, null);
  }

  /** The same with a scaler of before; null for one of the training part. */
  Parts divided(long heldOut, int partitions, long seed, Scaler known) throws FileFormatException {
    if (heldOut < 0 || heldOut >= count) {
      throw Text.illegal(
          "held out: %d of %d rows; it must be a number from 0 to %d", heldOut, count, count - 1);
    }
    int most = (int) Math.max(partitions, bytes() / PART_BYTES); // a task holds a part
    Layout layout = new Layout(count - heldOut, heldOut, most, seed);
    LongAccumulator moved = context().longAccumulator("rows divided");
    JavaRDD<Block> blocks = blocks(layout, moved).persist(level());
    long length = 3L * features.size(); // of moments: only the block that has them is read again
    Moments moments;
    try {
      moments =
          content.watch.during(
              "dividing and standardising",
              () -> moved.value() + " of " + Numbers.count(count, "row"),
              () -> Tree.sum(blocks, (p, some) -> some.next().moments(), length, Moments::plus));
    } catch (Exception e) { // Scala does not declare what it throws
      FileFormatException ours = ExceptionUtils.throwableOfType(e, FileFormatException.class);
      if (ours != null) {
        throw ours;
      }
      throw e;
    }
    content.chunks.unpersist(false);
    Scaler scaler = known == null ? moments.scaler() : known;
    Shards training = shards(blocks, 0, layout.trainingParts(), count - heldOut, scaler);
    Shards held = shards(blocks, layout.trainingParts(), layout.numPartitions(), heldOut, scaler);
    return new Parts(training, held, scaler);
  }

  /** Partitions {@code from} (inclusive) to {@code to} (exclusive); null if there are none. */
  private static Shards shards(
      JavaRDD<Block> blocks, int from, int to, long examples, Scaler scaler) {
    if (from == to) {
      return null;
    }
    scala.Function1<Object, Object> chosen =
        (scala.Function1<Object, Object> & Serializable)
            p -> (Integer) p >= from && (Integer) p < to;
    return new Shards(
        PartitionPruningRDD.create(blocks.rdd(), chosen).toJavaRDD(),
        examples,
        to - from,
        scaler.shift().toArray(),
        scaler.scale().toArray());
  }

  private JavaRDD<Block> blocks(Layout layout, LongAccumulator moved) {
    Broadcast<HashMap<Part, Long>> first =
        JavaSparkContext.fromSparkContext(context()).broadcast(content.firstRows);
    List<String> classes = new ArrayList<>(isClassification ? outputs : List.of());
    String path = this.path;
    int features = this.features.size();
    int targets = isClassification ? 1 : outputs.size();
    return content
        .chunks
        .flatMapToPair(chunk -> Rows.of(path, chunk, first.value(), layout, classes))
        .partitionBy(layout)
        .mapPartitionsWithIndex(
            (p, some) -> Rows.blocks(p, some, layout, features, targets, classes.size(), moved),
            true);
  }

  /** "digits.csv: 1797 rows, 64 features, 10 classes". */
  @Override
  public String toString() {
    String rows = Numbers.count(count, "row");
    String of = Numbers.count(features.size(), "feature");
    String last = isClassification ? outputs.size() + " classes" : "targets " + outputs;
    return Text.format("%s: %s, %s, %s", path, rows, of, last);
  }
}

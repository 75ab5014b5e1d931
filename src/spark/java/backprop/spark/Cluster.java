package backprop.spark;

import backprop.LibraryJar;
import backprop.file.FileFormatException;
import backprop.text.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.Utils;
import picocli.CommandLine.Option;

/** Where a command runs: the options of every command on Spark, and the session they ask for. */
final class Cluster {
  // what Spark calls an application that no standalone master has given a name
  private static final String UNREGISTERED = "spark-application-";

  @Option(names = "--master", paramLabel = "URL")
  private String master = System.getProperty("spark.master", "local[*]");

  @Option(names = "--conf", paramLabel = "KEY=VALUE")
  private Map<String, String> settings = Map.of();

  /** Spark writes to its log on standard error: warnings only, unless the user says otherwise. */
  static void quieten() {
    Properties now = System.getProperties();
    now.putIfAbsent("slf4j.provider", "org.apache.logging.slf4j.SLF4JServiceProvider");
    now.putIfAbsent("slf4j.internal.verbosity", "WARN");
    now.putIfAbsent("log4j2.configurationFile", "classpath:backprop/spark/log4j2.properties");
  }

  /** What is done with a session. */
  interface Work<T> {
    T with(SparkSession spark) throws IOException, InterruptedException;
  }

  /**
   * Does some work at the master that was asked for, or in the session that there is: that of a
   * notebook on Databricks, for instance, is used and left open. What Spark cannot do is said in
   * words.
   */
  <T> T use(PrintWriter out, Work<T> work) throws IOException, InterruptedException {
    scala.Option<SparkSession> existing = SparkSession.getActiveSession();
    SparkSession spark = existing.isDefined() ? existing.get() : open(master);
    try {
      String pages =
          spark.sparkContext().uiWebUrl().map(url -> ", pages at " + url).getOrElse(() -> "");
      String where = existing.isDefined() ? spark.sparkContext().master() : master;
      out.println(
          Text.format(
              "Spark %s on %s, Java %s%s", spark.version(), where, Runtime.version(), pages));
      out.flush();
      return work.with(spark);
    } catch (Exception e) { // Scala does not declare what it throws
      requireRoom(e, spark);
      throw e;
    } finally {
      if (existing.isEmpty()) {
        spark.stop();
      }
    }
  }

  private static void requireRoom(Exception e, SparkSession spark) throws FileFormatException {
    List<Throwable> causes = ExceptionUtils.getThrowableList(e);
    boolean isOfSpark = causes.stream().anyMatch(SparkException.class::isInstance);
    for (Throwable cause : causes) {
      if (!String.valueOf(cause.getMessage()).contains("No space left on device")) {
        continue;
      }
      if (isOfSpark) {
        throw new FileFormatException(
            e,
            "%s is full, where Spark keeps what does not fit into memory; --conf spark.local.dir=DIR names another directory, or SPARK_LOCAL_DIRS where that is set",
            String.join(", ", Utils.getConfiguredLocalDirs(spark.sparkContext().getConf())));
      }
      if (cause instanceof FileSystemException) { // which names the file
        throw new FileFormatException(
            e, "%s; it is written beside --out, or beside RECORD", cause.getMessage());
      }
    }
  }

  /** A session at this master, which Spark must know and reach. */
  SparkSession open(String master) throws IOException {
    // here, too, a task that fails is tried again: local[N] alone would give up at once
    String patient = master.replaceFirst("^local\\[([^,\\]]+)\\]$", "local[$1,4]");
    SparkConf conf = new SparkConf().setAppName("backprop").setMaster(patient);
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.serializer.objectStreamReset", "1"); // it lets go of each block
    conf.setIfMissing("spark.shuffle.sort.bypassMergeThreshold", "0"); // all is written once
    conf.setIfMissing("spark.sql.files.maxPartitionBytes", "32m"); // small tasks: progress is seen
    if (master.startsWith("local")) {
      conf.setIfMissing("spark.driver.host", "localhost"); // whatever it is called
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      // read ahead, whole row groups stay in memory, and a local disk makes nobody wait
      conf.setIfMissing("spark.hadoop.parquet.hadoop.vectored.io.enabled", "false");
      conf.setIfMissing("spark.shuffle.compress", "false"); // no network, which would gain by it
      conf.setIfMissing("spark.shuffle.spill.compress", "false");
      conf.setIfMissing("spark.shuffle.checksum.enabled", "false"); // read where it was written
    }
    if (!master.matches("local(\\[.*\\])?")) {
      conf.set("spark.jars", String.join(",", jars(conf.get("spark.jars", ""))));
    } else { // executors start before they get our jars, but have compressed, so buffered streams
      conf.setIfMissing("spark.serializer", BlockSerializer.class.getName());
    }
    settings.forEach(conf::set);
    try {
      SparkSession spark = SparkSession.builder().config(conf).getOrCreate();
      if (spark.sparkContext().applicationId().startsWith(UNREGISTERED)) {
        spark.stop();
        throw new IllegalStateException("no cluster answered there");
      }
      return spark;
    } catch (Exception e) { // Scala does not declare what it throws
      throw new FileFormatException(
          e,
          "--master %s: %s; it must be local[*], local[N] or spark://HOST:PORT, and yarn or k8s://… need spark-submit",
          master,
          Main.firstLine(e));
    }
  }

  /** What the executors need and are not told of: this jar, the workbook's, its libraries. */
  private static List<String> jars(String known) throws IOException {
    Path spark = LibraryJar.of(Cluster.class);
    Path workbook = LibraryJar.location();
    if (!Files.isRegularFile(spark) || !Files.isRegularFile(workbook)) {
      throw new FileFormatException(
          "%s: the executors of a cluster need the jar; run java -jar target/backprop-spark.jar",
          spark);
    }
    List<String> jars = new ArrayList<>(List.of(spark.toString(), workbook.toString()));
    try (Stream<Path> libraries = Files.list(workbook.resolveSibling("lib"))) {
      libraries
          .map(Path::toString)
          .filter(library -> !library.contains("slf4j")) // Spark has its own logging
          .forEach(jars::add);
    }
    jars.removeIf(jar -> known.contains(Path.of(jar).getFileName().toString()));
    if (!known.isEmpty()) {
      jars.add(known);
    }
    return jars;
  }
}

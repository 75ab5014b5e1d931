package backprop.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Tanh;
import backprop.check.Check;
import backprop.data.Scaler;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Fingerprint;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.train.GradientDescent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  @TempDir private Path folder;

  private static String trained(SparkSession spark, String path) throws IOException {
    Table.Parts parts = Table.classification(spark, path, "digit").divided(450, 7, 3);
    Network net =
        Network.input(64)
            .layer(8, new Tanh())
            .output(10, Output.softmaxCrossEntropy(Reduction.MEAN))
            .initialised(Initialisation.xavier(), 1);
    SparkDescent.train(
        GradientDescent.withRate(0.5).epochs(2), net, parts.training(), parts.heldOut());
    return Fingerprint.of(net);
  }

  private static Matrix X(Shards shards) {
    List<double[]> columns = new ArrayList<>();
    for (Block block : shards.blocks().collect()) {
      Matrix X = block.inputs(shards.shift(), shards.scale());
      for (int j = 0; j < block.examples(); j++) {
        columns.add(X.column(j).toArray());
      }
    }
    return Matrix.of(columns.toArray(double[][]::new)).transpose();
  }

  /** In the units of the table. */
  private static Matrix unscaled(Table.Parts parts, Matrix Z) {
    Matrix X = Z.copy();
    for (int i = 0; i < X.rows(); i++) {
      for (int j = 0; j < X.columns(); j++) {
        double z = X.get(i, j);
        X.set(i, j, z * parts.scaler().scale().get(i, 0) + parts.scaler().shift().get(i, 0));
      }
    }
    return X;
  }

  @Test
  void theSameTableGivesTheSameBitsHoweverItIsStoredAndCut()
      throws IOException, InterruptedException {
    String parquet = folder.resolve("digits.parquet").toString();
    String expected =
        Sessions.at(
            "local[2]",
            spark -> {
              spark
                  .read()
                  .option("header", true)
                  .option("inferSchema", true)
                  .csv(Sessions.DIGITS)
                  .coalesce(1)
                  .write()
                  .parquet(parquet);
              return trained(spark, Sessions.DIGITS);
            });
    assertEquals(expected, Sessions.at("local[1]", spark -> trained(spark, Sessions.DIGITS)));
    assertEquals(expected, Sessions.at("local[2]", spark -> trained(spark, parquet)));
    assertEquals(
        expected,
        Sessions.at(
            "local[2]",
            spark -> {
              spark.conf().set("spark.sql.files.maxPartitionBytes", "20000"); // some 13 pieces
              return trained(spark, Sessions.DIGITS);
            }));
    assertEquals(
        expected,
        Sessions.at("local[2]", spark -> trained(spark, inThreeFiles(Path.of(Sessions.DIGITS)))));
  }

  private String inThreeFiles(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    Path folder = Files.createDirectory(this.folder.resolve("three"));
    int[] cuts = {1, 300, 310, lines.size()};
    for (int i = 0; i < 3; i++) {
      List<String> part = new ArrayList<>(List.of(lines.get(0)));
      part.addAll(lines.subList(cuts[i], cuts[i + 1]));
      Files.write(folder.resolve("part-" + i + ".csv"), part);
    }
    return folder.toString();
  }

  @Test
  void featuresAreStandardisedByTheTrainingPartAlone() throws IOException, InterruptedException {
    Sessions.at(
        "local[2]",
        spark -> {
          Table table = Table.classification(spark, Sessions.DIGITS, "digit");
          assertEquals(Sessions.DIGITS + ": 1797 rows, 64 features, 10 classes", table.toString());
          assertEquals("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]", table.outputs().toString());
          Table.Parts parts = table.divided(450, 7, 3);
          assertEquals(1347, parts.training().examples());
          assertEquals(450, parts.heldOut().examples());
          Matrix training = X(parts.training());
          Scaler again = Scaler.standard(training);
          for (int i = 0; i < 64; i++) {
            boolean constant =
                training.row(i)[0] == 0 && Matrix.rowOf(training.row(i)).maxAbs() == 0;
            Check.close(again.shift().get(i, 0), 0, 1e-12);
            Check.close(again.scale().get(i, 0), 1, constant ? 0 : 1e-12);
          }
          assertEquals(450, X(parts.heldOut()).columns());
          // both parts together are the table
          Matrix all = unscaled(parts, training);
          Matrix held = unscaled(parts, X(parts.heldOut()));
          assertEquals(561718, Math.rint(all.sum() + held.sum()), "the sum of all pixels");
          return null;
        });
  }

  @Test
  void aPathMayHoldBlanks() throws IOException, InterruptedException {
    Path csv = Files.writeString(folder.resolve("a short table.csv"), "x,y\n0,1\n1,3\n");
    Sessions.at(
        "local[1]",
        spark -> {
          assertEquals(
              List.of("x"), Table.regression(spark, csv.toString(), List.of("y")).features());
          return null;
        });
  }

  @Test
  void targetsMayBeNumbers() throws IOException, InterruptedException {
    Path csv = Files.writeString(folder.resolve("line.csv"), "x,y\n0,1\n1,3\n2,5\n3,7\n");
    Sessions.at(
        "local[2]",
        spark -> {
          Table table = Table.regression(spark, csv.toString(), List.of("y"));
          Network net =
              Network.input(1)
                  .output(1, Output.identitySquaredError(Reduction.MEAN))
                  .initialised(Initialisation.xavier(), 1);
          SparkDescent.train(
              GradientDescent.withRate(0.5).epochs(60),
              net,
              table.divided(0, 2, 1).training(),
              null);
          Check.close(net.W(1).get(0, 0), 2 * Math.sqrt(1.25), 1e-9); // x has variance 1.25
          Check.close(net.b(1).get(0, 0), 4, 1e-9);
          return null;
        });
  }

  @Test
  void badTablesAreExplained() throws IOException, InterruptedException {
    Path csv = folder.resolve("bad.csv");
    Sessions.at(
        "local[2]",
        spark -> {
          explains(spark, "a,b,c\n1,2,x\n1,2,y\n", "d", "there is no column 'd', only [a, b, c]");
          explains(
              spark,
              "a,b,c\n1,2,x\n1,oops,y\n",
              "c",
              "row 2, column 'b': 'oops'; it must be a finite number, as in 1.5");
          explains(spark, "a,b,c\n1,2,x\n1,,y\n", "c", "row 2, column 'b': no value");
          explains(spark, "a,b,c\n1,2,x\n1,NaN,y\n", "c", "row 2, column 'b': 'NaN'");
          explains(spark, "a,b,c\n1,2,x\n1,0x1p3,y\n", "c", "row 2, column 'b': '0x1p3'");
          explains(spark, "c,a,b\nx,1,2\ny,1\n", "c", "row 2, 2 cells, but the header has 3");
          explains(spark, "c,a,b\nx,1,2\ny,1,2,3\n", "c", "row 2, 4 cells, but the header has 3");
          explains(
              spark,
              "a,b,c\n1,2,x\n1,2,x\n",
              "c",
              "column 'c' holds [x] classes, but there must be 2 to 1000");
          explains(spark, "a,b,c\n1,2,x\n1,2,\n", "c", "row 2, column 'c' has no value");
          explains(spark, "a\nx\ny\n", "a", "at least one feature beside the target");
          IOException twice =
              assertThrows(
                  IOException.class,
                  () -> Table.regression(spark, csv.toString(), List.of("a", "a")));
          assertTrue(twice.getMessage().contains("'a' is named twice"), twice.getMessage());
          Files.delete(csv);
          String missing =
              assertThrows(
                      IOException.class, () -> Table.classification(spark, csv.toString(), "c"))
                  .getMessage();
          assertTrue(missing.contains("bad.csv") && missing.contains("not exist"), missing);
          return null;
        });
  }

  @Test
  void aBadCellIsFoundHoweverFarDown() throws IOException, InterruptedException {
    StringBuilder csv = new StringBuilder("a,b,c\n");
    for (int row = 1; row <= 1_000_000; row++) {
      csv.append(row == 1_000_000 ? "1,oops,x\n" : row % 2 == 0 ? "1,2,x\n" : "1,2,y\n");
    }
    Sessions.at(
        "local[2]",
        spark -> {
          spark.conf().set("spark.sql.files.maxPartitionBytes", "1000000"); // some 6 pieces
          explains(spark, csv.toString(), "c", "bad.csv: row 1000000, column 'b': 'oops'");
          return null;
        });
  }

  @Test
  void filesOfAFolderHaveOneHeader() throws IOException, InterruptedException {
    Path two = Files.createDirectory(folder.resolve("two"));
    Files.writeString(two.resolve("1.csv"), "\ufeffa,c\n1,x\n");
    Files.writeString(two.resolve("2.csv"), "c,a\ny,2\n");
    Sessions.at(
        "local[1]",
        spark -> {
          IOException e =
              assertThrows(
                  IOException.class, () -> Table.classification(spark, two.toString(), "c"));
          assertEquals(
              two + "/2.csv: its header is 'c,a', but that of the first file is 'a,c'",
              e.getMessage());
          Files.writeString(two.resolve("2.csv"), "a,c\n2,y\n");
          assertEquals(2, Table.classification(spark, two.toString(), "c").count());
          return null;
        });
  }

  @Test
  void pathsOfOtherSystemsAreExplained() throws IOException, InterruptedException {
    Sessions.at(
        "local[1]",
        spark -> {
          for (String path :
              List.of(
                  "C:\\tables\\iris.csv",
                  "\\\\server\\iris.csv",
                  "s3a://bucket/iris.csv",
                  "abfss://c@a.dfs.core.windows.net/iris.parquet",
                  "https://example.invalid/iris.csv",
                  "hdfs://nowhere.invalid/iris.csv")) {
            IOException e =
                assertThrows(IOException.class, () -> Table.classification(spark, path, "c"));
            assertTrue(
                e.getMessage()
                    .matches(
                        ".*(a path of Windows|no module for such paths|no machine has the name).*"),
                e.getMessage());
          }
          return null;
        });
  }

  @Test
  void quotedCellsAndVectorsOfSparkMlAreRead() throws IOException, InterruptedException {
    Path csv = folder.resolve("quoted.csv");
    Files.writeString(csv, "\"a, b\",c\n1,\"x, \"\"y\"\"\"\n\"2.5\",z\n");
    String vectors = folder.resolve("vectors.parquet").toString();
    Sessions.at(
        "local[1]",
        spark -> {
          Table quoted = Table.classification(spark, csv.toString(), "c");
          assertEquals("[a, b] [x, \"y\", z]", quoted.features() + " " + quoted.outputs());
          spark
              .sql(
                  "select 'x' as c, named_struct('type', 1y, 'size', cast(null as int), 'indices',"
                      + " cast(null as array<int>), 'values', array(1d, 2d, 0d)) as v union all"
                      + " select 'y', named_struct('type', 0y, 'size', 3, 'indices', array(2),"
                      + " 'values', array(5d))")
              .coalesce(1)
              .write()
              .parquet(vectors);
          Table table = Table.classification(spark, vectors, "c");
          assertEquals("[v[0], v[1], v[2]]", table.features().toString());
          Table.Parts parts = table.divided(0, 1, 1);
          assertEquals(
              Matrix.of(new double[][] {{1, 0}, {2, 0}, {0, 5}}),
              unscaled(parts, X(parts.training())));
          IOException predicted =
              assertThrows(IOException.class, () -> Table.classification(spark, vectors, "v"));
          assertTrue(predicted.getMessage().contains("'v' holds vectors"), predicted.getMessage());
          String uneven = folder.resolve("uneven.parquet").toString();
          spark
              .sql(
                  "select c, if(c = 'x', v, named_struct('type', 0y, 'size', 4, 'indices',"
                      + " array(2), 'values', array(5d))) as v from parquet.`"
                      + vectors
                      + "`")
              .coalesce(1)
              .write()
              .parquet(uneven);
          Table other = Table.classification(spark, uneven, "c");
          IOException e = assertThrows(IOException.class, () -> other.divided(0, 1, 1));
          assertTrue(
              e.getMessage()
                  .contains(
                      "row 2, column 'v': a vector of 4 entries, but that of the first row has 3"),
              e.getMessage());
          return null;
        });
  }

  @Test
  void aSessionOfTheReadersOwnKeepsWhatWasRead() throws IOException {
    int rows = 3300; // more than three chunks
    StringBuilder csv = new StringBuilder("c,id" + ",x".repeat(1000) + "\n");
    for (int r = 0; r < rows; r++) {
      csv.append(r % 2).append(',').append(r).append(",1".repeat(1000)).append('\n');
    }
    Path file = Files.writeString(folder.resolve("long.csv"), csv);
    synchronized (Sessions.class) { // a JVM has one Spark
      try (SparkSession own =
          SparkSession.builder()
              .master("local[1]")
              .config("spark.ui.enabled", false)
              .config("spark.driver.host", "localhost")
              .getOrCreate()) {
        Scaler scaler = Table.classification(own, file.toString(), "c").divided(0, 1, 1).scaler();
        assertEquals((rows - 1) / 2., scaler.shift().get(0, 0));
      }
    }
  }

  @Test
  void aSparseVectorHasZerosWhateverWasReadBefore() throws IOException, InterruptedException {
    String vectors = folder.resolve("sparse.parquet").toString();
    int rows = 2200; // more than two chunks
    Sessions.at(
        "local[1]",
        spark -> {
          spark
              .sql(
                  "select id % 2 as c, if(id < 1100, named_struct('type', 1y, 'size', cast(null as"
                      + " int), 'indices', cast(null as array<int>), 'values', array_repeat(1d,"
                      + " 1000)), named_struct('type', 0y, 'size', 1000, 'indices', array(7),"
                      + " 'values', array(5d))) as v from range("
                      + rows
                      + ")")
              .coalesce(1)
              .write()
              .parquet(vectors);
          Scaler scaler = Table.classification(spark, vectors, "c").divided(0, 1, 1).scaler();
          assertEquals(1100. / rows, scaler.shift().get(6, 0));
          assertEquals((1100. + 5 * 1100) / rows, scaler.shift().get(7, 0));
          return null;
        });
  }

  @Test
  void manyColumnsOfManyTypesAreReadFromParquet() throws IOException, InterruptedException {
    String path = folder.resolve("types.parquet").toString();
    String wide =
        IntStream.range(0, 120)
            .mapToObj(i -> ", id + " + i + "D as x" + i)
            .collect(Collectors.joining());
    Sessions.at(
        "local[2]",
        spark -> {
          Dataset<Row> rows =
              spark.sql(
                  "select id % 3 = 0 as c, date_add(date '2026-01-01', int(id % 2)) as day,"
                      + " cast(id as decimal(9, 1)) as d, cast(id as float) as f,"
                      + " cast(id as string) as s, cast(id % 100 as tinyint) as b,"
                      + " cast(if(id = 9999, null, id) as short) as n"
                      + wide
                      + " from range(0, 10000, 1, 1)");
          rows.write().parquet(path);
          Table days = Table.classification(spark, path, "c");
          assertEquals("[false, true]", days.outputs().toString());
          explains(() -> days.divided(0, 2, 1), "row 1, column 'day': '2026-01-01'");
          rows.drop("c").write().mode("overwrite").option("maxRecordsPerFile", 4000).parquet(path);
          Table table = Table.classification(spark, path, "day");
          assertEquals("[2026-01-01, 2026-01-02]", table.outputs().toString());
          explains(() -> table.divided(9, 2, 1), "-c002.snappy.parquet: row 2000, column 'n': no");
          rows.drop("c", "day").limit(5000).write().mode("overwrite").parquet(path);
          Shards shards =
              Table.regression(spark, path, List.of("x119", "d")).divided(0, 2, 1).training();
          int id = 0;
          for (Block block : shards.blocks().collect()) {
            for (int j = 0; j < block.examples(); j++, id++) {
              double[][] X = block.X();
              double[] some = {X[0][j], X[1][j], X[2][j], X[3][j], X[122][j]};
              assertArrayEquals(new double[] {id, id, id % 100, id, id + 118}, some);
              assertEquals(id + 119, block.targets().get(0, j));
              assertEquals(id, block.targets().get(1, j));
            }
          }
          assertEquals(5000, id);
          return null;
        });
  }

  private void explains(SparkSession spark, String csv, String label, String expected)
      throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), csv);
    explains(() -> Table.classification(spark, file.toString(), label), expected);
  }

  private static void explains(Executable code, String expected) {
    String reason = Main.reason(assertThrows(Exception.class, code));
    assertTrue(reason != null && reason.contains(expected), () -> expected + "\n" + reason);
  }
}

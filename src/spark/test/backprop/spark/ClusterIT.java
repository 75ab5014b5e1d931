package backprop.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Tanh;
import backprop.experiment.Data;
import backprop.experiment.Experiment;
import backprop.experiment.Measure;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.network.Network;
import backprop.text.Text;
import backprop.train.GradientDescent;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users start it, here and on a standalone cluster: a master and two workers. */
class ClusterIT {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path SPARK = Path.of("target", "spark").toAbsolutePath();

  @TempDir private static Path folder;
  private static final List<Process> CLUSTER = new ArrayList<>();
  private static String master;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    master = "spark://127.0.0.1:" + port;
    daemon(
        "org.apache.spark.deploy.master.Master",
        "--port",
        String.valueOf(port),
        "--webui-port",
        "0");
    for (int worker = 1; worker <= 2; worker++) {
      daemon(
          "org.apache.spark.deploy.worker.Worker",
          "--cores",
          "1",
          "--memory",
          "1g",
          "--webui-port",
          "0",
          "--work-dir",
          folder.resolve("work-" + worker).toString(),
          master);
    }
  }

  /** As the page in src/spark says it. */
  private static void daemon(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(JAVA, "-Xmx256m", "-cp", SPARK.resolve("jars") + File.separator + "*"));
    command.add(arguments[0]);
    command.addAll(List.of("--host", "127.0.0.1"));
    command.addAll(List.of(arguments).subList(1, arguments.length));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "SPARK_HOME",
                SPARK.toString(),
                "SPARK_SCALA_VERSION",
                "2.13",
                "SPARK_LOCAL_IP",
                "127.0.0.1"));
    builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("daemon-" + CLUSTER.size() + ".log").toFile());
    CLUSTER.add(builder.start());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    for (Process process : CLUSTER) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  /** What a command printed; its lines are told as they come. */
  private static List<String> run(Consumer<String> told, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(JAVA));
    List<String> rest = new ArrayList<>(List.of(arguments));
    while (rest.get(0).startsWith("-X")) {
      command.add(rest.remove(0));
    }
    command.addAll(List.of("-jar", "target/backprop-spark.jar"));
    command.addAll(rest);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process process = builder.start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        told.accept(line);
      }
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), () -> String.join("\n", lines));
    return lines;
  }

  /** What must not depend on where it ran. */
  private static List<String> results(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("epoch") || line.contains("parameters"))
        .toList();
  }

  private static String[] training(String master, Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--data",
                folder.resolve("some.csv").toString(),
                "--label",
                "y",
                "--held-out",
                "450",
                "--epochs",
                "40",
                "--out",
                out.toString(),
                "--master",
                master));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  /** Rows of small whole numbers, and their class. */
  private static Path table(String name, int rows, int features) throws IOException {
    Path csv = folder.resolve(name);
    Random random = new Random(1);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(csv))) {
      StringBuilder line = new StringBuilder("y");
      for (int i = 0; i < features; i++) {
        line.append(",x").append(i);
      }
      out.println(line);
      for (int r = 0; r < rows; r++) {
        line.setLength(0);
        line.append(r % 2);
        for (int i = 0; i < features; i++) {
          line.append(',').append(random.nextInt(100));
        }
        out.println(line);
      }
    }
    return csv;
  }

  /** The JVMs that the workers have started. */
  private static List<ProcessHandle> executors() {
    return CLUSTER.stream()
        .flatMap(Process::descendants)
        .filter(
            process ->
                process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
        .toList();
  }

  @Test
  void anExecutorThatIsKilledDuringTrainingChangesNothing()
      throws IOException, InterruptedException {
    table("some.csv", 9000, 10); // five blocks
    List<String> expected =
        run(line -> {}, training("local[2]", folder.resolve("here.npz"), "--partitions", "1"));
    assertTrue(
        expected.stream().noneMatch(line -> line.startsWith("spark:")),
        () -> String.join("\n", expected));
    List<Long> killed = new ArrayList<>();
    List<String> lines =
        run(
            line -> {
              if (line.startsWith("epoch   5") || line.startsWith("epoch  20")) {
                ProcessHandle executor =
                    executors().get(line.startsWith("epoch   5") ? 0 : executors().size() - 1);
                killed.add(executor.pid());
                executor.destroyForcibly();
              }
            },
            training(master, folder.resolve("there.npz"), "--partitions", "5"));
    assertEquals(2, killed.size());
    assertEquals(
        results(expected).toString().replace("here.npz", ""),
        results(lines).toString().replace("there.npz", ""));
    assertTrue(
        lines.stream().anyMatch(line -> line.startsWith("spark: Lost executor")),
        () -> String.join("\n", lines));
  }

  @Test
  void aTrainingThatIsKilledGoesOnToTheSameBits() throws IOException, InterruptedException {
    table("some.csv", 9000, 10);
    String[] settings = {"--batch", "3000", "--momentum", "0.9", "--patience", "40"};
    List<String> expected =
        results(run(line -> {}, training("local[2]", folder.resolve("whole.npz"), settings)));
    Path out = folder.resolve("killed.npz");
    for (String moment : List.of("reading", "epoch   0", "epoch   7", "epoch  31")) {
      List<String> command = new ArrayList<>(List.of(JAVA, "-jar", "target/backprop-spark.jar"));
      command.addAll(List.of(training("local[2]", out, settings)));
      Process process =
          new ProcessBuilder(command).redirectError(folder.resolve("killed.log").toFile()).start();
      boolean came = false;
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        String line = reader.readLine();
        while (line != null && !line.startsWith(moment)) {
          line = reader.readLine();
        }
        came = line != null;
        assertEquals(1, process.children().count(), "it runs in a JVM with options of its own");
      } finally {
        process.destroyForcibly(); // SIGKILL
      }
      process.waitFor();
      assertTrue(came, moment);
    }
    List<String> lines = run(line -> {}, training("local[2]", out, settings));
    assertTrue(lines.stream().anyMatch(line -> line.contains("goes on after epoch")));
    List<String> found = results(lines);
    assertEquals(last(expected).replace("whole.npz", ""), last(found).replace("killed.npz", ""));
    assertTrue(expected.containsAll(found.subList(0, found.size() - 1)), found::toString);
  }

  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1);
  }

  @Test
  void aRecordRunsAgainOnTheClusterWithTheSameBits() throws IOException, InterruptedException {
    Experiment.named("cluster")
        .varying("units", 1, 2, 5)
        .seeds(3)
        .data(
            Data.classification(Path.of("notebooks/data/iris.csv"), "species")
                .heldOut(50, 1)
                .asStandardised())
        .network(
            at ->
                Network.input(4)
                    .layer(at.integer("units"), new Tanh())
                    .output(3, Output.softmaxCrossEntropy(Reduction.MEAN)))
        .training(GradientDescent.withRate(0.5).epochs(50))
        .measuring(Measure.heldOutAccuracy())
        .run(folder);
    List<String> lines =
        run(line -> {}, "study", folder.resolve("cluster.json").toString(), "--master", master);
    assertTrue(
        lines.stream().anyMatch(line -> line.startsWith("identical: 9 runs of \"cluster\"")),
        () -> String.join("\n", lines));
  }

  @Test
  void aTableMayBeLargerThanTheHeap() throws IOException, InterruptedException {
    int rows = 600_000;
    int features = 130; // 624 MB as numbers, in a heap of 512 MB
    Path csv = table("large.csv", rows, features);
    long heap = 512L << 20;
    assertTrue((long) rows * features * Double.BYTES > heap);
    List<String> lines =
        run(
            line -> {},
            "-Xmx512m",
            "train",
            "--data",
            csv.toString(),
            "--label",
            "y",
            "--hidden",
            "4",
            "--epochs",
            "2",
            "--held-out",
            "1000",
            "--out",
            folder.resolve("large.npz").toString(),
            "--master",
            "local[2]");
    assertTrue(
        lines.contains(Text.format("%s: %d rows, %d features, 2 classes", csv, rows, features)),
        () -> String.join("\n", lines));
    assertEquals(3, lines.stream().filter(line -> line.startsWith("epoch")).count());
  }
}

package backprop.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backprop.data.CsvFormat;
import backprop.data.Examples;
import backprop.data.Split;
import backprop.data.Tables;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.matrix.Threads;
import backprop.network.Network;
import backprop.train.GradientDescent;
import backprop.train.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTest {
  @TempDir private Path folder;

  private static List<Result> results(Results results) {
    return results.rows().stream().map(Results.Run::result).toList();
  }

  // ------------------------------------------------------------------ the same on any threads

  @Test
  void resultsDoNotDependOnTheNumberOfThreads() throws Exception {
    Results reference = Studies.small().run();
    assertEquals(12, reference.rows().size());
    assertEquals(
        12, reference.rows().stream().map(r -> r.result().parameters()).distinct().count());
    int before = Threads.count();
    try {
      for (int threads : new int[] {1, 2, 5}) {
        Threads.use(threads);
        Path own = folder.resolve("" + threads);
        Results again = Studies.small().run(own, Workers.threads(threads));
        assertEquals(results(reference), results(again));
        assertEquals(
            Files.readString(folder.resolve("1/small.csv")),
            Files.readString(own.resolve("small.csv")));
        assertEquals(
            Files.readString(folder.resolve("1/small.json")),
            Files.readString(own.resolve("small.json")));
      }
    } finally {
      Threads.use(before);
    }
  }

  @Test
  void aFullDiskIsAnErrorThatNamesTheFile() throws Exception {
    Path full = Path.of("/dev/full"); // Linux: no byte can be written to it
    assumeTrue(Files.exists(full));
    Path journal = Files.createSymbolicLink(folder.resolve("small.journal"), full);
    IOException error = assertThrows(IOException.class, () -> Studies.small().run(folder));
    assertEquals(journal + ": No space left on device", error.getMessage());
    Files.delete(journal);
  }

  @Test
  void aTrialCarriedAsTextGivesTheSameResult() {
    for (Trial trial : Studies.small().trials()) {
      Trial carried = Trial.read(trial.toJson());
      assertEquals(trial.toJson(), carried.toJson());
      Result result = trial.run(new Samples());
      assertEquals(result, carried.run(new Samples()));
      assertEquals(result, Result.read(result.toJson()));
    }
  }

  // ------------------------------------------------------------------ going on

  /** Runs a study and counts the trials that were really run. */
  private int run(Experiment study) throws IOException, InterruptedException {
    AtomicInteger ran = new AtomicInteger();
    Workers counting =
        (trials, samples, finished) -> {
          ran.addAndGet(trials.size());
          Workers.threads(2).run(trials, samples, finished);
        };
    Results results = study.run(folder, counting);
    assertEquals(results(Studies.small().run()), results(results));
    return ran.get();
  }

  @Test
  void finishedSettingsAreNotRunAgain() throws Exception {
    assertEquals(12, run(Studies.small()));
    assertEquals(0, run(Studies.small()));
    assertEquals(
        12,
        Studies.of("small", 61).run(folder).rows().size(),
        "another training is another setting, whatever it is called");
    assertEquals(0, run(Studies.small()), "and does not replace the first");
  }

  @Test
  void halfWrittenResultsNeverCount() throws Exception {
    run(Studies.small());
    Path journal = folder.resolve("small.journal");
    byte[] whole = Files.readAllBytes(journal);
    for (int length : new int[] {0, 1, 64, 65, 700, whole.length / 2, whole.length - 2}) {
      byte[] torn = Arrays.copyOf(whole, length);
      int lines =
          (int) new String(torn, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
      Files.write(journal, torn);
      assertEquals(12 - lines, run(Studies.small()), length + " bytes of " + whole.length);
      assertEquals(0, run(Studies.small()), "what follows a torn line is whole");
    }
  }

  @Test
  void changedResultsNeverCount() throws Exception {
    run(Studies.small());
    Path journal = folder.resolve("small.journal");
    String text = Files.readString(journal);
    Files.writeString(journal, text.replaceFirst("(\"training loss\":0\\.\\d)\\d", "$19"));
    assertEquals(1, run(Studies.small()));
    Files.writeString(journal, "rubbish\n\n" + text + "more rubbish");
    assertEquals(0, run(Studies.small()));
  }

  @Test
  void anInterruptedStudyGoesOn() throws Exception {
    Thread me = Thread.currentThread();
    Experiment interrupted =
        Studies.small()
            .listening(
                (trial, result, finished) -> {
                  if (finished == 4) {
                    me.interrupt();
                  }
                });
    assertThrows(InterruptedException.class, () -> interrupted.run(folder, Workers.threads(1)));
    assertFalse(Files.exists(folder.resolve("small.json")), "there is no record of half a study");
    int left = run(Studies.small());
    assertTrue(left >= 7 && left <= 8, left + " left");
  }

  @Test
  void anInterruptedTrialHasNoResult() {
    Trial trial = Studies.small().trials().get(0);
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> trial.run(new Samples()));
    assertFalse(Thread.interrupted());
  }

  @Test
  void aStudyRunsOnceAtATime() throws Exception {
    Studies.small()
        .listening(
            (trial, result, finished) -> {
              IOException e = assertThrows(IOException.class, () -> Studies.small().run(folder));
              assertTrue(e.getMessage().endsWith("this study is being run already"));
            })
        .run(folder);
  }

  @Test
  void aStudyThatIsKilledAgainAndAgainEndsAsIfItHadNotBeen() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    Path here = folder.resolve("killed");
    int kills = 0;
    for (int i = 0; !Files.exists(here.resolve("killed.json")); i++) {
      Process study =
          new ProcessBuilder(java, "-cp", classes, Studies.class.getName(), here.toString(), "1500")
              .inheritIO()
              .start();
      if (!study.waitFor(350 + 250 * i, TimeUnit.MILLISECONDS)) {
        study.destroyForcibly().waitFor(); // SIGKILL
        kills++;
      }
      assertTrue(i < 60, "never ends");
    }
    assertTrue(kills > 0, "was never killed");
    Results whole = Studies.of("killed", 1500).run(folder.resolve("whole"));
    for (String file : List.of("killed.csv", "killed.json")) {
      assertEquals(
          Files.readString(folder.resolve("whole").resolve(file)),
          Files.readString(here.resolve(file)));
    }
    assertEquals(12, whole.rows().size());
    try (Stream<Path> files = Files.list(here)) {
      assertEquals(
          List.of("killed.csv", "killed.journal", "killed.json"),
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.endsWith(".part"))
              .sorted()
              .toList());
    }
  }

  // ------------------------------------------------------------------ rows and summaries

  @Test
  void rowsBecomeATableAndCsv() throws Exception {
    Results results = Studies.small().run(folder);
    assertEquals(
        List.of("units", "decay", "seed", "training loss", "held-out squared error"),
        List.copyOf(results.columns().keySet()));
    List<String> lines = Files.readAllLines(folder.resolve("small.csv"));
    assertEquals("units,decay,seed,training loss,held-out squared error", lines.get(0));
    assertEquals(13, lines.size());
    assertTrue(lines.get(4).startsWith("1,0.5,1,0."), lines.get(4));
    double written = Double.parseDouble(lines.get(12).split(",")[4]);
    assertEquals(results.rows().get(11).number("held-out squared error"), written);
    Examples read = Examples.regression(folder.resolve("small.csv"), "held-out squared error");
    assertEquals(12, read.size());
    assertTrue(Tables.ofColumns("small", results.columns()).toString().contains("units"));
  }

  @Test
  void hostileNamesSurviveCsvAndFileNames() throws Exception {
    String factor = "a,\"b\"\n<script>alert(1)</script>";
    Results results =
        Experiment.named("../../evil: \"name\"")
            .varying(factor, "=1+1", "x,y", "\u03bb\"")
            .data(new Simulation(Simulation.Target.SUM_OF_SIGMOIDS, 20, 20, 4, 1))
            .network(at -> Network.input(2).output(1, Output.identitySquaredError(Reduction.MEAN)))
            .training(GradientDescent.withRate(0.1).epochs(2))
            .measuring(Measure.heldOutLoss())
            .run(folder);
    assertEquals(3, results.rows().size());
    Path csv = folder.resolve("..-..-evil-name-.csv");
    String text = Files.readString(csv);
    assertTrue(text.startsWith("\"a,\"\"b\"\"\n<script>alert(1)</script>\",seed,"), text);
    Examples read = Examples.classification(csv, factor);
    assertEquals(List.of("=1+1", "x,y", "\u03bb\""), read.classes());
    assertTrue(RunRecord.read(folder.resolve("..-..-evil-name-.json")).intact());
  }

  @Test
  void summariesGoOverTheSeeds() throws Exception {
    Results results = Studies.small().run();
    var groups = results.where("decay", 0.5).groups("training loss", "units");
    assertEquals(List.of("1", "3"), List.copyOf(groups.keySet()));
    Summary ofThree = Summary.of(groups.get("3"));
    var summary = results.summary("training loss", "units", "decay");
    assertEquals(List.of(1, 1, 3, 3), summary.get("units"));
    assertEquals(List.of(3, 3, 3, 3), summary.get("runs"));
    assertEquals(ofThree.mean(), summary.get("mean").get(3));
    assertEquals(ofThree.standardError(), summary.get("standard error").get(3));
    assertEquals(List.of(12), results.summary("training loss").get("runs"));
  }

  @Test
  void aSummaryIsWhatTheDefinitionsSay() {
    Summary summary = Summary.of(4, 1, 3, 2);
    assertEquals(new Summary(4, 2.5, Math.sqrt(5 / 3.0 / 4), 1, 1.75, 2.5, 3.25, 4), summary);
    assertTrue(Double.isNaN(Summary.of(7).standardError()));
    assertThrows(IllegalArgumentException.class, () -> Summary.of());
  }

  // ------------------------------------------------------------------ bad declarations

  private static void refused(String expected, Experiment study) {
    RuntimeException e = assertThrows(RuntimeException.class, study::trials);
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void whatCannotBeRunIsRefusedBeforeAnythingRuns() {
    Experiment small = Studies.small();
    refused("no data", Experiment.named("x"));
    refused(
        "nothing called 'width' varies", small.network(at -> Network.input(at.integer("width"))));
    refused(
        "'decay' is 0.0, not a whole number",
        small.network(at -> Network.input(at.integer("decay"))));
    refused("units = 1, decay = 0, seed 1", small.network(at -> Network.input(0)));
    refused("a schedule of your own", small.training(GradientDescent.withRate(r -> 0.1)));
    refused(
        "has a metric", small.training(GradientDescent.withRate(0.1).measuring(Metric.accuracy())));
    refused("one of your own", small.initialised((u, i, r) -> Matrix.zeros(u, i)));
    assertThrows(IllegalArgumentException.class, () -> small.varying("units", 5));
    assertThrows(IllegalArgumentException.class, () -> small.varying("x"));
    assertThrows(IllegalArgumentException.class, () -> small.varying("x", 1, 1));
    assertThrows(IllegalArgumentException.class, () -> small.varying("x", new Object()));
    assertThrows(IllegalArgumentException.class, () -> small.seeds(List.of(1L, 1L)));
    assertThrows(
        IllegalArgumentException.class,
        () -> small.measuring(new Measure("held-out accuracy", (net, split) -> 1)));
    assertThrows(IllegalArgumentException.class, () -> Experiment.named(" "));
  }

  @Test
  void aTrialThatFailsNamesItsSetting() {
    Experiment wrong = Studies.small().data(new Simulation(Simulation.Target.RADIAL, 20, 20, 4, 1));
    IllegalStateException e = assertThrows(IllegalStateException.class, wrong::run);
    assertTrue(e.getMessage().contains("units = 1, decay = 0, seed"), e.getMessage());
    assertTrue(e.getMessage().contains("10×20"), e.getMessage());
  }

  // ------------------------------------------------------------------ data

  @Test
  void theNoiseOfASimulationIsAFourthOfTheSignal() {
    for (Simulation.Target target : Simulation.Target.values()) {
      Simulation quiet = new Simulation(target, 1, 200_000, 1e12, 7);
      Matrix f = quiet.split(List.of()).heldOut().Y();
      Simulation noisy = new Simulation(target, 1, 200_000, 4, 7);
      Matrix y = noisy.split(List.of()).heldOut().Y();
      double signal = variance(f.row(0));
      assertEquals(target.variance(), signal, 0.05 * signal, target.toString());
      assertEquals(noisy.bayesError(), variance(y.minus(f).row(0)), 0.02 * signal);
    }
  }

  @Test
  void theVarianceOfTheSumOfSigmoidsIsItsIntegral() {
    double h = 0.01;
    double[] moments = new double[2];
    for (int i = -1000; i <= 1000; i++) {
      double t = i * h;
      double sigma = 1 / (1 + StrictMath.exp(-Math.sqrt(18) * t));
      double weight = h * StrictMath.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
      moments[0] += weight * sigma;
      moments[1] += weight * sigma * sigma;
    }
    double variance = 2 * (moments[1] - moments[0] * moments[0]);
    assertEquals(variance, Simulation.Target.SUM_OF_SIGMOIDS.variance(), 1e-14);
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
  }

  @Test
  void aTableIsDividedAndStandardised() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "a,b,y\n1,5,u\n2,6,v\n3,5,u\n4,6,v\n5,5,u\n6,7,v\n");
    Data data = Data.classification(Path.of("t.csv"), "y").heldOut(2, 1).asStandardised();
    assertEquals(data, Data.read(data.toJson()));
    Split split = data.split(List.of(Path.of("nowhere"), folder));
    assertEquals(4, split.training().size());
    assertEquals(0, split.training().X().rowSums().get(0, 0), 1e-14);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> data.split(List.of(Path.of("nowhere"))));
    assertTrue(e.getMessage().contains("there is no file t.csv in"), e.getMessage());
    Data numbers = Data.regression(folder.resolve("t.csv"), "a");
    assertEquals(numbers, Data.read(numbers.toJson()));
    CsvFormat format = CsvFormat.auto().header(true).names("a", "b", "kind").without("a");
    Data other = Data.classification(folder.resolve("t.csv"), format, "kind").heldOut(2, 1);
    assertEquals(other, Data.read(other.toJson()));
    assertEquals(List.of("b"), other.split(List.of(folder)).training().features());
  }
}

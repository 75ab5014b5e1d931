package backprop.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Sigmoid;
import backprop.data.Examples;
import backprop.data.Split;
import backprop.experiment.Data;
import backprop.experiment.Experiment;
import backprop.experiment.Measure;
import backprop.experiment.Results;
import backprop.experiment.Simulation;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.train.Batches;
import backprop.train.GradientDescent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkWorkersTest {
  private static final Path IRIS = Path.of("notebooks/data/iris.csv");

  @TempDir private Path folder;

  private static Experiment study(Data data, int inputs, int outputs) {
    return Experiment.named("units")
        .varying("units", 1, 2, 5)
        .varying("decay", 0.0, 0.01)
        .seeds(2)
        .data(data)
        .network(
            at ->
                Network.input(inputs)
                    .layer(at.integer("units"), new Sigmoid())
                    .output(outputs, Output.identitySquaredError(Reduction.MEAN)))
        .initialised(Initialisation.uniform(0.7))
        .training(
            at ->
                GradientDescent.withRate(0.2)
                    .epochs(20)
                    .batches(Batches.of(10, at.seed()))
                    .weightDecay(at.number("decay")))
        .measuring(Measure.heldOutSquaredError(), Measure.trainingLoss());
  }

  private static Experiment simulated() {
    return study(new Simulation(Simulation.Target.SUM_OF_SIGMOIDS, 100, 200, 4, 1), 2, 1);
  }

  private static List<String> results(Results results) {
    return results.rows().stream().map(row -> row.trial().setting() + ": " + row.result()).toList();
  }

  @Test
  void aStudyHasTheSameBitsAsOnThreads() throws IOException, InterruptedException {
    Split own = Split.stratified(Examples.classification(IRIS, "species"), 50, 1);
    List<Experiment> studies =
        List.of(
            simulated(),
            study(Data.classification(IRIS, "species").heldOut(50, 1).asStandardised(), 4, 3),
            study(Data.of("made by the test", own), 4, 3));
    for (Experiment study : studies) {
      Results threads = study.run();
      for (String master : List.of("local[1]", "local[2]")) {
        Path files = folder.resolve(master + study.hashCode());
        Results spark =
            Sessions.at(
                master, session -> study.run(files, new SparkWorkers(Sessions.context(session))));
        assertEquals(12, spark.rows().size());
        assertEquals(results(threads), results(spark));
      }
    }
  }

  @Test
  void aStudyThatBrokeOffGoesOnWhereItWas() throws IOException, InterruptedException {
    Results whole = simulated().run();
    AtomicInteger ran = new AtomicInteger();
    Experiment broken =
        simulated()
            .listening(
                (trial, result, finished) -> {
                  if (finished == 5) {
                    throw new IllegalStateException("the power fails (a test)");
                  }
                });
    Experiment again = simulated().listening((trial, result, finished) -> ran.incrementAndGet());
    Sessions.at(
        "local[2]",
        session -> {
          SparkWorkers workers = new SparkWorkers(Sessions.context(session), 3);
          assertThrows(IllegalStateException.class, () -> broken.run(folder, workers));
          Results results = again.run(folder, workers);
          assertEquals(results(whole), results(results));
          return null;
        });
    assertEquals(12 - 5, ran.get(), "only what was left ran");
    assertTrue(Files.exists(folder.resolve("units.json")));
  }

  @Test
  void whatOnlyThisProgramCanComputeIsRefusedBeforeAnythingRuns()
      throws IOException, InterruptedException {
    Experiment own = simulated().measuring(new Measure("my own", (net, split) -> 1));
    Sessions.at(
        "local[1]",
        session -> {
          var e =
              assertThrows(
                  IllegalArgumentException.class,
                  () -> own.run(folder, new SparkWorkers(Sessions.context(session))));
          assertTrue(e.getMessage().contains("'my own'"), e.getMessage());
          return null;
        });
  }

  @Test
  void aTrialThatFailsNamesItsSetting() throws IOException, InterruptedException {
    Experiment tooLarge =
        simulated()
            .training(at -> GradientDescent.withRate(1).epochs(1).batches(Batches.of(101, 1)));
    Sessions.at(
        "local[2]",
        session -> {
          var e =
              assertThrows(
                  IllegalStateException.class,
                  () -> tooLarge.run(folder, new SparkWorkers(Sessions.context(session))));
          assertTrue(
              e.getMessage().matches("units = \\d, decay = .*, seed \\d: batch size: 101, .*"),
              e.getMessage());
          return null;
        });
  }
}

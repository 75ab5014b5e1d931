package backprop.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.ProcessorTime;
import backprop.jshell.CellException;
import backprop.kernel.jupyter.JupyterKernel;
import backprop.text.Text;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A notebook that trains, on the workbook's own kernel. */
class LiveTest {
  private JupyterKernel kernel;

  @BeforeEach
  void start() throws CellException {
    kernel = new JupyterKernel(Path.of(""));
    run(
        """
        import backprop.activation.*;
        import backprop.data.*;
        import backprop.loss.*;
        import backprop.matrix.*;
        import backprop.network.*;
        import backprop.notebook.*;
        import backprop.progress.*;
        import backprop.train.*;
        Workbook.begin();
        Matrix X = Matrix.of(new double[] {0, 0, 1, 1}, new double[] {0, 1, 0, 1});
        Matrix Y = Matrix.rowOf(0, 1, 1, 0);
        Network net = Network.input(2).layer(3, new Tanh())
            .output(1, Output.sigmoidCrossEntropy(Reduction.MEAN))
            .initialised(Initialisation.xavier(), 2);
        GradientDescent descent = GradientDescent.withRate(1).listening(Progress.show("xor"));
        """);
  }

  @AfterEach
  void stop() {
    kernel.close();
  }

  private JsonArray run(String cell) throws CellException {
    CellOutputs outputs = new CellOutputs(new HashMap<>());
    kernel.execute(cell, outputs).ifPresent(value -> outputs.result(1, value));
    return outputs.json();
  }

  private static List<String> kinds(JsonArray outputs) {
    return StreamSupport.stream(outputs.spliterator(), false)
        .map(output -> output.getAsJsonObject())
        .map(output -> output.get("output_type").getAsString() + " " + types(output))
        .toList();
  }

  private static String types(JsonObject output) {
    return output.has("data") ? output.getAsJsonObject("data").keySet().toString() : "";
  }

  @Test
  void objectsShowThemselvesAsTables() throws CellException {
    run("Workbook.begin(); // twice does not hurt");
    for (String cell :
        List.of(
            "X",
            "net",
            "net.gradients(X, Y)",
            "backprop.check.GradientCheck.of(net, X, Y)",
            "new Examples(X, Y, List.of(\"a\", \"b\"), List.of(\"y\"))",
            "Tables.of(\"t\", Map.of(\"a\", new double[] {1, 2}))")) {
      assertEquals(List.of("execute_result [text/html, text/plain]"), kinds(run(cell)), cell);
    }
    assertEquals(List.of("execute_result [text/plain]"), kinds(run("render(X, \"text/plain\")")));
  }

  @Test
  void trainingLeavesOneFigureInItsPlace() throws CellException {
    JsonArray outputs =
        run(
            "System.out.println(1);\nHistory h = descent.train(net, X, Y);\nSystem.out.println(2);\nh");
    assertEquals(
        List.of(
            "stream ",
            "display_data [image/png, text/plain]",
            "stream ",
            "execute_result [text/html, text/plain]"),
        kinds(outputs));
  }

  @Test
  void anInterruptedCellHasItsHistory() throws Exception {
    CompletableFuture<JsonArray> running = new CompletableFuture<>();
    Thread cell =
        new Thread(
            () -> {
              try {
                running.complete(
                    run(
                        "History h = descent.epochs(100_000_000).train(net, X, Y);\nint next = 1;"));
              } catch (CellException e) {
                running.completeExceptionally(e);
              }
            });
    cell.start();
    Thread.sleep(1500);
    double before = ProcessorTime.seconds();
    kernel.interrupt();
    Throwable end =
        assertThrows(ExecutionException.class, () -> running.get(30, TimeUnit.SECONDS)).getCause();
    double seconds = ProcessorTime.seconds() - before;
    assertEquals("interrupted", end.getMessage());
    assertTrue(seconds < 1, seconds + " s"); // some 20 ms on an idle machine
    assertEquals("true", text("h.interrupted()"));
    assertEquals("true", text("h.epochs().size() > 1 && h.last().loss() < h.loss()[0]"));
    assertEquals("true", text("net.W(1).isFinite()"));
  }

  private String text(String cell) throws CellException {
    return run(cell)
        .get(0)
        .getAsJsonObject()
        .getAsJsonObject("data")
        .get("text/plain")
        .getAsString();
  }

  @Test
  void anInterruptEndsAStudyThatThenGoesOn(@TempDir Path folder) throws Exception {
    run(
        Text.format(
            """
        import backprop.experiment.*;
        Experiment study(int epochs) {
            return Experiment.named("xor, again and again")
                .seeds(4)
                .data(new Simulation(Simulation.Target.SUM_OF_SIGMOIDS, 100, 10, 4, 1))
                .network(at -> Network.input(2).layer(3, new Tanh())
                    .output(1, Output.identitySquaredError(Reduction.MEAN)))
                .training(at -> GradientDescent.withRate(0.1).epochs(at.seed() == 1 ? 2 : epochs))
                .measuring(Measure.trainingLoss())
                .listening(StudyProgress.show());
        }
        var folder = java.nio.file.Path.of("%s");
        """,
            folder.toString().replace("\\", "/")));
    CompletableFuture<JsonArray> cell =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return run("study(10_000_000).run(folder)");
              } catch (CellException e) {
                throw new IllegalStateException(e.error().name(), e);
              }
            });
    Thread.sleep(1500);
    kernel.interrupt();
    assertThrows(ExecutionException.class, () -> cell.get(30, TimeUnit.SECONDS));
    JsonArray outputs = run("study(3).run(folder)");
    assertTrue(outputs.toString().contains("xor, again and again: 4 runs"), outputs.toString());
  }
}

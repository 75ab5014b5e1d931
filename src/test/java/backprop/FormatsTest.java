package backprop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.experiment.Reproduction;
import backprop.experiment.RunRecord;
import backprop.experiment.Samples;
import backprop.experiment.Workers;
import backprop.file.Model;
import backprop.file.NetworkFile;
import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import backprop.ipynb.NotebookDiff;
import backprop.ipynb.Notebooks;
import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.run.NotebookRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that version 1.0.0 wrote are read, with their bits, by this one. They are never written
 * anew: who must change one releases version 2. ({@code GradebookTest} reads the gradebook.)
 */
class FormatsTest {
  private static final Path FILES = Path.of("src/test/resources/backprop/formats");
  private static final Matrix X = Matrix.of(new double[] {0, 0, 1, 1}, new double[] {0, 1, 0, 1});

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"network.json", "network.npz"})
  void aNetworkAnswersAsItDidAndIsSavedAsItWas(String name) throws IOException {
    Network net = NetworkFile.load(FILES.resolve(name));
    assertArrayEquals(
        new double[] {
          0x1.2b1bc2797e141p-5, 0x1.bbaeb921cbbp-1, 0x1.fa9b498cbad7ap-1, 0x1.01c40617c721cp-1
        },
        net.predict(X).row(0));
    NetworkFile.save(net, folder.resolve(name));
    assertEquals(-1, Files.mismatch(FILES.resolve(name), folder.resolve(name)));
  }

  @Test
  void aModelKnowsItsScalerAndItsClasses() throws IOException {
    Model model = Model.load(FILES.resolve("model.json"));
    Matrix shares = model.predict(5.1, 3.5, 1.4, 0.2);
    double[] then = {0x1.ed40b0872023p-1, 0x1.2191e5fa2d148p-5, 0x1.4c62327a178afp-10};
    assertArrayEquals(then, new double[] {shares.get(0, 0), shares.get(1, 0), shares.get(2, 0)});
    assertEquals("setosa", model.classify(5.1, 3.5, 1.4, 0.2));
  }

  @Test
  void aRecordIsReproducedToTheLastBit() throws Exception {
    Reproduction again =
        Reproduction.of(
            RunRecord.read(FILES.resolve("record.json")),
            new Samples(List.of(Path.of(""))),
            Workers.threads(2),
            (trial, result, finished) -> {},
            null);
    assertTrue(again.identical(), again.lines().toString());
  }

  @Test
  void aReadersNotebookRunsWithTheSameOutputs() throws IOException {
    Notebook then = Notebook.read(FILES.resolve("notebook.ipynb"));
    Notebook now = then.copy();
    NotebookRun run = Notebooks.run(now, Path.of(""));
    assertNull(run.failure(), () -> String.valueOf(run.failure()));
    assertEquals(List.of(), NotebookDiff.of(then, now));
    assertTrue(then.cells().stream().filter(Cell::isCode).allMatch(c -> c.executionCount() > 0));
    assertEquals(Files.readString(FILES.resolve("notebook.ipynb")), then.toJson());
  }
}

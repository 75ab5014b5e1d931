package backprop.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backprop.activation.Tanh;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.train.GradientDescent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python program that the README shows, where there is a Python with NumPy. */
class NumPyTest {
  private static final Matrix X = Matrix.of(new double[] {0, 0, 1, 1}, new double[] {0, 1, 0, 1});

  @TempDir private Path folder;

  @Test
  void theWeightsGiveTheSameOutputsInNumPy() throws Exception {
    Optional<String> python = pythonWithNumPy();
    assumeTrue(python.isPresent(), "skipped: there is no python3 with numpy on this machine");
    Network net =
        Network.input(2)
            .layer(3, new Tanh())
            .output(1, Output.sigmoidCrossEntropy(Reduction.MEAN))
            .initialised(Initialisation.xavier(), 2);
    GradientDescent.withRate(1).epochs(500).train(net, X, Matrix.rowOf(0, 1, 1, 0));
    requireSameOutputs(python.get(), net);
    requireSameOutputs(python.get(), Network.classifier(2, 3, 2).initialised(2));
  }

  private void requireSameOutputs(String python, Network net) throws Exception {
    Path npz = folder.resolve("xor.npz");
    NetworkFile.save(net, npz);
    Path program = Files.writeString(folder.resolve("predict.py"), program());
    String printed = run(python, program.toString(), npz.toString());
    double[] outputs =
        Arrays.stream(printed.replaceAll("[\\[\\]\\s]", "").split(","))
            .mapToDouble(Double::parseDouble)
            .toArray();
    double[] expected = net.predict(X).toArray();
    assertEquals(expected.length, outputs.length, printed);
    for (int j = 0; j < expected.length; j++) {
      assertEquals(expected[j], outputs[j], 1e-15, printed);
    }
  }

  private static String program() throws IOException {
    Matcher found =
        Pattern.compile("```python\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")));
    assertTrue(found.find(), "README.md shows a Python program");
    return found.group(1);
  }

  private static Optional<String> pythonWithNumPy() {
    return Stream.of("python3", "/usr/bin/python3", "python")
        .filter(
            python -> {
              try {
                run(python, "-c", "import numpy");
                return true;
              } catch (IOException | InterruptedException e) {
                return false;
              }
            })
        .findFirst();
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ":\n" + printed);
    }
    return printed;
  }
}

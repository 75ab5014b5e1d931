package backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.check.GradientCheck;
import backprop.data.*;
import backprop.file.Model;
import backprop.file.NetworkFile;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.*;
import backprop.train.*;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What a beginner writes: from a CSV file to a tested accuracy, then to a new row. */
class BeginnerTest {
  @TempDir private Path folder;

  // in a program of its own: import backprop.data.*, backprop.network.*, backprop.train.* and Path
  @Test
  void sixStatementsLeadFromAFileToATestedAccuracy() {
    Examples iris = Examples.classification(Path.of("notebooks/data/iris.csv"), "species");
    Split split = Split.stratified(iris, 50, 1);
    Scaler scaler = Scaler.standard(split.training().X());
    Network net = Network.classifier(4, 8, 3).initialised(1);
    GradientDescent.withRate(0.5).train(net, scaler.apply(split.training()));
    double accuracy = net.accuracy(scaler.apply(split.heldOut()));

    assertTrue(accuracy >= 0.9, "accuracy " + accuracy);
    GradientCheck.of(net, scaler.apply(split.heldOut())).requirePassed();
  }

  @Test
  void aNewRowIsClassifiedAfterLoading() throws IOException {
    Examples iris = Examples.classification(Path.of("notebooks/data/iris.csv"), "species");
    Scaler scaler = Scaler.standard(iris.X());
    Network net = Network.classifier(4, 8, 3).initialised(1);
    GradientDescent.withRate(0.5).train(net, scaler.apply(iris));
    Matrix expected = net.predict(scaler.apply(iris.X()));
    int[] classes = expected.argmaxOfColumns();
    for (String name : new String[] {"iris.json", "iris.npz"}) {
      Path file = folder.resolve(name);
      new Model(net, scaler, iris.classes()).save(file);
      Model loaded = Model.load(file);
      for (int j = 0; j < iris.size(); j += 7) {
        double[] row = iris.X().column(j).toArray();
        assertEquals(expected.column(j), loaded.predict(row), "every bit");
        assertEquals(iris.classes().get(classes[j]), loaded.classify(row));
      }
      String message = assertThrows(IOException.class, () -> NetworkFile.load(file)).getMessage();
      assertTrue(message.contains("load it with Model.load"), message);
    }
    assertEquals("setosa", Model.load(folder.resolve("iris.json")).classify(5.1, 3.5, 1.4, 0.2));
  }

  @Test
  void whatDoesNotFitTogetherIsNamed() throws IOException {
    Examples iris = Examples.classification(Path.of("notebooks/data/iris.csv"), "species");
    Scaler scaler = Scaler.standard(iris.X());
    Network net = Network.classifier(4, 3).initialised(1);
    refused(
        "the scaler is for 4 features and there are 3 classes, but the network has 2 inputs",
        () -> new Model(Network.classifier(2, 3).initialised(1), scaler, iris.classes()));
    Model model = new Model(net, scaler, iris.classes());
    refused("X is 3×1", () -> model.classify(1, 2, 3));
    refused("NaN", () -> model.classify(1, 2, 3, Double.NaN));
    refused("Y is 3×4 and the output is 3×150", () -> net.accuracy(iris.X(), Matrix.zeros(3, 4)));
    refused("at least two sizes, inputs and classes; got 1", () -> Network.classifier(4));
    refused("give 2 classes for yes or no", () -> Network.classifier(2, 3, 1));
    Path file = folder.resolve("net.json");
    NetworkFile.save(net, file);
    String message = assertThrows(IOException.class, () -> Model.load(file)).getMessage();
    assertTrue(message.contains("load it with NetworkFile.load"), message);
  }

  @Test
  void aModelClassifiesOnlyWhereThereAreClasses() {
    Scaler scaler = Scaler.of(new double[] {0}, new double[] {1});
    Network yesNo =
        Network.input(1).output(1, Output.sigmoidCrossEntropy(Reduction.MEAN)).initialised(1);
    yesNo.W(1).set(0, 0, 1);
    Model model = new Model(yesNo, scaler, List.of("no", "yes"));
    assertEquals("no", model.classify(-0.1));
    assertEquals("yes", model.classify(0));
    Network number =
        Network.input(1).output(1, Output.identitySquaredError(Reduction.MEAN)).initialised(1);
    refused("they must agree", () -> new Model(number, scaler, List.of("no", "yes")));
    Network numbers =
        Network.input(1).output(2, Output.identitySquaredError(Reduction.MEAN)).initialised(1);
    for (Model none :
        List.of(
            new Model(yesNo, scaler, List.of("y")),
            new Model(number, scaler, List.of("y")),
            new Model(numbers, scaler, List.of("u", "v")))) {
      String message =
          assertThrows(IllegalStateException.class, () -> none.classify(1)).getMessage();
      assertTrue(message.contains("a number, not a class: use predict"), message);
    }
  }

  @Test
  void aChangedScalerIsNoticed() throws IOException {
    Scaler scaler = Scaler.of(new double[] {1, 2}, new double[] {3, 4});
    Network net = Network.classifier(2, 2).initialised(1);
    Path file = folder.resolve("model.json");
    new Model(net, scaler, List.of("a", "b")).save(file);
    String text = Files.readString(file);
    for (String[] change : new String[][] {{"[3,4]", "[3,5]"}, {"\"a\"", "\"c\""}}) {
      assertTrue(text.contains(change[0]), text);
      Files.writeString(file, text.replace(change[0], change[1]));
      String message = assertThrows(IOException.class, () -> Model.load(file)).getMessage();
      assertTrue(message.contains("was changed after it was written"), message);
    }
  }

  private static void refused(String expected, Executable action) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    assertTrue(message.contains(expected), message);
  }
}

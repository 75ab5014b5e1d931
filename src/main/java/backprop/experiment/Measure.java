package backprop.experiment;

import backprop.data.Examples;
import backprop.data.Split;
import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.text.Text;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleBiFunction;

/** A number that a study wants to know of each trained network, and the title of its column. */
public record Measure(String name, ToDoubleBiFunction<Network, Split> function) {
  private static final List<Measure> LIBRARY =
      List.of(
          new Measure("training loss", (net, split) -> loss(net, split.training())),
          new Measure("held-out loss", (net, split) -> loss(net, split.heldOut())),
          new Measure(
              "training squared error", (net, split) -> squaredError(net, split.training())),
          new Measure("held-out squared error", (net, split) -> squaredError(net, split.heldOut())),
          new Measure("training accuracy", (net, split) -> net.accuracy(split.training())),
          new Measure("held-out accuracy", (net, split) -> net.accuracy(split.heldOut())));

  public Measure {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(function, "function");
  }

  /** C on the training examples. */
  public static Measure trainingLoss() {
    return named("training loss");
  }

  /** C on the held-out examples. */
  public static Measure heldOutLoss() {
    return named("held-out loss");
  }

  /** The mean of (a − y)² over outputs and training examples. */
  public static Measure trainingSquaredError() {
    return named("training squared error");
  }

  /** The mean of (a − y)² over outputs and held-out examples. */
  public static Measure heldOutSquaredError() {
    return named("held-out squared error");
  }

  /** The share of training examples whose class is right. */
  public static Measure trainingAccuracy() {
    return named("training accuracy");
  }

  /** The share of held-out examples whose class is right. */
  public static Measure heldOutAccuracy() {
    return named("held-out accuracy");
  }

  /** The library's measure of a name; there must be one. */
  static Measure named(String name) {
    return LIBRARY.stream()
        .filter(measure -> measure.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Text.illegal(
                    "the measure '%s' is not one of the library's: only the program that declared the study can run it again",
                    name));
  }

  /** Refuses a reader's own under the name of one of the library's. */
  void requireOwnName() {
    Text.refuseIf(
        LIBRARY.stream().anyMatch(known -> known.name.equals(name) && !known.equals(this)),
        "your own measure is called '%s', which is the name of one of the library's: choose another",
        name);
  }

  private static double loss(Network net, Examples examples) {
    return net.cost(examples.Y(), net.forward(examples.X()));
  }

  private static double squaredError(Network net, Examples examples) {
    Matrix residual = net.predict(examples.X()).minus(examples.Y());
    return residual.hadamard(residual).sum() / (residual.rows() * (double) residual.columns());
  }

  @Override
  public String toString() {
    return name;
  }
}

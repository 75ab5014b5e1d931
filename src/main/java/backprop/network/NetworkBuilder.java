package backprop.network;

import backprop.activation.Activation;
import backprop.loss.Output;
import backprop.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** The sizes and activations of a network, layer by layer, before it has parameters. */
public final class NetworkBuilder {
  private record Plan(int units, Activation activation) {}

  private final int inputs;
  private final List<Plan> plans = new ArrayList<>();
  private Output output;
  private boolean biases = true;

  NetworkBuilder(int inputs) {
    requirePositive("inputs", inputs);
    this.inputs = inputs;
  }

  /**
   * Adds a hidden layer.
   *
   * @throws IllegalArgumentException if units is less than 1
   * @throws IllegalStateException after the output
   */
  public NetworkBuilder layer(int units, Activation activation) {
    if (output != null) {
      throw new IllegalStateException("a hidden layer after the output");
    }
    requirePositive("units of layer " + (plans.size() + 1), units);
    plans.add(new Plan(units, Objects.requireNonNull(activation, "activation")));
    return this;
  }

  /**
   * Adds the last layer, with the activation of the output.
   *
   * @throws IllegalArgumentException if units is less than 1
   * @throws IllegalStateException after the output
   */
  public NetworkBuilder output(int units, Output output) {
    layer(units, output.activation());
    this.output = output;
    return this;
  }

  /** Leaves the biases out of every layer. */
  public NetworkBuilder withoutBiases() {
    biases = false;
    return this;
  }

  /**
   * The network, with parameters drawn layer by layer, W before b, from {@link java.util.Random},
   * whose algorithm the Java specification fixes.
   *
   * @throws IllegalStateException if the output is missing
   */
  public Network initialised(Initialisation initialisation, long seed) {
    if (output == null) {
      throw new IllegalStateException("the network has no output yet: call output(units, …) first");
    }
    Random random = new Random(seed);
    List<Layer> layers = new ArrayList<>();
    int previous = inputs;
    for (Plan plan : plans) {
      Matrix W = initialisation.weights(plan.units(), previous, random);
      Matrix b =
          biases
              ? initialisation.biases(plan.units(), previous, random)
              : Matrix.zeros(plan.units(), 0);
      layers.add(new Layer(W, b, plan.activation()));
      previous = plan.units();
    }
    return new Network(layers, output);
  }

  private static void requirePositive(String name, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(name + ": " + number + ", at least 1 was expected");
    }
  }
}

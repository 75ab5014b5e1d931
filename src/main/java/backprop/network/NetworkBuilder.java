package backprop.network;

import backprop.activation.Activation;
import backprop.loss.Output;
import java.util.ArrayList;
import java.util.List;

/** The sizes and activations of a network, layer by layer, before it has parameters. */
public final class NetworkBuilder {
  private final int inputs;
  private final List<Architecture.Units> layers = new ArrayList<>();
  private Output output;
  private boolean biases = true;

  NetworkBuilder(int inputs) {
    Architecture.requirePositive("inputs", inputs);
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
      throw new IllegalStateException(
          "the network has its output already: add hidden layers before output(…)");
    }
    Architecture.requirePositive("units of layer " + (layers.size() + 1), units);
    layers.add(new Architecture.Units(units, activation, true));
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
   * What has been said so far.
   *
   * @throws IllegalStateException if the output is missing
   */
  public Architecture architecture() {
    if (output == null) {
      throw new IllegalStateException("the network has no output yet: call output(units, …) first");
    }
    return new Architecture(
        inputs,
        layers.stream()
            .map(layer -> new Architecture.Units(layer.units(), layer.activation(), biases))
            .toList(),
        output);
  }

  /**
   * The network, with weights drawn as {@link Initialisation#xavier} says.
   *
   * @throws IllegalStateException if the output is missing
   */
  public Network initialised(long seed) {
    return initialised(Initialisation.xavier(), seed);
  }

  /**
   * The network, with parameters drawn as {@link Architecture#initialised} says.
   *
   * @throws IllegalStateException if the output is missing
   */
  public Network initialised(Initialisation initialisation, long seed) {
    return architecture().initialised(initialisation, seed);
  }

  /** "network 4-8-3, tanh, softmax with cross-entropy; not initialised: call initialised(seed)". */
  @Override
  public String toString() {
    return Architecture.summary(inputs, layers, output)
        + (output == null
            ? "; no output yet: call output(units, …)"
            : "; not initialised: call initialised(seed)");
  }
}

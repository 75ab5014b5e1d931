package backprop.network;

import backprop.activation.Activation;
import backprop.loss.Output;
import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network without its parameters: its n₀ inputs, layers 1 … L, and the loss at its end, paired
 * with the activation of the last layer.
 */
public record Architecture(int inputs, List<Units> layers, Output output) {
  /** One layer without its parameters: n_l units, σ^l, and whether it has biases. */
  public record Units(int units, Activation activation, boolean biases) {
    /**
     * @throws IllegalArgumentException if units is less than 1
     */
    public Units {
      requirePositive("units of a layer", units);
      Objects.requireNonNull(activation, "activation");
    }
  }

  /**
   * @throws IllegalArgumentException if inputs is less than 1, there is no layer, or the last
   *     layer's activation is not that of the output
   */
  public Architecture {
    requirePositive("inputs", inputs);
    layers = List.copyOf(layers);
    requireLast(layers.stream().map(Units::activation).toList(), output);
  }

  /** That of a network. */
  public static Architecture of(Network net) {
    List<Units> layers = new ArrayList<>();
    for (int l = 1; l <= net.depth(); l++) {
      Layer layer = net.layer(l);
      layers.add(new Units(layer.units(), layer.activation(), layer.hasBiases()));
    }
    return new Architecture(net.units(0), layers, net.output());
  }

  /**
   * A network with parameters drawn layer by layer, W before b, from {@link java.util.Random},
   * whose algorithm the Java specification fixes.
   */
  public Network initialised(Initialisation initialisation, long seed) {
    Random random = new Random(seed);
    List<Layer> drawn = new ArrayList<>();
    int previous = inputs;
    for (Units layer : layers) {
      Matrix W = initialisation.weights(layer.units(), previous, random);
      Matrix b =
          layer.biases()
              ? initialisation.biases(layer.units(), previous, random)
              : Matrix.zeros(layer.units(), 0);
      drawn.add(new Layer(W, b, layer.activation()));
      previous = layer.units();
    }
    return new Network(drawn, output);
  }

  /**
   * How many numbers such a network learns.
   *
   * @throws IllegalStateException if there are more than an int can count
   */
  public int parameterCount() {
    double count = 0;
    int previous = inputs;
    for (Units layer : layers) {
      count += layer.units() * (previous + (layer.biases() ? 1.0 : 0.0));
      previous = layer.units();
    }
    if (count > Integer.MAX_VALUE) {
      throw new IllegalStateException("a network of " + count + " parameters is too large");
    }
    return (int) count;
  }

  /** "network 4-8-3, tanh, softmax with cross-entropy". */
  @Override
  public String toString() {
    return summary(inputs, layers, output);
  }

  // output: null as long as there is none
  static String summary(int inputs, List<Units> layers, Output output) {
    String sizes = layers.stream().map(layer -> "-" + layer.units()).collect(Collectors.joining());
    List<Units> hidden = output == null ? layers : layers.subList(0, layers.size() - 1);
    Stream<String> names = hidden.stream().map(layer -> layer.activation().toString()).distinct();
    return Stream.of(Stream.of("network " + inputs + sizes), names, Stream.ofNullable(output))
        .flatMap(parts -> parts)
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }

  // that there is a last layer, which ends with the output
  static void requireLast(List<Activation> activations, Output output) {
    Text.refuseIf(activations.isEmpty(), "a network needs at least one layer");
    Activation last = activations.get(activations.size() - 1);
    if (!last.equals(output.activation())) {
      throw Text.illegal(
          "the last layer's activation is %s, the output's is %s: they must be the same",
          last, output.activation());
    }
  }

  static void requirePositive(String name, int number) {
    Text.refuseIf(number < 1, "%s: %s must be at least 1", name, number);
  }
}

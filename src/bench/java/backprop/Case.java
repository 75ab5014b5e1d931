package backprop;

import backprop.activation.Activation;
import backprop.activation.ReLU;
import backprop.activation.Sigmoid;
import backprop.activation.Tanh;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.NetworkBuilder;
import backprop.network.Pass;
import java.util.Random;

/** A network with a batch: what one training step works on. */
public final class Case {
  final Network net;
  final Matrix X;
  final Matrix Y;
  final Pass pass;

  private Case(Network net, int batch) {
    this.net = net;
    Random random = new Random(1);
    X = Matrix.uniform(net.units(0), batch, 0, 1, random);
    Y = Matrix.zeros(net.units(net.depth()), batch);
    for (int p = 0; p < batch; p++) {
      Y.set(random.nextInt(Y.rows()), p, 1);
    }
    pass = Pass.forCheckedTargets(net, batch); // as training has it
  }

  /** One of the five that are compared with other libraries. */
  static Case named(String name) {
    return switch (name) {
      case "xor" -> of(4, new Sigmoid(), Output.sigmoidCrossEntropy(Reduction.MEAN), 2, 3, 1);
      case "htf" ->
          of(
              100,
              new Sigmoid(),
              Output.of(new Sigmoid(), SquaredError.SUM, Reduction.MEAN),
              10,
              10,
              1);
      case "iris" -> of(16, new Tanh(), softmax(), 4, 8, 3);
      case "mnist" -> of(128, new ReLU(), softmax(), 784, 128, 10);
      case "wide" -> of(256, new ReLU(), softmax(), 784, 512, 512, 10);
      default -> throw new IllegalArgumentException("no case " + name);
    };
  }

  /** ReLU layers and softmax: "32: 64-256-10" is a batch of 32 and those sizes. */
  static Case sized(String sizes) {
    String[] parts = sizes.split("[: -]+");
    int[] units = new int[parts.length - 1];
    for (int l = 0; l < units.length; l++) {
      units[l] = Integer.parseInt(parts[l + 1]);
    }
    return of(Integer.parseInt(parts[0]), new ReLU(), softmax(), units);
  }

  private static Output softmax() {
    return Output.softmaxCrossEntropy(Reduction.MEAN);
  }

  private static Case of(int batch, Activation hidden, Output output, int... units) {
    NetworkBuilder builder = Network.input(units[0]);
    for (int l = 1; l < units.length - 1; l++) {
      builder.layer(units[l], hidden);
    }
    Network net =
        builder.output(units[units.length - 1], output).initialised(Initialisation.xavier(), 1);
    return new Case(net, batch);
  }

  /** Forward, backward, update. */
  void step() {
    net.forward(X, pass);
    net.backward(Y, pass);
    net.update(pass, 1e-4);
  }

  /** The multiplications of a step's matrix products. */
  long multiplications() {
    long count = 0;
    for (int l = 1; l <= net.depth(); l++) {
      long weights = (long) net.units(l) * net.units(l - 1);
      count += weights * X.columns() * (l == 1 ? 2 : 3); // nothing goes back to the input
    }
    return count;
  }
}

package backprop.grading;

import backprop.activation.Activation;
import backprop.activation.Elementwise;
import backprop.activation.Identity;
import backprop.activation.ReLU;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.NetworkBuilder;
import backprop.network.OneHiddenLayer;
import backprop.network.SinglePath;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * A random network with random data, and what it needs to plant a mistake and diagnose it: all
 * three kinds behind one face.
 *
 * @param same the network in the letters of {@code Network}
 */
record Planting(
    Network same,
    Matrix X,
    Matrix Y,
    GradientNotation notation,
    Function<Gradient, Diagnosis> diagnose) {

  Gradient gradient(List<Slip> slips) {
    MistakenPass pass = new MistakenPass(same, X, Y, notation.isBiasFirst()).with(slips);
    Gradient gradient = null;
    for (GradientNotation.Part part : parts()) {
      Matrix value = part.value().apply(pass);
      gradient =
          gradient == null ? Gradient.of(part.name(), value) : gradient.and(part.name(), value);
    }
    return gradient;
  }

  boolean isChanged(List<Slip> slips) {
    return !isSame(gradient(slips), gradient(List.of()));
  }

  private static boolean isSame(Gradient one, Gradient other) {
    return one.parts().entrySet().stream()
        .allMatch(part -> Search.agree(part.getValue(), other.parts().get(part.getKey())));
  }

  /** Every wrong part is explained, and the mistakes named give the same numbers together. */
  boolean isNamed(List<Slip> planted) {
    Gradient mine = gradient(planted);
    List<Finding> findings = diagnose.apply(mine).findings();
    List<Slip> named = findings.stream().flatMap(f -> f.slips().stream()).distinct().toList();
    return findings.stream().noneMatch(finding -> finding.slips().isEmpty())
        && isSame(gradient(named), mine);
  }

  static Gradient mapped(Gradient gradient, DoubleUnaryOperator f) {
    Gradient[] mapped = new Gradient[1];
    gradient
        .parts()
        .forEach(
            (name, value) ->
                mapped[0] =
                    mapped[0] == null
                        ? Gradient.of(name, value.map(f))
                        : mapped[0].and(name, value.map(f)));
    return mapped[0];
  }

  /** The parts that are gradients of parameters. */
  List<GradientNotation.Part> parts() {
    return notation.parts().stream()
        .filter(part -> part.line() == Line.WEIGHTS || part.line() == Line.BIASES)
        .toList();
  }

  static Planting path(Random random) {
    int thetas = 2 + random.nextInt(3);
    double[] theta = random.doubles(thetas, -2, 2).toArray();
    Elementwise sigma = random.nextBoolean() ? new Sigmoid() : new Tanh();
    Elementwise g = random.nextInt(3) > 0 ? new Identity() : new Sigmoid();
    SinglePath path = new SinglePath(sigma, g, theta);
    double[] x = random.doubles(1 + random.nextInt(3), -2, 2).toArray();
    double[] y = random.doubles(x.length, 0, 1).toArray();
    return new Planting(
        path.toNetwork(),
        Matrix.rowOf(x),
        Matrix.rowOf(y),
        new PathNotation(x.length, thetas),
        mine -> Diagnosis.of(mine, path, x, y));
  }

  static Planting hiddenLayer(Random random) {
    int p = 2 + random.nextInt(3);
    int M = 2 + random.nextInt(3);
    int K = 2 + random.nextInt(2);
    Elementwise sigma = random.nextBoolean() ? new Sigmoid() : new Tanh();
    Activation g = List.of(new Identity(), new Sigmoid(), new Softmax()).get(random.nextInt(3));
    OneHiddenLayer net = OneHiddenLayer.random(p, M, K, sigma, g, 1, random.nextLong());
    Matrix X = Matrix.normal(p, 3 + random.nextInt(5), 1, random);
    Matrix Y = Matrix.uniform(K, X.columns(), 0, 1, random);
    Network same = net.toNetwork();
    return new Planting(
        same,
        X,
        Y,
        new HiddenLayerNotation(X.columns(), same),
        mine -> Diagnosis.of(mine, net, X, Y));
  }

  static Planting network(Random random) {
    int n = 2 + random.nextInt(3);
    int hidden = 1 + random.nextInt(3);
    NetworkBuilder builder = Network.input(random.nextBoolean() ? n : n + 1);
    for (int l = 1; l <= hidden; l++) {
      Activation sigma =
          List.of(new Sigmoid(), new Tanh(), new Tanh(), new ReLU()).get(random.nextInt(4));
      builder = builder.layer(random.nextInt(3) > 0 ? n : n + 1, sigma);
    }
    Reduction reduction = random.nextBoolean() ? Reduction.MEAN : Reduction.SUM;
    Output output =
        switch (random.nextInt(5)) {
          case 0 -> Output.softmaxCrossEntropy(reduction);
          case 1 -> Output.sigmoidCrossEntropy(reduction);
          case 2 -> Output.identitySquaredError(reduction);
          case 3 -> Output.of(new Tanh(), SquaredError.SUM, reduction);
          default -> Output.of(new Sigmoid(), SquaredError.MEAN, reduction);
        };
    Network net =
        builder.output(n, output).initialised(Initialisation.uniform(1), random.nextLong());
    Matrix X = Matrix.normal(net.units(0), 3 + random.nextInt(4), 1, random);
    Matrix Y = targets(n, X.columns(), random);
    return new Planting(
        net,
        X,
        Y,
        new NetworkNotation(X.columns(), net.depth()),
        mine -> Diagnosis.of(mine, net, X, Y));
  }

  // probabilities that sum to 1 over each column: they suit every loss
  private static Matrix targets(int n, int m, Random random) {
    Matrix Y = Matrix.uniform(n, m, 0.1, 1, random);
    for (int p = 0; p < m; p++) {
      double sum = 0;
      for (int k = 0; k < n; k++) {
        sum += Y.get(k, p);
      }
      for (int k = 0; k < n; k++) {
        Y.set(k, p, Y.get(k, p) / sum);
      }
    }
    return Y;
  }
}

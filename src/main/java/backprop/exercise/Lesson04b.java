package backprop.exercise;

import backprop.grading.Gradient;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Initialisation;
import backprop.network.Network;
import java.util.List;
import java.util.Random;

/** The exercises of notebook 04b, losses. */
final class Lesson04b {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Answer.Two>("04b.1", (a, y) -> Math.max(-1, Math.min(1, a - y)))
              .given(-3, 3, "a")
              .given(-1, 1, "y")
              .wrong((a, y) -> a - y, (a, y) -> Math.signum(a - y), (a, y) -> Math.min(1, a - y)),
          new Problem<Answer.Two>("04b.2", (a, y) -> (a - y) * (1 - Math.exp(-a)))
              .given(0.1, 4, "a")
              .given(0, 4, "y")
              .wrong(
                  (a, y) -> a - y,
                  (a, y) -> (a - y) / (1 + Math.exp(-a)),
                  (a, y) -> (a - y) * a * (1 - a)),
          new Problem<Answer.OfNetwork>("04b.3", (net, X, Y) -> of(error(net, X, Y, 1), X, true))
              .given(Lesson04b::network, "net", "X", "Y")
              .wrong(
                  (net, X, Y) -> of(error(net, X, Y, 1), X, false),
                  (net, X, Y) -> of(error(net, X, Y, 0), X, true),
                  (net, X, Y) -> {
                    Matrix slope = net.predict(X).map(a -> a * (1 - a));
                    return of(error(net, X, Y, 1).hadamard(slope), X, true);
                  }),
          new Problem<Answer.Two>("04b.4", (a, y) -> a - y * Math.log(a))
              .given(0.1, 4, "a")
              .given(0, 4, "y")
              .wrong(
                  (a, y) -> -y * Math.log(a), (a, y) -> (a - y) * (a - y) / 2, (a, y) -> a - y * a),
          new Problem<Answer.One>("04b.5", z -> Math.min(z, 0) - rest(z))
              .given(
                  random -> List.of(random.nextGaussian() * (random.nextBoolean() ? 1 : 500)), "z")
              .wrong(
                  z -> Math.max(z, 0) + rest(z),
                  z -> -Math.max(z, 0) - rest(z),
                  z -> Math.min(z, 0)),
          new Problem<Answer.Three>("04b.6", (a, e, n) -> a - 1 + e - e / n)
              .given(0.05, 0.95, "a")
              .given(0.05, 0.3, "ε")
              .whole(2, 10, "n")
              .wrong((a, e, n) -> a - 1, (a, e, n) -> a - 1 + e, (a, e, n) -> a - e / n),
          new Problem<Answer.One>(
                  "04b.7", z -> Math.tanh(z) + z * (1 - Math.tanh(z) * Math.tanh(z)))
              .given(-3, 3, "z")
              .wrong(
                  Math::tanh,
                  z -> z * (1 - Math.tanh(z) * Math.tanh(z)),
                  z -> 1 - Math.tanh(z) * Math.tanh(z)));

  private Lesson04b() {}

  private static List<?> network(Random random) {
    Network net =
        Network.input(2)
            .output(3, Output.softmaxCrossEntropy(Reduction.MEAN))
            .initialised(Initialisation.uniform(1), random.nextLong());
    Matrix Y = Matrix.zeros(3, 4 + random.nextInt(2));
    for (int p = 0; p < Y.columns(); p++) {
      Y.set(random.nextInt(3), p, 1);
    }
    return List.of(net, Matrix.normal(2, Y.columns(), 1, random), Y);
  }

  private static double rest(double z) {
    return Math.log1p(Math.exp(-Math.abs(z)));
  }

  private static Matrix error(Network net, Matrix X, Matrix Y, double share) {
    return net.predict(X).minus(Y.scale(share));
  }

  private static Gradient of(Matrix delta, Matrix X, boolean mean) {
    Matrix d = delta.scale(mean ? 1.0 / X.columns() : 1);
    return Gradient.of("W^1", d.times(X.transpose())).and("b^1", d.rowSums());
  }
}

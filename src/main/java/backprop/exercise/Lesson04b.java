package backprop.exercise;

import backprop.grading.Gradient;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Initialisation;
import backprop.network.Network;
import java.util.List;

/** The exercises of notebook 04b, losses. */
final class Lesson04b {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Formula.Two>("04b.1", (a, y) -> Math.max(-1, Math.min(1, a - y)))
              .given("a", -3, 3)
              .given("y", -1, 1)
              .wrong((a, y) -> a - y, "That is the middle part. What is the slope of |r| − ½?")
              .wrong(
                  (a, y) -> Math.signum(a - y), "That is the outer part. What is the slope of ½r²?")
              .wrong(
                  (a, y) -> Math.min(1, a - y),
                  "Right for r > −1. What is the slope of |r| where r is negative?"),
          new Problem<Formula.Two>("04b.2", (a, y) -> (a - y) * (1 - Math.exp(-a)))
              .given("a", 0.1, 4)
              .given("y", 0, 4)
              .wrong((a, y) -> a - y, "The slope of the loss is there. Where is the activation's?")
              .wrong(
                  (a, y) -> (a - y) / (1 + Math.exp(-a)),
                  "σ is the slope, but of z, and a stands there. What is e^z in terms of a?")
              .wrong(
                  (a, y) -> (a - y) * a * (1 - a),
                  "That is a sigmoid's slope from its own value. This a is a softplus."),
          new Problem<Formula.OfNetwork>("04b.3", (net, X, Y) -> of(error(net, X, Y, 1), X, true))
              .given(
                  random -> {
                    Network net =
                        Network.input(2)
                            .output(3, Output.softmaxCrossEntropy(Reduction.MEAN))
                            .initialised(Initialisation.uniform(1), random.nextLong());
                    Matrix Y = Matrix.zeros(3, 4 + random.nextInt(2));
                    for (int p = 0; p < Y.columns(); p++) {
                      Y.set(random.nextInt(3), p, 1);
                    }
                    return List.of(net, Matrix.normal(2, Y.columns(), 1, random), Y);
                  },
                  "net",
                  "X",
                  "Y")
              .wrong((net, X, Y) -> of(error(net, X, Y, 1), X, false), "of the mean is forgotten")
              .wrong(
                  (net, X, Y) -> of(error(net, X, Y, 0), X, true), "the target is not subtracted")
              .wrong(
                  (net, X, Y) -> {
                    Matrix slope = net.predict(X).map(a -> a * (1 - a));
                    return of(error(net, X, Y, 1).hadamard(slope), X, true);
                  },
                  "once too often"),
          new Problem<Formula.Two>("04b.4", (a, y) -> a - y * Math.log(a))
              .given("a", 0.1, 4)
              .given("y", 0, 4)
              .wrong((a, y) -> -y * Math.log(a), "That is −yz. What is A, if its slope is e^z?")
              .wrong(
                  (a, y) -> (a - y) * (a - y) / 2,
                  "That matches the identity. Which function has the slope e^z?")
              .wrong((a, y) -> a - y * a, "You subtract y a. The recipe subtracts y z: what is z?"),
          new Problem<Formula.One>("04b.5", z -> Math.min(z, 0) - rest(z))
              .given(
                  random -> List.of(random.nextGaussian() * (random.nextBoolean() ? 1 : 500)), "z")
              .wrong(
                  z -> Math.max(z, 0) + rest(z),
                  "That is softplus, −ln σ(−z). Which way does ln σ(z) go for negative z?")
              .wrong(
                  z -> -Math.max(z, 0) - rest(z),
                  "That is ln σ(−z). Where is ln σ(z) nearly 0, on the left or on the right?")
              .wrong(
                  z -> Math.min(z, 0), "Right far out. At z = 0, σ is ½: what is its logarithm?"),
          new Problem<Formula.Three>("04b.6", (a, e, n) -> a - 1 + e - e / n)
              .given("a", 0.05, 0.95)
              .given("ε", 0.05, 0.3)
              .given(random -> List.of(2.0 + random.nextInt(9)), "n")
              .wrong((a, e, n) -> a - 1, "That is δ without smoothing. What is the target now?")
              .wrong((a, e, n) -> a - 1 + e, "The true class also gets a part of ε back. How much?")
              .wrong(
                  (a, e, n) -> a - e / n,
                  "That is δ of another class. What does the true one keep?"),
          new Problem<Formula.One>(
                  "04b.7", z -> Math.tanh(z) + z * (1 - Math.tanh(z) * Math.tanh(z)))
              .given("z", -3, 3)
              .wrong(
                  Math::tanh, "That is half of the product rule. Which factor depends on z, too?")
              .wrong(
                  z -> z * (1 - Math.tanh(z) * Math.tanh(z)),
                  "That is the other half. What about the slope of the z in front?")
              .wrong(
                  z -> 1 - Math.tanh(z) * Math.tanh(z),
                  "The product of two slopes is not the slope of a product."));

  private Lesson04b() {}

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

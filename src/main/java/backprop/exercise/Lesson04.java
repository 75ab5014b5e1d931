package backprop.exercise;

import backprop.activation.Softmax;
import backprop.grading.Gradient;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.Pass;
import java.util.List;
import java.util.function.BinaryOperator;

/** The exercises of notebook 04, activations. */
final class Lesson04 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Formula.One>("04.1", a -> (1 - Math.abs(a)) * (1 - Math.abs(a)))
              .given("a", -0.95, 0.95)
              .wrong(a -> 1 - a * a, "That is the slope of tanh, from its a. What is 1 + |z| here?")
              .wrong(a -> 1 - Math.abs(a), "That is 1/(1 + |z|). Which power has the slope?")
              .wrong(
                  a -> (1 - a) * (1 - a),
                  "Right for positive a. At −a the curve is just as steep: where does |z| come in?"),
          new Problem<Formula.Value>("04.2", () -> StrictMath.log(1000))
              .within(0.02)
              .wrong(() -> 1000.0, "That is how much longer it takes, not how much further out.")
              .wrong(() -> 3.0, "That is log₁₀ 1000. Which base has the time in it?")
              .wrong(() -> StrictMath.log(10), "That far out it takes ten times as long.")
              .wrong(() -> 10.0, "e¹⁰ is 22,026. Which power of e is 1000?"),
          new Problem<Formula.Value>("04.3", () -> "d")
              .wrong(() -> "a", "How large is σ′(z) on the way back to the bias?")
              .wrong(() -> "b", "A later layer changes what happens to a, not what z is made of.")
              .wrong(
                  () -> "c", "A step is the rate times the gradient. How large is the gradient?"),
          new Problem<Formula.Three>("04.4", (a1, a2, t) -> -a1 * a2 / t)
              .given("a1", 0.1, 0.5)
              .given("a2", 0.1, 0.5)
              .given("T", 0.2, 5)
              .wrong((a1, a2, t) -> -a1 * a2, "That is the slope by z2/T. How steep is z2/T by z2?")
              .wrong(
                  (a1, a2, t) -> a1 * (1 - a1) / t,
                  "That is ∂a1/∂z1. Which entry of the table is asked for?")
              .wrong(
                  (a1, a2, t) -> -a1 * a2 * t,
                  "A large T makes the shares more alike. Does it make slopes steeper or flatter?"),
          new Problem<Formula.OfNetwork>("04.5", (net, x, y) -> back(net, x, y, Lesson04::pulled))
              .given(
                  random -> {
                    Network net =
                        Network.input(2)
                            .layer(3 + random.nextInt(2), new Softmax())
                            .output(2, Output.identitySquaredError(Reduction.SUM))
                            .initialised(Initialisation.uniform(2), random.nextLong());
                    return List.of(
                        net, Matrix.normal(2, 1, 1, random), Matrix.normal(2, 1, 1, random));
                  },
                  "net",
                  "x",
                  "y")
              .wrong((net, x, y) -> back(net, x, y, (a, dA) -> dA), "is forgotten")
              .wrong((net, x, y) -> back(net, x, y, Matrix::hadamard), "is not subtracted")
              .wrong(
                  (net, x, y) -> back(net, x, y, (a, dA) -> dA.hadamard(a.map(v -> v * (1 - v)))),
                  "the sum over the others is missing"),
          new Problem<Formula.TwoMatrices>("04.6", (a, dL) -> dL.minus(a.scale(dL.sum())))
              .given(
                  random -> {
                    int n = 2 + random.nextInt(3);
                    Matrix a = new Softmax().of(Matrix.normal(n, 1, 1, random));
                    return List.of(a, Matrix.normal(n, 1, 1, random));
                  },
                  "a",
                  "dL")
              .wrong(
                  Lesson04::pulled,
                  "That pulls back through softmax. Its logarithm has a simpler table.")
              .wrong(
                  (a, dL) -> dL.minus(a.hadamard(dL)),
                  "Each entry subtracts its own share only. How many outputs does z_j move?")
              .wrong((a, dL) -> dL, "That is the way through z_i. z_j stands in the sum, too."),
          new Problem<Formula.Value>("04.7", () -> 1.0)
              .within(1e-6)
              .wrong(() -> 0.0, "That is ReLU. Does it have a kink?")
              .wrong(() -> Math.E, "Close to 0, how large is e to the z?")
              .wrong(() -> -1.0, "Then the slope at the left of 0 is −1. And at the right?"));

  private Lesson04() {}

  // dA pulled back through a softmax with the output a
  private static Matrix pulled(Matrix a, Matrix dA) {
    double inner = a.hadamard(dA).sum();
    return a.hadamard(dA.map(g -> g - inner));
  }

  private static Gradient back(Network net, Matrix x, Matrix y, BinaryOperator<Matrix> pullBack) {
    Pass pass = net.forward(x);
    Matrix delta2 = pass.a(2).minus(y);
    Matrix delta1 = pullBack.apply(pass.a(1), net.W(2).transpose().times(delta2));
    return Gradient.of("W^1", delta1.times(x.transpose()))
        .and("b^1", delta1)
        .and("W^2", delta2.times(pass.a(1).transpose()))
        .and("b^2", delta2);
  }
}

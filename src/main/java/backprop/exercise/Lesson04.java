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
import java.util.Random;
import java.util.function.BinaryOperator;

/** The exercises of notebook 04, activations. */
final class Lesson04 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Answer.One>("04.1", a -> (1 - Math.abs(a)) * (1 - Math.abs(a)))
              .given(-0.95, 0.95, "a")
              .wrong(a -> 1 - a * a, a -> 1 - Math.abs(a), a -> (1 - a) * (1 - a)),
          Problem.value("04.2", StrictMath.log(1000), 1000.0, 3.0, StrictMath.log(10), 10.0)
              .within(0.02),
          Problem.value("04.3", "d", "a", "b", "c"),
          new Problem<Answer.Three>("04.4", (a1, a2, t) -> -a1 * a2 / t)
              .given(0.1, 0.5, "a1", "a2")
              .given(0.2, 5, "T")
              .wrong(
                  (a1, a2, t) -> -a1 * a2,
                  (a1, a2, t) -> a1 * (1 - a1) / t,
                  (a1, a2, t) -> -a1 * a2 * t,
                  (a1, a2, t) -> -a1 * a2 / (t * t)),
          new Problem<Answer.OfNetwork>("04.5", (net, x, y) -> back(net, x, y, Lesson04::pulled))
              .given(Lesson04::network, "net", "x", "y")
              .wrong(
                  (net, x, y) -> back(net, x, y, (a, dA) -> dA),
                  (net, x, y) -> back(net, x, y, Matrix::hadamard),
                  (net, x, y) -> back(net, x, y, (a, dA) -> dA.hadamard(a.map(v -> v * (1 - v))))),
          new Problem<Answer.TwoMatrices>("04.6", (a, dL) -> dL.minus(a.scale(dL.sum())))
              .given(Lesson04::shares, "a", "dL")
              .wrong(Lesson04::pulled, (a, dL) -> dL.minus(a.hadamard(dL)), (a, dL) -> dL),
          Problem.value("04.7", 1.0, 0.0, Math.E, -1.0).within(1e-6));

  private Lesson04() {}

  private static List<?> network(Random random) {
    Network net =
        Network.input(2)
            .layer(3 + random.nextInt(2), new Softmax())
            .output(2, Output.identitySquaredError(Reduction.SUM))
            .initialised(Initialisation.uniform(2), random.nextLong());
    return List.of(net, Matrix.normal(2, 1, 1, random), Matrix.normal(2, 1, 1, random));
  }

  private static List<?> shares(Random random) {
    int n = 2 + random.nextInt(3);
    Matrix a = new Softmax().of(Matrix.normal(n, 1, 1, random));
    return List.of(a, Matrix.normal(n, 1, 1, random));
  }

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

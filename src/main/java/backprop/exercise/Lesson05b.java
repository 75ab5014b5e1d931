package backprop.exercise;

import backprop.activation.Tanh;
import backprop.grading.Gradient;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Initialisation;
import backprop.network.Network;
import java.util.List;
import java.util.Random;

/** The exercises of notebook 05b, eight mistakes. */
final class Lesson05b {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          Problem.value("05b.1", "BP4", "BP1", "BP2", "BP3"),
          Problem.value("05b.2", 0.002, 0.3, 45.0, 150.0).within(0.01),
          Problem.value("05b.3", "2", "1", "3", "4"),
          new Problem<Answer.OfNetwork>("05b.4", (net, X, Y) -> right(net, X, Y))
              .given(random -> drawn(random), "net", "X", "Y")
              .wrong(
                  (net, X, Y) -> parts(net, X, Y, net.predict(X).minus(Y), net.W(2).transpose(), 0),
                  (net, X, Y) -> parts(net, X, Y, error(net, X, Y), net.W(2).transpose(), 1),
                  (net, X, Y) -> parts(net, X, Y, error(net, X, Y), net.W(2), 0)),
          new Problem<Answer.Four>("05b.5", (eta, wrong, right, cos) -> -eta * wrong * right * cos)
              .given(0.01, 0.1, "γ")
              .given(0.5, 3, "|g′|", "|g|")
              .given(-0.9, 0.9, "cos φ")
              .wrong(
                  (eta, wrong, right, cos) -> -eta * right * right,
                  (eta, wrong, right, cos) -> -eta * wrong * right,
                  (eta, wrong, right, cos) -> -eta * wrong * wrong * cos),
          new Problem<Answer.One>("05b.6", k -> StrictMath.log(1 + (k - 1) / Math.E))
              .whole(2, 12, "K")
              .wrong(
                  k -> 0.0, k -> StrictMath.log(1 + k / Math.E), k -> Math.E / (Math.E + k - 1)));

  private Lesson05b() {}

  private static List<?> drawn(Random random) {
    int inputs = 2 + random.nextInt(3);
    int units = 2 + random.nextInt(3);
    int outputs = units; // so that a forgotten transpose fits
    Network net =
        Network.input(inputs)
            .layer(units, new Tanh())
            .output(outputs, Output.identitySquaredError(Reduction.MEAN))
            .initialised(Initialisation.uniform(1), random.nextInt(1000));
    Matrix X = Matrix.normal(inputs, 5, 1, random);
    return List.of(net, X, Matrix.normal(outputs, 5, 1, random));
  }

  private static Matrix error(Network net, Matrix X, Matrix Y) {
    return net.predict(X).minus(Y).scale(1.0 / X.columns());
  }

  private static Gradient right(Network net, Matrix X, Matrix Y) {
    return parts(net, X, Y, error(net, X, Y), net.W(2).transpose(), 0);
  }

  // at: 0 for σ′ from a, 1 for σ′ at a
  private static Gradient parts(Network net, Matrix X, Matrix Y, Matrix d2, Matrix back, int at) {
    Matrix a = net.forward(X).a(1);
    Matrix inner = at == 0 ? a : a.map(StrictMath::tanh);
    Matrix d1 = back.times(d2).hadamard(inner.map(v -> 1 - v * v));
    return Gradient.of("W^1", d1.times(X.transpose()))
        .and("b^1", d1.rowSums())
        .and("W^2", d2.times(a.transpose()))
        .and("b^2", d2.rowSums());
  }
}

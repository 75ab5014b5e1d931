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
          new Problem<Formula.Value>("05b.1", () -> "BP4")
              .wrong(() -> "BP1", "A mistake there would spoil the biases, too.")
              .wrong(() -> "BP2", "A mistake there leaves W^L right and spoils b^1. Is it so here?")
              .wrong(() -> "BP3", "(BP3) gives the biases, and those are right."),
          new Problem<Formula.Value>("05b.2", () -> 0.002)
              .within(0.01)
              .wrong(() -> 0.3, "With that the step is 150 times too long. What cancels a factor?")
              .wrong(() -> 45.0, "That makes the step longer still.")
              .wrong(() -> 150.0, "That is the factor itself."),
          new Problem<Formula.Value>("05b.3", () -> "2")
              .wrong(() -> "1", "Then δ2 would be right, and W2 and b2 with it.")
              .wrong(() -> "3", "Then δ3 would be wrong, and W3 and b3 with it.")
              .wrong(
                  () -> "4",
                  "Layer 4 is right, whole. Where does the signal spoil on its way back?"),
          new Problem<Formula.OfNetwork>("05b.4", (net, X, Y) -> right(net, X, Y))
              .given(random -> drawn(random), "net", "X", "Y")
              .wrong(
                  (net, X, Y) -> parts(net, X, Y, net.predict(X).minus(Y), net.W(2).transpose(), 0),
                  "of the mean is forgotten")
              .wrong(
                  (net, X, Y) -> parts(net, X, Y, error(net, X, Y), net.W(2).transpose(), 1),
                  "is taken at")
              .wrong(
                  (net, X, Y) -> parts(net, X, Y, error(net, X, Y), net.W(2), 0), "not transposed"),
          new Problem<Formula.Four>("05b.5", (eta, wrong, right, cos) -> -eta * wrong * right * cos)
              .given("γ", 0.01, 0.1)
              .given("|g′|", 0.5, 3)
              .given("|g|", 0.5, 3)
              .given("cos φ", -0.9, 0.9)
              .wrong(
                  (eta, wrong, right, cos) -> -eta * right * right,
                  "That is a step against the right gradient. The step goes against g′.")
              .wrong(
                  (eta, wrong, right, cos) -> -eta * wrong * right,
                  "That is so at an angle of 0°. What if g′ points elsewhere?")
              .wrong(
                  (eta, wrong, right, cos) -> -eta * wrong * wrong * cos,
                  "The length of g stands nowhere: on a steep slope the same step changes more."),
          new Problem<Formula.One>("05b.6", k -> StrictMath.log(1 + (k - 1) / Math.E))
              .given("K", 2, 12)
              .wrong(k -> 0.0, "A perfect answer is (1, 0, …), not (∞, 0, …). What is its softmax?")
              .wrong(
                  k -> StrictMath.log(1 + k / Math.E),
                  "Of K outputs one is the true one. How many are left for the others?")
              .wrong(
                  k -> Math.E / (Math.E + k - 1),
                  "That is the true class's share. The cost is minus its logarithm."));

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

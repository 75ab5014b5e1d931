package backprop.exercise;

import backprop.grading.Gradient;
import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.Pass;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The exercises of notebook 03, any depth. */
final class Lesson03 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Formula.Value>("03.1", () -> 1482.0)
              .wrong(() -> 1440.0, "Those are the weights. What else does a unit add up?")
              .wrong(() -> 1546.0, "That gives the 64 pixels biases. Do they compute anything?")
              .wrong(() -> 1210.0, "One layer is left out: the two of 16 units are joined, too."),
          new Problem<Formula.Value>("03.2", () -> 0.0)
              .wrong(() -> 1.0, "The shares add up to 1. What is subtracted from them?")
              .wrong(() -> -1.0, "The targets add up to 1. What are they subtracted from?")
              .wrong(() -> 2.0, "That is the sum of the sizes. Signals have signs."),
          new Problem<Formula.Five>("03.3", (d1, d2, w1, w2, a) -> (d1 * w1 + d2 * w2) * tanh(a))
              .given("δ1", -2, 2)
              .given("δ2", -2, 2)
              .given("w1", -2, 2)
              .given("w2", -2, 2)
              .given("a", -0.9, 0.9)
              .wrong(
                  (d1, d2, w1, w2, a) -> d1 * w1 + d2 * w2,
                  "That walk ends at a. One arrow more leads back to z.")
              .wrong(
                  (d1, d2, w1, w2, a) -> d1 * w1 * d2 * w2 * tanh(a),
                  "Along a walk slopes are multiplied. What happens to two walks?")
              .wrong(
                  (d1, d2, w1, w2, a) -> (d1 * w1 + d2 * w2) * a * (1 - a),
                  "That is the slope of a sigmoid. This unit is a tanh: see exercise 01.2."),
          new Problem<Formula.ThreeMatrices>(
                  "03.4", (W, d, Z) -> W.transpose().times(d).hadamard(Z.map(Lesson03::step)))
              .given(
                  random -> {
                    int n = 2 + random.nextInt(3);
                    int m = 2 + random.nextInt(3);
                    return List.of(
                        Matrix.normal(n, n, 1, random),
                        Matrix.normal(n, m, 1, random),
                        Matrix.normal(n, m, 1, random));
                  },
                  "W",
                  "δ",
                  "Z")
              .wrong(
                  (W, d, Z) -> W.times(d).hadamard(Z.map(Lesson03::step)),
                  "These sums run along the rows of W. Which index leads back?")
              .wrong(
                  (W, d, Z) -> W.transpose().times(d),
                  "The signal has come back to the output of each unit, and not through the unit.")
              .wrong(
                  (W, d, Z) -> W.transpose().times(d).hadamard(Z.map(z -> Math.max(z, 0))),
                  "The activation stands where its slope belongs. How steep is a ReLU at z = 3?")
              .wrong(
                  (W, d, Z) -> W.transpose().times(d).map(v -> Math.max(v, 0)),
                  "There the signal itself is cut off below 0. What opens the gate, z or the signal?"),
          new Problem<Formula.OfNetwork>("03.5", (net, X, Y) -> back(net, X, Y, true, a -> tanh(a)))
              .given(
                  random -> {
                    int n = 3 + random.nextInt(2); // two hidden layers alike: any product fits
                    int m = 4 + random.nextInt(3);
                    Network net = Network.classifier(2, n, n, 3).initialised(random.nextInt(1000));
                    Matrix Y = Matrix.zeros(3, m);
                    for (int p = 0; p < m; p++) {
                      Y.set(random.nextInt(3), p, 1);
                    }
                    return List.of(net, Matrix.normal(2, m, 1, random), Y);
                  },
                  "net",
                  "X",
                  "Y")
              .wrong((net, X, Y) -> back(net, X, Y, true, a -> 1), "is forgotten")
              .wrong((net, X, Y) -> back(net, X, Y, false, a -> tanh(a)), "is not transposed")
              .wrong((net, X, Y) -> back(net, X, Y, true, a -> a), "stands where σ′"),
          new Problem<Formula.Value>("03.6", () -> 5.0)
              .wrong(() -> 1.0, "So it was for one image. What does the sum over five mix?")
              .wrong(() -> 32.0, "There are 32 rows. Of what are they all made?")
              .wrong(() -> 64.0, "64 pixels have room for more. But where does a row come from?"),
          new Problem<Formula.Value>("03.7", () -> 0.00625)
              .wrong(() -> 6.4, "The sum is the larger of the two. Should its step be, too?")
              .wrong(() -> 0.2, "The same rate with a gradient that is 32 times as long?")
              .wrong(() -> 0.2 / 1347, "How many images does one update see?"));

  private Lesson03() {}

  private static double tanh(double a) { // the slope, from the unit's own value
    return 1 - a * a;
  }

  private static double step(double z) {
    return z > 0 ? 1 : 0;
  }

  // the loop of 03.5; not transposed wherever the shapes let it pass
  private static Gradient back(
      Network net, Matrix X, Matrix Y, boolean transposed, DoubleUnaryOperator slope) {
    Pass pass = net.forward(X);
    int L = net.depth();
    Matrix[] dW = new Matrix[L + 1];
    Matrix[] db = new Matrix[L + 1];
    Matrix delta = pass.a(L).minus(Y).scale(1.0 / X.columns());
    for (int l = L; l >= 1; l--) {
      db[l] = delta.rowSums();
      dW[l] = delta.times(pass.a(l - 1).transpose());
      boolean square = net.W(l).rows() == net.W(l).columns();
      Matrix W = !transposed && square ? net.W(l) : net.W(l).transpose();
      delta = W.times(delta).hadamard(pass.a(l - 1).map(slope));
    }
    return Gradient.of(dW, db);
  }
}

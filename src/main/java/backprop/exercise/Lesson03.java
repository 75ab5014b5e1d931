package backprop.exercise;

import backprop.grading.Gradient;
import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.Pass;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** The exercises of notebook 03, any depth. */
final class Lesson03 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          Problem.value("03.1", 1482.0, 1440.0, 1546.0, 1210.0),
          Problem.value("03.2", 0.0, 1.0, -1.0, 2.0),
          new Problem<Answer.Five>("03.3", (d1, d2, w1, w2, a) -> (d1 * w1 + d2 * w2) * tanh(a))
              .given(-2, 2, "δ1", "δ2", "w1", "w2")
              .given(-0.9, 0.9, "a")
              .wrong(
                  (d1, d2, w1, w2, a) -> d1 * w1 + d2 * w2,
                  (d1, d2, w1, w2, a) -> d1 * w1 * d2 * w2 * tanh(a),
                  (d1, d2, w1, w2, a) -> (d1 * w1 + d2 * w2) * a * (1 - a),
                  (d1, d2, w1, w2, a) -> (d1 * w1 + d2 * w2) * tanh(Math.tanh(a))),
          new Problem<Answer.ThreeMatrices>(
                  "03.4", (W, d, Z) -> W.transpose().times(d).hadamard(Z.map(Lesson03::step)))
              .given(Lesson03::squares, "W", "δ", "Z")
              .wrong(
                  (W, d, Z) -> W.times(d).hadamard(Z.map(Lesson03::step)),
                  (W, d, Z) -> W.transpose().times(d),
                  (W, d, Z) -> W.transpose().times(d).hadamard(Z.map(z -> Math.max(z, 0))),
                  (W, d, Z) -> W.transpose().times(d).map(v -> Math.max(v, 0)),
                  (W, d, Z) -> W.transpose().times(d).hadamard(Z.map(z -> 1 - step(z))),
                  (W, d, Z) -> W.transpose().times(d.hadamard(Z.map(Lesson03::step)))),
          new Problem<Answer.OfNetwork>("03.5", (net, X, Y) -> back(net, X, Y, true, a -> tanh(a)))
              .given(Lesson03::network, "net", "X", "Y")
              .wrong(
                  (net, X, Y) -> back(net, X, Y, true, a -> 1),
                  (net, X, Y) -> back(net, X, Y, false, a -> tanh(a)),
                  (net, X, Y) -> back(net, X, Y, true, a -> a)),
          Problem.value("03.6", 5.0, 1.0, 32.0, 64.0),
          Problem.value("03.7", 0.00625, 6.4, 0.2, 0.2 / 1347));

  private Lesson03() {}

  private static List<?> squares(Random random) {
    int n = 2 + random.nextInt(3);
    int m = 2 + random.nextInt(3);
    return List.of(
        Matrix.normal(n, n, 1, random),
        Matrix.normal(n, m, 1, random),
        Matrix.normal(n, m, 1, random));
  }

  private static List<?> network(Random random) {
    int n = 3 + random.nextInt(2); // two hidden layers alike: any product fits
    int m = 4 + random.nextInt(3);
    Network net = Network.classifier(2, n, n, 3).initialised(random.nextInt(1000));
    Matrix Y = Matrix.zeros(3, m);
    for (int p = 0; p < m; p++) {
      Y.set(random.nextInt(3), p, 1);
    }
    return List.of(net, Matrix.normal(2, m, 1, random), Y);
  }

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

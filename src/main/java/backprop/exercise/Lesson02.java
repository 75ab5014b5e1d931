package backprop.exercise;

import backprop.activation.Identity;
import backprop.activation.Sigmoid;
import backprop.grading.Gradient;
import backprop.matrix.Matrix;
import backprop.network.HiddenLayerPass;
import backprop.network.OneHiddenLayer;
import java.util.List;
import java.util.Random;

/** The exercises of notebook 02, one hidden layer. */
final class Lesson02 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Answer.Three>("02.1", (p, M, K) -> M * (p + 1) + K * (M + 1))
              .whole(1, 9, "p", "M", "K")
              .wrong(
                  (p, M, K) -> M * p + K * M,
                  (p, M, K) -> M * (p + 1) + K * M,
                  (p, M, K) -> M * p + K * M + 2),
          new Problem<Answer.Two>("02.2", (y, f) -> -2 * (y - f) * (1 - f * f))
              .given(-1, 1, "y")
              .given(-0.9, 0.9, "f")
              .wrong(
                  (y, f) -> -2 * (y - f) * f * (1 - f),
                  (y, f) -> -2 * (y - f),
                  (y, f) -> -(y - f) * (1 - f * f)),
          // 0.0141 · 0.275 · (1 − 0.275)
          Problem.value("02.3", 0.0028, 0.0141, -0.0301, -0.0329) // 0.0141 · 0.275 · (1 − 0.275)
              .within(0.03),
          new Problem<Answer.OfHiddenLayer>(
                  "02.4", (net, X, Y) -> dAlpha(net, X, Y, 0, true, (b, z) -> b * z * (1 - z)))
              .given(Lesson02::network, "net", "X", "Y")
              .wrong(
                  (net, X, Y) -> dAlpha(net, X, Y, 0, true, (b, z) -> b),
                  (net, X, Y) -> dAlpha(net, X, Y, 0, true, (b, z) -> b * z),
                  (net, X, Y) -> dAlpha(net, X, Y, 1, true, (b, z) -> b * z * (1 - z)),
                  (net, X, Y) -> dAlpha(net, X, Y, 0, false, (b, z) -> b * z * (1 - z))),
          new Problem<Answer.Two>("02.5", (y, f) -> -4 * (y - f) * f * (1 - f))
              .given(0, 1, "y1")
              .given(0.05, 0.95, "f1")
              .wrong((y, f) -> -2 * (y - f) * f * (1 - f), (y, f) -> 0.0, (y, f) -> -4 * (y - f)),
          Problem.value("02.6", "b", "a", "c", "d"),
          new Problem<Answer.Two>("02.7", (bias, weight) -> -bias / weight)
              .given(-3, 3, "α0", "α1")
              .wrong(
                  (bias, weight) -> bias / weight,
                  (bias, weight) -> -weight / bias,
                  (bias, weight) -> -bias));

  private Lesson02() {}

  private static List<?> network(Random random) {
    int p = 2 + random.nextInt(3), M = 2 + random.nextInt(3), K = 2 + random.nextInt(3);
    var net = OneHiddenLayer.random(p, M, K, new Sigmoid(), new Identity(), 1, random.nextInt());
    return List.of(net, Matrix.normal(p, 5, 1, random), Matrix.normal(K, 5, 1, random));
  }

  private interface Factor {
    double of(double beta, double z);
  }

  // (7), summed over the examples; with a factor of β and z, columns of β too far to the left, and
  // the sum over outputs or its last term
  private static Gradient dAlpha(
      OneHiddenLayer net, Matrix X, Matrix Y, int shift, boolean sum, Factor factor) {
    HiddenLayerPass pass = net.pass(X, Y);
    Matrix s = Matrix.zerosLike(pass.s());
    for (int i = 0; i < s.columns(); i++) {
      for (int m = 0; m < s.rows(); m++) {
        for (int k = sum ? 0 : pass.t().rows() - 1; k < pass.t().rows(); k++) {
          double way = factor.of(net.beta().get(k, m + 1 - shift), pass.z().get(m + 1, i));
          s.set(m, i, s.get(m, i) + pass.delta().get(k, i) * way);
        }
      }
    }
    return Gradient.of("alpha", s.times(pass.x().transpose()));
  }
}

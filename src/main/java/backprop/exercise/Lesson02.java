package backprop.exercise;

import backprop.activation.Identity;
import backprop.activation.Sigmoid;
import backprop.grading.Gradient;
import backprop.matrix.Matrix;
import backprop.network.HiddenLayerPass;
import backprop.network.OneHiddenLayer;
import java.util.List;

/** The exercises of notebook 02, one hidden layer. */
final class Lesson02 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Formula.Three>("02.1", (p, M, K) -> M * (p + 1) + K * (M + 1))
              .given(
                  random -> random.doubles(3, 1, 9).boxed().map(Math::rint).toList(), "p", "M", "K")
              .wrong(
                  (p, M, K) -> M * p + K * M,
                  "Those are the arrows of the picture. What stands in column 0 of α and of β?")
              .wrong(
                  (p, M, K) -> M * (p + 1) + K * M,
                  "The hidden units have a bias, and the outputs have none? How many columns has β?")
              .wrong(
                  (p, M, K) -> M * p + K * M + 2,
                  "That is one bias for each layer. How many rows has column 0 of α?"),
          new Problem<Formula.Two>("02.2", (y, f) -> -2 * (y - f) * (1 - f * f))
              .given("y", -1, 1)
              .given("f", -0.9, 0.9)
              .wrong(
                  (y, f) -> -2 * (y - f) * f * (1 - f),
                  "That is the slope of the sigmoid. How steep is tanh where its value is 0?")
              .wrong(
                  (y, f) -> -2 * (y - f),
                  "That is ∂R/∂f. Between f and t stands one more operation: what is its slope?")
              .wrong(
                  (y, f) -> -(y - f) * (1 - f * f),
                  "Half of it. In 01 a ½ cancelled the 2 of the square; is there a ½ in (1)?"),
          new Problem<Formula.Value>("02.3", () -> 0.0028) // 0.0141 · 0.275 · (1 − 0.275)
              .within(0.03)
              .wrong(
                  () -> 0.0141,
                  "That much arrives at z3. What stands between a unit's output and its input?")
              .wrong(
                  () -> -0.0301, "So it is with both ways. Which of the two arrows would carry 0?")
              .wrong(
                  () -> -0.0329,
                  "That is the way through output 2, the one that has fallen silent."),
          new Problem<Formula.OfHiddenLayer>(
                  "02.4", (net, X, Y) -> dAlpha(net, X, Y, 0, true, (b, z) -> b * z * (1 - z)))
              .given(
                  random -> {
                    int p = 2 + random.nextInt(3),
                        M = 2 + random.nextInt(3),
                        K = 2 + random.nextInt(3);
                    var net =
                        OneHiddenLayer.random(
                            p, M, K, new Sigmoid(), new Identity(), 1, random.nextInt());
                    return List.of(
                        net, Matrix.normal(p, 5, 1, random), Matrix.normal(K, 5, 1, random));
                  },
                  "net",
                  "X",
                  "Y")
              .wrong((net, X, Y) -> dAlpha(net, X, Y, 0, true, (b, z) -> b), "is forgotten")
              .wrong((net, X, Y) -> dAlpha(net, X, Y, 0, true, (b, z) -> b * z), "stands where")
              .wrong(
                  (net, X, Y) -> dAlpha(net, X, Y, 1, true, (b, z) -> b * z * (1 - z)),
                  "column 0 is the bias")
              .wrong(
                  (net, X, Y) -> dAlpha(net, X, Y, 0, false, (b, z) -> b * z * (1 - z)),
                  "only the last term"),
          new Problem<Formula.Two>("02.5", (y, f) -> -4 * (y - f) * f * (1 - f))
              .given("y1", 0, 1)
              .given("f1", 0.05, 0.95)
              .wrong(
                  (y, f) -> -2 * (y - f) * f * (1 - f),
                  "That is the way through f1 alone. t1 moves f2 as well, and that changes R, too.")
              .wrong(
                  (y, f) -> 0.0,
                  "Do the two ways cancel? The slope of f2 is negative, and so is the sign of y2 − f2.")
              .wrong(
                  (y, f) -> -4 * (y - f),
                  "Both ways are there, without their slopes. How much does f1 move with t1?"),
          new Problem<Formula.Value>("02.6", () -> "b")
              .wrong(
                  () -> "a",
                  "What could tell them apart? Compare what (6) and (7) say for m = 1 and m = 2.")
              .wrong(
                  () -> "c",
                  "Zero weights block the signal, equal ones do not: it is the same for all units.")
              .wrong(
                  () -> "d",
                  "The first step is the same for all of them. What is different before the second?"),
          new Problem<Formula.Two>("02.7", (bias, weight) -> -bias / weight)
              .given("α0", -3, 3)
              .given("α1", -3, 3)
              .wrong((bias, weight) -> bias / weight, "Put that into α0 + α1 x: is it 0?")
              .wrong(
                  (bias, weight) -> -weight / bias,
                  "Upside down: x is multiplied by α1, not by α0.")
              .wrong(
                  (bias, weight) -> -bias,
                  "So it is where α1 = 1. A steeper unit needs a shorter way."));

  private Lesson02() {}

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

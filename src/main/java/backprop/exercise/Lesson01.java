package backprop.exercise;

import backprop.network.PathPass;
import backprop.network.SinglePath;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;

/** The exercises of notebook 01, a single path. */
final class Lesson01 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Answer.Four>("01.1", (x, t1, t2, t3) -> t3 * sigma(t2 * sigma(t1 * x)))
              .given(-2, 2, "x", "θ1", "θ2", "θ3")
              .wrong(
                  (x, t1, t2, t3) -> sigma(t3 * sigma(t2 * sigma(t1 * x))),
                  (x, t1, t2, t3) -> t3 * t2 * sigma(t1 * x),
                  (x, t1, t2, t3) -> t1 * sigma(t2 * sigma(t3 * x))),
          new Problem<Answer.One>("01.2", a -> 1 - a * a)
              .given(-0.95, 0.95, "a")
              .wrong(a -> a * (1 - a), a -> (1 - a * a) / 2, a -> 1 - a),
          new Problem<Answer.Four>("01.3", (e, t3, a3, t2) -> e * t3 * a3 * (1 - a3) * t2)
              .given(-1, 1, "ŷ − y")
              .given(-2, 2, "θ3")
              .given(0.1, 0.9, "a3")
              .given(-2, 2, "θ2")
              .wrong(
                  (e, t3, a3, t2) -> e * t3 * t2,
                  (e, t3, a3, t2) -> e * t3 * a3 * (1 - a3),
                  (e, t3, a3, t2) -> e * t3 * a3 * t2),
          new Problem<Answer.Three>("01.4", (d, t, a) -> d * t * a * (1 - a))
              .given(-2, 2, "δ3", "θ2")
              .given(0.1, 0.9, "a2")
              .wrong(
                  (d, t, a) -> d * t * a,
                  (d, t, a) -> d * t,
                  (d, t, a) -> d * a * (1 - a),
                  (d, t, a) -> d * t * (1 - a * a)),
          new Problem<Answer.OfPath>(
                  "01.5", (path, x, y) -> back(path, x, y, (t, a) -> t * a * (1 - a)))
              .given(Lesson01::path, "path", "x", "y")
              .wrong(
                  (path, x, y) -> back(path, x, y, (t, a) -> t),
                  (path, x, y) -> back(path, x, y, (t, a) -> t * a),
                  (path, x, y) -> back(path, x, y, (t, a) -> a * (1 - a))),
          new Problem<Answer.Four>(
                  "01.6", (eta, d1, d2, d3) -> -eta * (d1 * d1 + d2 * d2 + d3 * d3))
              .given(0.01, 1, "η")
              .given(-2, 2, "∂J/∂θ1", "∂J/∂θ2", "∂J/∂θ3")
              .wrong(
                  (eta, d1, d2, d3) -> eta * (d1 * d1 + d2 * d2 + d3 * d3),
                  (eta, d1, d2, d3) -> -eta * (d1 + d2 + d3),
                  (eta, d1, d2, d3) -> -(d1 * d1 + d2 * d2 + d3 * d3)),
          Problem.value("01.7", 4.0, 0.25, 1.0, 2.0).within(0.001));

  private Lesson01() {}

  private static List<?> path(Random random) {
    double[] theta = random.doubles(3 + random.nextInt(3), -2, 2).toArray();
    return List.of(SinglePath.of(theta), random.nextGaussian(), random.nextGaussian());
  }

  private static double sigma(double z) {
    return 1 / (1 + StrictMath.exp(-z));
  }

  // the loop of 01.5, with this factor from δ to δ: of the weight and the activation before it
  private static double[] back(SinglePath path, double x, double y, DoubleBinaryOperator factor) {
    PathPass pass = path.pass(x, y);
    double[] dTheta = new double[path.layers() - 1];
    double delta = pass.yHat() - y;
    for (int l = dTheta.length; l >= 1; l--) {
      dTheta[l - 1] = delta * pass.a(l);
      delta *= factor.applyAsDouble(path.theta(l), pass.a(l));
    }
    return dTheta;
  }
}

package backprop.exercise;

import backprop.network.PathPass;
import backprop.network.SinglePath;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** The exercises of notebook 01, a single path. */
final class Lesson01 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Formula.Four>("01.1", (x, t1, t2, t3) -> t3 * sigma(t2 * sigma(t1 * x)))
              .given("x", -2, 2)
              .given("θ1", -2, 2)
              .given("θ2", -2, 2)
              .given("θ3", -2, 2)
              .wrong(
                  (x, t1, t2, t3) -> sigma(t3 * sigma(t2 * sigma(t1 * x))),
                  "That is a path whose last unit squashes too. What is g here?")
              .wrong(
                  (x, t1, t2, t3) -> t3 * t2 * sigma(t1 * x),
                  "One σ is missing: every unit between input and output squashes what arrives.")
              .wrong(
                  (x, t1, t2, t3) -> t1 * sigma(t2 * sigma(t3 * x)),
                  "The weights are used in reverse. Which one does x meet first?"),
          new Problem<Formula.One>("01.2", a -> 1 - a * a)
              .given("a", -0.95, 0.95)
              .wrong(a -> a * (1 - a), "That is σ′ from σ. At z = 0 tanh is 0: is it flat there?")
              .wrong(
                  a -> (1 - a * a) / 2, "Half of it: inside σ stands 2z, which has a slope, too.")
              .wrong(a -> 1 - a, "Half of it. Where a is near −1 the curve is flat, as near 1."),
          new Problem<Formula.Four>("01.3", (e, t3, a3, t2) -> e * t3 * a3 * (1 - a3) * t2)
              .given("ŷ − y", -1, 1)
              .given("θ3", -2, 2)
              .given("a3", 0.1, 0.9)
              .given("θ2", -2, 2)
              .wrong(
                  (e, t3, a3, t2) -> e * t3 * t2,
                  "One station has been skipped: on the way back from J to a2 stands a σ.")
              .wrong(
                  (e, t3, a3, t2) -> e * t3 * a3 * (1 - a3),
                  "That walk ends at z3. One arrow more: by what is a2 multiplied?")
              .wrong(
                  (e, t3, a3, t2) -> e * t3 * a3 * t2,
                  "The activation a3 stands where its slope belongs."),
          new Problem<Formula.Three>("01.4", (d, t, a) -> d * t * a * (1 - a))
              .given("δ3", -2, 2)
              .given("θ2", -2, 2)
              .given("a2", 0.1, 0.9)
              .wrong(
                  (d, t, a) -> d * t * a,
                  "The activation stands where its slope belongs. How steep is σ where its value is a2?")
              .wrong(
                  (d, t, a) -> d * t, "The weight is there, the unit is not: σ has a slope, too.")
              .wrong(
                  (d, t, a) -> d * a * (1 - a),
                  "The unit is there, the weight is not: what happens between a2 and z3?"),
          new Problem<Formula.OfPath>(
                  "01.5", (path, x, y) -> back(path, x, y, (t, a) -> t * a * (1 - a)))
              .given(
                  random -> {
                    double[] theta = random.doubles(3 + random.nextInt(3), -2, 2).toArray();
                    return List.of(
                        SinglePath.of(theta), random.nextGaussian(), random.nextGaussian());
                  },
                  "path",
                  "x",
                  "y")
              .wrong((path, x, y) -> back(path, x, y, (t, a) -> t), "is forgotten")
              .wrong((path, x, y) -> back(path, x, y, (t, a) -> t * a), "stands where σ′")
              .wrong((path, x, y) -> back(path, x, y, (t, a) -> a * (1 - a)), "on the way back"),
          new Problem<Formula.Four>(
                  "01.6", (eta, d1, d2, d3) -> -eta * (d1 * d1 + d2 * d2 + d3 * d3))
              .given("η", 0.01, 1)
              .given("∂J/∂θ1", -2, 2)
              .given("∂J/∂θ2", -2, 2)
              .given("∂J/∂θ3", -2, 2)
              .wrong(
                  (eta, d1, d2, d3) -> eta * (d1 * d1 + d2 * d2 + d3 * d3),
                  "That step goes uphill. What sign has Δθ?")
              .wrong(
                  (eta, d1, d2, d3) -> -eta * (d1 + d2 + d3),
                  "That adds up the steps, not what they do. What does one step Δθ do to J?")
              .wrong(
                  (eta, d1, d2, d3) -> -(d1 * d1 + d2 * d2 + d3 * d3),
                  "However small the step, the same gain? η is missing."),
          new Problem<Formula.Value>("01.7", () -> 4.0)
              .within(0.001)
              .wrong(() -> 0.25, "That is the steepest slope. Which weight makes up for it?")
              .wrong(() -> 1.0, "With a weight of 1 the factor is the slope itself, at most ¼.")
              .wrong(() -> 2.0, "Then the factor is at most ½: still a loss at every unit."));

  private Lesson01() {}

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

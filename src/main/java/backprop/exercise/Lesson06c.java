package backprop.exercise;

import backprop.matrix.Matrix;
import java.util.List;
import java.util.Random;

/** The exercises of notebook 06c, what training needs today. */
final class Lesson06c {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Answer.Three>("06c.1", (gamma, beta, g) -> gamma / Math.sqrt(1 - beta))
              .given(0.01, 1, "γ")
              .given(0.5, 0.99, "β")
              .given(0.1, 50, "g")
              .wrong(
                  (gamma, beta, g) -> gamma,
                  (gamma, beta, g) -> gamma * g / Math.sqrt(1 - beta),
                  (gamma, beta, g) -> gamma / (1 - beta)),
          new Problem<Answer.Two>("06c.2", (beta, r) -> 1 - StrictMath.pow(beta, r))
              .given(0.5, 0.99, "β")
              .whole(2, 21, "r")
              .wrong(
                  (beta, r) -> StrictMath.pow(beta, r),
                  (beta, r) -> r * (1 - beta),
                  (beta, r) -> 1 - beta),
          new Problem<Answer.TwoMatrices>(
                  "06c.3", (g, most) -> g.scale(Math.min(1, most.get(0, 0) / g.norm())))
              .given(Lesson06c::gradient, "g", "most")
              .wrong(
                  (g, most) -> g.map(x -> Math.max(-most.get(0, 0), Math.min(most.get(0, 0), x))),
                  (g, most) -> g.scale(most.get(0, 0) / g.norm()),
                  (g, most) -> g.scale(most.get(0, 0))),
          new Problem<Answer.Four>("06c.4", (w0, g0, w1, g1) -> w1 - g1 * (w1 - w0) / (g1 - g0))
              .given(Lesson06c::slopes, "w0", "g0", "w1", "g1")
              .wrong(
                  (w0, g0, w1, g1) -> w1 + g1 * (w1 - w0) / (g1 - g0),
                  (w0, g0, w1, g1) -> w1 - g1 * (g1 - g0) / (w1 - w0),
                  (w0, g0, w1, g1) -> (w0 + w1) / 2),
          new Problem<Answer.Two>("06c.5", (z, p) -> z * z * (1 / p - 1))
              .given(-3, 3, "z")
              .given(0.2, 0.95, "p")
              .wrong(
                  (z, p) -> z * z * p * (1 - p),
                  (z, p) -> z * z / p,
                  (z, p) -> Math.abs(z) * Math.sqrt(1 / p - 1)),
          new Problem<Answer.OneMatrix>("06c.6", dA -> lessRowSums(dA, 1.0 / dA.columns()))
              .given(Lesson06c::back, "dA")
              .wrong(
                  dA -> dA.copy(),
                  dA -> lessRowSums(dA, 1),
                  dA -> lessRowSums(dA, -1.0 / dA.columns())),
          new Problem<Answer.ThreeMatrices>(
                  "06c.7", (W, dZ, dA) -> dA.plus(W.transpose().times(dZ)))
              .given(Lesson06c::around, "W", "dZ", "dA")
              .wrong(
                  (W, dZ, dA) -> W.transpose().times(dZ),
                  (W, dZ, dA) -> dA.plus(W.times(dZ)),
                  (W, dZ, dA) -> dA.plus(W.transpose().times(dA))));

  private Lesson06c() {}

  private static List<Object> gradient(Random random) {
    Matrix g = Matrix.normal(1 + random.nextInt(3), 1 + random.nextInt(3), 1, random);
    return List.of(g, Matrix.rowOf(0.5 + random.nextDouble()));
  }

  // of a parabola
  private static List<Object> slopes(Random random) {
    double curvature = 0.5 + random.nextDouble();
    double minimum = random.nextGaussian();
    double w0 = minimum + 1 + random.nextDouble();
    double w1 = w0 - 0.5 * random.nextDouble() - 0.1;
    return List.of(w0, curvature * (w0 - minimum), w1, curvature * (w1 - minimum));
  }

  private static List<Object> back(Random random) {
    return List.of(Matrix.normal(2 + random.nextInt(3), 2 + random.nextInt(4), 1, random));
  }

  private static Matrix lessRowSums(Matrix dA, double share) {
    return dA.plusColumn(dA.rowSums().scale(-share));
  }

  private static List<Object> around(Random random) {
    int n = 2 + random.nextInt(3);
    int m = 1 + random.nextInt(3);
    return List.of(
        Matrix.normal(n, n, 1, random),
        Matrix.normal(n, m, 1, random),
        Matrix.normal(n, m, 1, random));
  }
}

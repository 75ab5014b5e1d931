package backprop.exercise;

import backprop.matrix.Matrix;
import java.util.List;
import java.util.Random;

/** The exercises of notebook 06c, what training needs today. */
final class Lesson06c {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Formula.Three>("06c.1", (gamma, beta, g) -> gamma / Math.sqrt(1 - beta))
              .given("γ", 0.01, 1)
              .given("β", 0.5, 0.99)
              .given("g", 0.1, 50)
              .wrong((gamma, beta, g) -> gamma, "So it is in the end. But s is not yet g².")
              .wrong(
                  (gamma, beta, g) -> gamma * g / Math.sqrt(1 - beta),
                  "There is a g² under the root, too. What becomes of g?")
              .wrong(
                  (gamma, beta, g) -> gamma / (1 - beta),
                  "The root is missing: the step divides by √s."),
          new Problem<Formula.Two>("06c.2", (beta, r) -> 1 - StrictMath.pow(beta, r))
              .given("β", 0.5, 0.99)
              .given(random -> List.of(2.0 + random.nextInt(20)), "r")
              .wrong(
                  (beta, r) -> StrictMath.pow(beta, r),
                  "That is what is left of the zero at the beginning. How much has g taken?")
              .wrong((beta, r) -> r * (1 - beta), "Each g fades with β in the updates that follow.")
              .wrong((beta, r) -> 1 - beta, "That is so after the first update. And after r?"),
          new Problem<Formula.TwoMatrices>(
                  "06c.3", (g, most) -> g.scale(Math.min(1, most.get(0, 0) / g.norm())))
              .given(Lesson06c::gradient, "g", "most")
              .wrong(
                  (g, most) -> g.map(x -> Math.max(-most.get(0, 0), Math.min(most.get(0, 0), x))),
                  "That cuts each entry by itself, and so turns the direction.")
              .wrong(
                  (g, most) -> g.scale(most.get(0, 0) / g.norm()),
                  "A short gradient becomes longer: near the minimum the steps would never shrink.")
              .wrong((g, most) -> g.scale(most.get(0, 0)), "How long is g itself?"),
          new Problem<Formula.Four>("06c.4", (w0, g0, w1, g1) -> w1 - g1 * (w1 - w0) / (g1 - g0))
              .given(Lesson06c::slopes, "w0", "g0", "w1", "g1")
              .wrong(
                  (w0, g0, w1, g1) -> w1 + g1 * (w1 - w0) / (g1 - g0),
                  "That goes uphill from w1. Which sign has the step?")
              .wrong(
                  (w0, g0, w1, g1) -> w1 - g1 * (g1 - g0) / (w1 - w0),
                  "That multiplies by the curvature. A sharper curve should make a shorter step.")
              .wrong(
                  (w0, g0, w1, g1) -> (w0 + w1) / 2,
                  "Half-way only if the two slopes are equal and opposite."),
          new Problem<Formula.Two>("06c.5", (z, p) -> z * z * (1 / p - 1))
              .given("z", -3, 3)
              .given("p", 0.2, 0.95)
              .wrong(
                  (z, p) -> z * z * p * (1 - p),
                  "That is without the division by p: kept numbers are z/p.")
              .wrong((z, p) -> z * z / p, "That is the mean of the square. And the mean's square?")
              .wrong(
                  (z, p) -> Math.abs(z) * Math.sqrt(1 / p - 1), "That is the standard deviation."),
          new Problem<Formula.OneMatrix>("06c.6", dA -> lessRowSums(dA, 1.0 / dA.columns()))
              .given(Lesson06c::back, "dA")
              .wrong(
                  dA -> dA.copy(),
                  "That is the direct way alone. Each z also moves the mean, and so every answer.")
              .wrong(dA -> lessRowSums(dA, 1), "How far does the mean move when one z moves by 1?")
              .wrong(
                  dA -> lessRowSums(dA, -1.0 / dA.columns()),
                  "When z grows the mean grows, and the answers fall. Which sign has that way?"),
          new Problem<Formula.ThreeMatrices>(
                  "06c.7", (W, dZ, dA) -> dA.plus(W.transpose().times(dZ)))
              .given(Lesson06c::around, "W", "dZ", "dA")
              .wrong(
                  (W, dZ, dA) -> W.transpose().times(dZ),
                  "That is the way through. Which one is missing?")
              .wrong(
                  (W, dZ, dA) -> dA.plus(W.times(dZ)),
                  "Back through W: from its rows to its columns.")
              .wrong(
                  (W, dZ, dA) -> dA.plus(W.transpose().times(dA)),
                  "On the way through stands a σ: what has dA become behind it?"));

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

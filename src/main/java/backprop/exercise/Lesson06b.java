package backprop.exercise;

import backprop.matrix.Matrix;
import java.util.List;
import java.util.Random;

/** The exercises of notebook 06b, where to start and when to stop. */
final class Lesson06b {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Formula.Value>("06b.1", () -> "b2")
              .wrong(() -> "W2 b2", "δ2 is not 0, true. But what does W2 meet at its other end?")
              .wrong(() -> "b1 b2", "b1 needs δ1, and δ1 comes back through W2.")
              .wrong(() -> "none", "For OR the answer ½ is wrong on average. Who can mend that?")
              .wrong(() -> "W1 b1 W2 b2", "That is so with random weights. Where is a factor 0?"),
          new Problem<Formula.Two>("06b.2", (n, s) -> 2 / (n * (1 + s * s)))
              .given(random -> List.of(10.0 + random.nextInt(190)), "n")
              .given("s", 0.05, 0.9)
              .wrong((n, s) -> 2 / n, "That is He's: it takes the negative half to be lost.")
              .wrong(
                  (n, s) -> 2 / (n * (1 + s)),
                  "What adds up are squares. What is E a², if half the z are multiplied by s?")
              .wrong(
                  (n, s) -> 1 / (n * (1 + s * s)),
                  "With s = 1 it passes everything on; is the factor 1 then?"),
          new Problem<Formula.Three>(
                  "06b.3", (first, last, L) -> StrictMath.pow(first / last, 1 / (L - 1)))
              .given("first", 0.01, 1)
              .given("last", 0.01, 1)
              .given(random -> List.of(3.0 + random.nextInt(8)), "L")
              .wrong(
                  (first, last, L) -> StrictMath.pow(first / last, 1 / L),
                  "From layer L to layer 1 there are how many steps?")
              .wrong(
                  (first, last, L) -> StrictMath.pow(last / first, 1 / (L - 1)),
                  "That is the way up. Which of the two does the signal reach last?")
              .wrong(
                  (first, last, L) -> first / last / (L - 1),
                  "A share of the ratio. But factors multiply: L − 1 of them make the ratio."),
          new Problem<Formula.TwoMatrices>("06b.4", (loss, p) -> kept(loss, p, true))
              .given(Lesson06b::losses, "loss", "patience")
              .wrong(
                  (loss, p) -> kept(loss, Matrix.rowOf(1e9), true),
                  "That is the least loss of all. The training has stopped before it came to that.")
              .wrong(
                  (loss, p) -> kept(loss, p, false),
                  "That is where it stops. Which network is kept?")
              .wrong(
                  (loss, p) -> kept(loss, Matrix.rowOf(1), true),
                  "That stops at the first rise. What is patience for?"),
          new Problem<Formula.Three>("06b.5", (h, lambda, w) -> h * w / (h + lambda))
              .given("h", 0.1, 3)
              .given("λ", 0.01, 1)
              .given("w*", -3, 3)
              .wrong(
                  (h, lambda, w) -> w * (1 - lambda),
                  "The same share for all? A sharply curved cost should hold its weight better.")
              .wrong((h, lambda, w) -> w / (1 + lambda), "That is so for h = 1. What is the slope?")
              .wrong(
                  (h, lambda, w) -> lambda * w / (h + lambda),
                  "That is what the weight loses. What is left?"),
          new Problem<Formula.Two>("06b.6", (p, n) -> Math.sqrt(p * (1 - p) / n))
              .given("p", 0.5, 0.99)
              .given(random -> List.of(20.0 + random.nextInt(480)), "n")
              .wrong((p, n) -> p * (1 - p) / n, "That is the variance. What has the unit of p?")
              .wrong(
                  (p, n) -> Math.sqrt(p * (1 - p)),
                  "That is the spread of a single flower, right or wrong. And the mean of n?")
              .wrong(
                  (p, n) -> 1 / Math.sqrt(n),
                  "If all are recognised for sure, p = 1, how sure is p?"));

  private Lesson06b() {}

  private static List<Object> losses(Random random) {
    double[] loss = random.doubles(12, 0, 1).map(u -> Math.rint(u * 100) / 100).toArray();
    return List.of(Matrix.rowOf(loss), Matrix.rowOf(2 + random.nextInt(3)));
  }

  // the best epoch, or the one where it stops
  private static Matrix kept(Matrix loss, Matrix patience, boolean best) {
    int least = 0;
    int at = 0;
    while (at - least < patience.get(0, 0) && at < loss.columns() - 1) {
      at++;
      least = loss.get(0, at) < loss.get(0, least) ? at : least;
    }
    return Matrix.rowOf(best ? least : at);
  }
}

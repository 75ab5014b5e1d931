package backprop.exercise;

import backprop.matrix.Matrix;
import java.util.List;
import java.util.Random;

/** The exercises of notebook 06b, where to start and when to stop. */
final class Lesson06b {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          Problem.value("06b.1", "b2", "W2 b2", "b1 b2", "none", "W1 b1 W2 b2"),
          new Problem<Answer.Two>("06b.2", (n, s) -> 2 / (n * (1 + s * s)))
              .whole(10, 199, "n")
              .given(0.05, 0.9, "s")
              .wrong((n, s) -> 2 / n, (n, s) -> 2 / (n * (1 + s)), (n, s) -> 1 / (n * (1 + s * s))),
          new Problem<Answer.Three>(
                  "06b.3", (first, last, L) -> StrictMath.pow(first / last, 1 / (L - 1)))
              .given(0.01, 1, "first", "last")
              .whole(3, 10, "L")
              .wrong(
                  (first, last, L) -> StrictMath.pow(first / last, 1 / L),
                  (first, last, L) -> StrictMath.pow(last / first, 1 / (L - 1)),
                  (first, last, L) -> first / last / (L - 1)),
          new Problem<Answer.TwoMatrices>("06b.4", (loss, p) -> kept(loss, p, true))
              .given(Lesson06b::losses, "loss", "patience")
              .wrong(
                  (loss, p) -> kept(loss, Matrix.rowOf(1e9), true),
                  (loss, p) -> kept(loss, p, false),
                  (loss, p) -> kept(loss, Matrix.rowOf(1), true),
                  (loss, p) -> kept(loss, p.map(epochs -> epochs + 1), true)),
          new Problem<Answer.Three>("06b.5", (h, lambda, w) -> h * w / (h + lambda))
              .given(0.1, 3, "h")
              .given(0.01, 1, "λ")
              .given(-3, 3, "w*")
              .wrong(
                  (h, lambda, w) -> w * (1 - lambda),
                  (h, lambda, w) -> w / (1 + lambda),
                  (h, lambda, w) -> lambda * w / (h + lambda)),
          new Problem<Answer.Two>("06b.6", (p, n) -> Math.sqrt(p * (1 - p) / n))
              .given(0.5, 0.99, "p")
              .whole(20, 499, "n")
              .wrong(
                  (p, n) -> p * (1 - p) / n,
                  (p, n) -> Math.sqrt(p * (1 - p)),
                  (p, n) -> 1 / Math.sqrt(n)));

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

package backprop.exercise;

import java.util.List;

/** The exercises of notebook 09, a sum over examples. */
final class Lesson09 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Answer.Four>("09.1", (g1, m1, g2, m2) -> (m1 * g1 + m2 * g2) / (m1 + m2))
              .given(-2, 2, "g1")
              .whole(10, 90, "m1")
              .given(-2, 2, "g2")
              .whole(10, 90, "m2")
              .wrong(
                  (g1, m1, g2, m2) -> (g1 + g2) / 2,
                  (g1, m1, g2, m2) -> m1 * g1 + m2 * g2,
                  (g1, m1, g2, m2) -> (g1 + g2) / (m1 + m2),
                  (g1, m1, g2, m2) -> (m2 * g1 + m1 * g2) / (m1 + m2)),
          new Problem<Answer.Two>("09.2", (n, w) -> 2 * n * (w - 1) / w)
              .whole(100, 1000, "n")
              .whole(2, 64, "w")
              .wrong((n, w) -> n * (w - 1) / w, (n, w) -> 2 * n * (w - 1), (n, w) -> 2 * n),
          new Problem<Answer.Two>("09.3", (work, b) -> Math.sqrt(work / b))
              .given(10, 100, "m·t1")
              .given(0.01, 1, "b")
              .wrong(
                  (work, b) -> work / b,
                  (work, b) -> Math.sqrt(work * b),
                  (work, b) -> Math.sqrt(b / work)));

  private Lesson09() {}
}

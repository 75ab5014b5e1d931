package backprop.exercise;

import java.util.List;

/** The exercises of notebook 08, how many hidden units. */
final class Lesson08 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          Problem.value("08.1", 9.0, 8.0, 10.0, 11.0),
          new Problem<Answer.Two>("08.2", (lambda, n) -> lambda / n)
              .given(0.01, 1, "λ")
              .whole(50, 200, "N")
              .wrong(
                  (lambda, n) -> lambda,
                  (lambda, n) -> lambda / (2 * n),
                  (lambda, n) -> 2 * lambda / n),
          new Problem<Answer.Two>("08.3", (p, n) -> 1 - StrictMath.pow(p, n))
              .given(0.05, 0.95, "p")
              .whole(2, 10, "n")
              .wrong(
                  (p, n) -> StrictMath.pow(p, n),
                  (p, n) -> n * (1 - p),
                  (p, n) -> StrictMath.pow(1 - p, n),
                  (p, n) -> 1 - StrictMath.pow(1 - p, n)));

  private Lesson08() {}
}

package backprop.exercise;

import java.util.List;

/** The exercises of notebook 09, a sum over examples. */
final class Lesson09 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Formula.Four>("09.1", (g1, m1, g2, m2) -> (m1 * g1 + m2 * g2) / (m1 + m2))
              .given("g1", -2, 2)
              .given("m1", 10, 90)
              .given("g2", -2, 2)
              .given("m2", 10, 90)
              .wrong(
                  (g1, m1, g2, m2) -> (g1 + g2) / 2,
                  "The mean of means. Who has more examples has more to say.")
              .wrong(
                  (g1, m1, g2, m2) -> m1 * g1 + m2 * g2,
                  "That is the sum over all examples. By what is it divided, once?")
              .wrong(
                  (g1, m1, g2, m2) -> (g1 + g2) / (m1 + m2),
                  "g1 and g2 are means already. What turns each back into a sum?"),
          new Problem<Formula.Two>("09.2", (n, w) -> 2 * n * (w - 1) / w)
              .given("n", 100, 1000)
              .given("w", 2, 64)
              .wrong(
                  (n, w) -> n * (w - 1) / w,
                  "After that each machine has one finished piece. The others still lack it.")
              .wrong(
                  (n, w) -> 2 * n * (w - 1),
                  "Pieces travel, not whole vectors. How long is a piece?")
              .wrong((n, w) -> 2 * n, "Nearly: but one machine's own piece need not travel."),
          new Problem<Formula.Two>("09.3", (work, b) -> Math.sqrt(work / b))
              .given("m·t1", 10, 100)
              .given("b", 0.01, 1)
              .wrong(
                  (work, b) -> work / b,
                  "There one task costs as much as all the work. Set the derivative by w to 0.")
              .wrong(
                  (work, b) -> Math.sqrt(work * b),
                  "That is half of the shortest time, in seconds.")
              .wrong(
                  (work, b) -> Math.sqrt(b / work),
                  "Upside down: dearer tasks should mean fewer workers."));

  private Lesson09() {}
}

package backprop.exercise;

import java.util.List;

/** The exercises of notebook 08, how many hidden units. */
final class Lesson08 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Formula.Value>("08.1", () -> 9.0)
              .wrong(() -> 8.0, "That is 97 parameters: not yet more than the examples.")
              .wrong(
                  () -> 10.0,
                  "That is more, but not the smallest. Has each hidden unit a bias of its own?")
              .wrong(() -> 11.0, "Count one unit: weights in, a bias, a weight out."),
          new Problem<Formula.Two>("08.2", (lambda, n) -> lambda / n)
              .given("λ", 0.01, 1)
              .given("N", 50, 200)
              .wrong(
                  (lambda, n) -> lambda,
                  "The error was divided to become a mean of halves. What divides the decay?")
              .wrong(
                  (lambda, n) -> lambda / (2 * n),
                  "The library writes ½λ′ itself: one factor ½ is counted twice.")
              .wrong((lambda, n) -> 2 * lambda / n, "Divided by 2N or by N/2? Compare both costs."),
          new Problem<Formula.Two>("08.3", (p, n) -> 1 - StrictMath.pow(p, n))
              .given("p", 0.05, 0.95)
              .given("n", 2, 10)
              .wrong(
                  (p, n) -> StrictMath.pow(p, n),
                  "That is the probability that all of them end in a poor valley.")
              .wrong(
                  (p, n) -> n * (1 - p),
                  "Probabilities do not add up like that: this can exceed 1.")
              .wrong(
                  (p, n) -> StrictMath.pow(1 - p, n),
                  "That is the probability that every start does well. One is enough."));

  private Lesson08() {}
}

package backprop.exercise;

import java.util.List;

/** The exercises of notebook 05, gradient check. */
final class Lesson05 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Formula.Four>("05.1", (r, m, l, h) -> (r - 2 * m + l) / (h * h))
              .given("J(θ + h)", 1, 2)
              .given("J(θ)", 1, 2)
              .given("J(θ − h)", 1, 2)
              .given("h", 0.1, 0.9)
              .wrong(
                  (r, m, l, h) -> (r - l) / (2 * h),
                  "That is the slope. How does the slope change from the left half to the right?")
              .wrong(
                  (r, m, l, h) -> (r - 2 * m + l) / h,
                  "That is how much the slope changes. Over what distance does it change?")
              .wrong(
                  (r, m, l, h) -> (r - 2 * m + l) / (2 * h * h),
                  "Half of it. The middles of the two halves are h apart, not 2h."),
          new Problem<Formula.Four>("05.2", (u, du, v, dv) -> (du * v - u * dv) / (v * v))
              .given("u", -2, 2)
              .given("u′", -2, 2)
              .given("v", 0.5, 2)
              .given("v′", -2, 2)
              .wrong(
                  (u, du, v, dv) -> du / dv,
                  "The derivative of a quotient is not the quotient of the derivatives.")
              .wrong(
                  (u, du, v, dv) -> (du * v + u * dv) / (v * v),
                  "If v grows, does u/v grow or shrink? Look at the second sign.")
              .wrong(
                  (u, du, v, dv) -> (du * v - u * dv) / v,
                  "The denominator is not yet right: 1/v has the slope −1/v²."),
          new Problem<Formula.Value>("05.3", () -> 650.0)
              .wrong(() -> 325.0, "That is one for each parameter. A central difference has two.")
              .wrong(() -> 600.0, "Two for each weight. Are weights all that a layer has?")
              .wrong(() -> 35.0, "That is the number of units. How many numbers can be nudged?"),
          new Problem<Formula.Two>("05.4", (e, third) -> StrictMath.cbrt(3 * e / third))
              .given("e", 0.1, 0.9)
              .given("|J‴|", 0.5, 9)
              .wrong(
                  (e, third) -> 2 * Math.sqrt(e / third),
                  "That is the recipe of the one-sided step. The central error grows like h².")
              .wrong(
                  (e, third) -> StrictMath.cbrt(6 * e / third),
                  "There both errors are equal. Their sum is smallest where its slope by h is 0.")
              .wrong(
                  (e, third) -> StrictMath.cbrt(3 * e * third),
                  "The more J bends, the shorter the step should be. Is that so here?"),
          new Problem<Formula.Two>("05.5", (whole, half) -> 2 * half - whole)
              .given("D₁(h)", -2, 2)
              .given("D₁(h/2)", -2, 2)
              .wrong(
                  (whole, half) -> (4 * half - whole) / 3,
                  "That cancels an error like h². How does the error of D₁ grow?")
              .wrong(
                  (whole, half) -> (whole + half) / 2,
                  "Both err to the same side, so an average between them errs as well.")
              .wrong(
                  (whole, half) -> whole - half,
                  "That is half of the error itself. Take it away from the better of the two."),
          new Problem<Formula.Three>("05.6", (s, z, h) -> ((z + h) - s * (z - h)) / (2 * h))
              .given("s", 0.1, 0.4)
              .given("z", -0.4, 0.4)
              .given("h", 0.5, 1)
              .wrong(
                  (s, z, h) -> 0.5 + z / (2 * h),
                  "That is the secant of ReLU, which is flat on the left. Here the left end is not 0.")
              .wrong(
                  (s, z, h) -> (1 + s) / 2,
                  "That is right exactly on the kink. What if z is a little to one side?")
              .wrong(
                  (s, z, h) -> z > 0 ? 1.0 : s,
                  "That is the slope at z. The secant has its ends on two different pieces."),
          new Problem<Formula.Value>("05.7", () -> "UNCLEAR")
              .wrong(() -> "PASSED", "Would the check have noticed if g were twice as large?")
              .wrong(() -> "FAILED", "Compare |n − g| with B + R s. Is it above that?")
              .wrong(() -> "SKIPPED", "Nothing was left out: g is not 0, and there is no kink."));

  private Lesson05() {}
}

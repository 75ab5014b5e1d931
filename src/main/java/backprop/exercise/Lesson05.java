package backprop.exercise;

import java.util.List;

/** The exercises of notebook 05, gradient check. */
final class Lesson05 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Answer.Four>("05.1", (r, m, l, h) -> (r - 2 * m + l) / (h * h))
              .given(1, 2, "J(θ + h)", "J(θ)", "J(θ − h)")
              .given(0.1, 0.9, "h")
              .wrong(
                  (r, m, l, h) -> (r - l) / (2 * h),
                  (r, m, l, h) -> (r - 2 * m + l) / h,
                  (r, m, l, h) -> (r - 2 * m + l) / (2 * h * h)),
          new Problem<Answer.Four>("05.2", (u, du, v, dv) -> (du * v - u * dv) / (v * v))
              .given(-2, 2, "u", "u′")
              .given(0.5, 2, "v")
              .given(-2, 2, "v′")
              .wrong(
                  (u, du, v, dv) -> du / dv,
                  (u, du, v, dv) -> (du * v + u * dv) / (v * v),
                  (u, du, v, dv) -> (du * v - u * dv) / v),
          Problem.value("05.3", 650.0, 325.0, 600.0, 35.0),
          new Problem<Answer.Two>("05.4", (e, third) -> StrictMath.cbrt(3 * e / third))
              .given(0.1, 0.9, "e")
              .given(0.5, 9, "|J‴|")
              .wrong(
                  (e, third) -> 2 * Math.sqrt(e / third),
                  (e, third) -> StrictMath.cbrt(6 * e / third),
                  (e, third) -> StrictMath.cbrt(3 * e * third)),
          new Problem<Answer.Two>("05.5", (whole, half) -> 2 * half - whole)
              .given(-2, 2, "D₁(h)", "D₁(h/2)")
              .wrong(
                  (whole, half) -> (4 * half - whole) / 3,
                  (whole, half) -> (whole + half) / 2,
                  (whole, half) -> whole - half),
          new Problem<Answer.Three>("05.6", (s, z, h) -> ((z + h) - s * (z - h)) / (2 * h))
              .given(0.1, 0.4, "s")
              .given(-0.4, 0.4, "z")
              .given(0.5, 1, "h")
              .wrong(
                  (s, z, h) -> 0.5 + z / (2 * h),
                  (s, z, h) -> (1 + s) / 2,
                  (s, z, h) -> z > 0 ? 1.0 : s),
          Problem.value("05.7", "UNCLEAR", "PASSED", "FAILED", "SKIPPED"));

  private Lesson05() {}
}

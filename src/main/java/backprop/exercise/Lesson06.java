package backprop.exercise;

import backprop.matrix.Matrix;
import java.util.List;
import java.util.Random;

/** The exercises of notebook 06, training: how far and how often. */
final class Lesson06 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Formula.ThreeMatrices>(
                  "06.1", (W, X, Y) -> moved(W, X, Y, -0.1 / X.columns()))
              .given(Lesson06::layer, "W", "X", "Y")
              .wrong(
                  (W, X, Y) -> moved(W, X, Y, -0.1),
                  "That is the gradient of a sum over the examples. What makes it a mean?")
              .wrong(
                  (W, X, Y) -> moved(W, X, Y, 0.1 / X.columns()),
                  "That step goes uphill. Against which direction should it go?")
              .wrong(
                  (W, X, Y) -> moved(W, X, Matrix.zerosLike(Y), -0.1 / X.columns()),
                  "The target has no say in that. What is the error signal of a linear layer?"),
          new Problem<Formula.Four>("06.2", (g, w0, w1, w2) -> (1 - (w2 - w1) / (w1 - w0)) / g)
              .given(Lesson06::walk, "γ", "w0", "w1", "w2")
              .wrong(
                  (g, w0, w1, w2) -> (w2 - w1) / (w1 - w0),
                  "That is the factor 1 − γλ. What is λ, then?")
              .wrong(
                  (g, w0, w1, w2) -> (1 - w2 / w1) / g,
                  "That takes the minimum to be at 0. Which two lengths shrink by the factor, too?")
              .wrong(
                  (g, w0, w1, w2) -> 1 - (w2 - w1) / (w1 - w0),
                  "That is γλ: one division is missing."),
          new Problem<Formula.Two>("06.3", (least, most) -> 2 / (least + most))
              .given("λ_min", 0.1, 1)
              .given("λ_max", 1, 5)
              .wrong(
                  (least, most) -> 2 / most,
                  "That is the limit: there the steep axis does not shrink at all.")
              .wrong(
                  (least, most) -> 1 / most,
                  "The steep axis is there in one step; but the gentle one could be faster.")
              .wrong(
                  (least, most) -> 1 / (least + most),
                  "At that γ neither factor is negative yet. Where do the two sizes cross?")
              .wrong(
                  (least, most) -> 1 / Math.sqrt(least * most),
                  "The geometric mean is near. But the factors are straight lines in γ."),
          new Problem<Formula.Three>("06.4", (mu, gamma, g) -> -gamma * g / (1 - mu))
              .given("μ", 0.1, 0.95)
              .given("γ", 0.01, 1)
              .given("g", -2, 2)
              .wrong(
                  (mu, gamma, g) -> -gamma * g,
                  "That is the first velocity. What is added to it in the next update?")
              .wrong(
                  (mu, gamma, g) -> gamma * g / (1 - mu),
                  "It would roll uphill. Which sign has the pull in (6)?")
              .wrong(
                  (mu, gamma, g) -> -gamma * g / mu,
                  "At rest V is the same before and after. Solve V = μV − γg for V."),
          new Problem<Formula.Value>("06.5", () -> 3200.0)
              .wrong(
                  () -> 320.0,
                  "With ten times the examples the error falls by √10, to about a third.")
              .wrong(() -> 100.0, "A hundred times as many, not a hundred: where did it begin?")
              .wrong(() -> 1024.0, "That is 32², an error √32 times smaller. Ten times is asked."),
          new Problem<Formula.Two>("06.6", (share, k) -> k * (1 / share - 1))
              .given("share", 0.05, 0.9)
              .given("k", 10, 500)
              .wrong((share, k) -> k / share, "One k too many: at r = 0 the divisor is 1 already.")
              .wrong(
                  (share, k) -> k * (1 - share),
                  "That would be a straight line downhill. Solve 1/(1 + r/k) = share for r.")
              .wrong(
                  (share, k) -> k * -StrictMath.log(share),
                  "That is an exponential decay. This one falls like 1/r."));

  private Lesson06() {}

  private static List<Object> layer(Random random) {
    int m = 2 + random.nextInt(3);
    Matrix W = Matrix.normal(2 + random.nextInt(3), 2 + random.nextInt(3), 1, random);
    return List.of(
        W, Matrix.normal(W.columns(), m, 1, random), Matrix.normal(W.rows(), m, 1, random));
  }

  private static Matrix moved(Matrix W, Matrix X, Matrix Y, double rate) {
    return W.plus(W.times(X).minus(Y).times(X.transpose()).scale(rate));
  }

  // three places of a walk on a parabola
  private static List<Object> walk(Random random) {
    double gamma = 0.1 + random.nextDouble();
    double factor = 1 - gamma * (0.1 + random.nextDouble());
    double minimum = random.nextGaussian();
    double away = 1 + random.nextDouble();
    return List.of(
        gamma, minimum + away, minimum + away * factor, minimum + away * factor * factor);
  }
}

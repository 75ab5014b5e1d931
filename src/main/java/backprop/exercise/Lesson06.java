package backprop.exercise;

import backprop.matrix.Matrix;
import java.util.List;
import java.util.Random;

/** The exercises of notebook 06, training: how far and how often. */
final class Lesson06 {
  static final List<Problem<?>> PROBLEMS =
      List.of(
          new Problem<Answer.ThreeMatrices>("06.1", (W, X, Y) -> moved(W, X, Y, -0.1 / X.columns()))
              .given(Lesson06::layer, "W", "X", "Y")
              .wrong(
                  (W, X, Y) -> moved(W, X, Y, -0.1),
                  (W, X, Y) -> moved(W, X, Y, 0.1 / X.columns()),
                  (W, X, Y) -> moved(W, X, Matrix.zerosLike(Y), -0.1 / X.columns()),
                  (W, X, Y) -> moved(W, X, Y, 1.0 / X.columns()).minus(W),
                  (W, X, Y) -> W),
          new Problem<Answer.Four>("06.2", (g, w0, w1, w2) -> (1 - (w2 - w1) / (w1 - w0)) / g)
              .given(Lesson06::walk, "γ", "w0", "w1", "w2")
              .wrong(
                  (g, w0, w1, w2) -> (w2 - w1) / (w1 - w0),
                  (g, w0, w1, w2) -> (1 - w2 / w1) / g,
                  (g, w0, w1, w2) -> 1 - (w2 - w1) / (w1 - w0)),
          new Problem<Answer.Two>("06.3", (least, most) -> 2 / (least + most))
              .given(0.1, 1, "λ_min")
              .given(1, 5, "λ_max")
              .wrong(
                  (least, most) -> 2 / most,
                  (least, most) -> 1 / most,
                  (least, most) -> 1 / (least + most),
                  (least, most) -> 1 / Math.sqrt(least * most)),
          new Problem<Answer.Three>("06.4", (mu, gamma, g) -> -gamma * g / (1 - mu))
              .given(0.1, 0.95, "μ")
              .given(0.01, 1, "γ")
              .given(-2, 2, "g")
              .wrong(
                  (mu, gamma, g) -> -gamma * g,
                  (mu, gamma, g) -> gamma * g / (1 - mu),
                  (mu, gamma, g) -> -gamma * g / mu),
          Problem.value("06.5", 3200.0, 320.0, 100.0, 1024.0),
          new Problem<Answer.Two>("06.6", (share, k) -> k * (1 / share - 1))
              .given(0.05, 0.9, "share")
              .given(10, 500, "k")
              .wrong(
                  (share, k) -> k / share,
                  (share, k) -> k * (1 - share),
                  (share, k) -> k * -StrictMath.log(share)));

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

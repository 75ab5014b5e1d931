package backprop.exercise;

import backprop.activation.Softmax;
import backprop.matrix.Matrix;
import java.util.List;
import java.util.Random;

/**
 * The exercises that ask for a matrix, in the order of the lessons, and those that ask for a number
 * but are tried on numbers that belong together.
 */
final class MatrixProblems {
  static final List<Problem<?>> ALL =
      List.of(
          new Problem<Answer.ThreeMatrices>(
                  "03.4", (W, d, Z) -> W.transpose().times(d).hadamard(step(Z)))
              .given(MatrixProblems::squareAndTwo, "W", "δ", "Z")
              .wrong(
                  (W, d, Z) -> W.times(d).hadamard(step(Z)),
                  (W, d, Z) -> W.transpose().times(d),
                  (W, d, Z) -> W.transpose().times(d).hadamard(Z.map(z -> Math.max(z, 0))),
                  (W, d, Z) -> W.transpose().times(d).map(v -> Math.max(v, 0)),
                  (W, d, Z) -> W.transpose().times(d).hadamard(step(Z).map(open -> 1 - open)),
                  (W, d, Z) -> W.transpose().times(d.hadamard(step(Z)))),
          new Problem<Answer.TwoMatrices>("04.6", (a, dL) -> dL.minus(a.scale(dL.sum())))
              .given(MatrixProblems::shares, "a", "dL")
              .wrong(
                  MatrixProblems::pulledBack, (a, dL) -> dL.minus(a.hadamard(dL)), (a, dL) -> dL),
          new Problem<Answer.One>("04b.5", z -> Math.min(z, 0) - rest(z))
              .given(
                  random -> List.of(random.nextGaussian() * (random.nextBoolean() ? 1 : 500)), "z")
              .wrong(
                  z -> Math.max(z, 0) + rest(z),
                  z -> -Math.max(z, 0) - rest(z),
                  z -> Math.min(z, 0)),
          new Problem<Answer.ThreeMatrices>("06.1", (W, X, Y) -> moved(W, X, Y, -0.1 / X.columns()))
              .given(MatrixProblems::layer, "W", "X", "Y")
              .wrong(
                  (W, X, Y) -> moved(W, X, Y, -0.1),
                  (W, X, Y) -> moved(W, X, Y, 0.1 / X.columns()),
                  (W, X, Y) -> moved(W, X, Matrix.zerosLike(Y), -0.1 / X.columns()),
                  (W, X, Y) -> moved(W, X, Y, 1.0 / X.columns()).minus(W),
                  (W, X, Y) -> W),
          new Problem<Answer.Four>("06.2", (g, w0, w1, w2) -> (1 - (w2 - w1) / (w1 - w0)) / g)
              .given(MatrixProblems::walk, "γ", "w0", "w1", "w2")
              .wrong(
                  (g, w0, w1, w2) -> (w2 - w1) / (w1 - w0),
                  (g, w0, w1, w2) -> (1 - w2 / w1) / g,
                  (g, w0, w1, w2) -> 1 - (w2 - w1) / (w1 - w0)),
          new Problem<Answer.TwoMatrices>("06b.4", (loss, p) -> kept(loss, p, true))
              .given(MatrixProblems::losses, "loss", "patience")
              .wrong(
                  (loss, p) -> kept(loss, Matrix.rowOf(1e9), true),
                  (loss, p) -> kept(loss, p, false),
                  (loss, p) -> kept(loss, Matrix.rowOf(1), true),
                  (loss, p) -> kept(loss, p.map(epochs -> epochs + 1), true)),
          new Problem<Answer.TwoMatrices>(
                  "06c.3", (g, most) -> g.scale(Math.min(1, most.get(0, 0) / g.norm())))
              .given(MatrixProblems::gradient, "g", "most")
              .wrong(
                  (g, most) -> g.map(x -> Math.max(-most.get(0, 0), Math.min(most.get(0, 0), x))),
                  (g, most) -> g.scale(most.get(0, 0) / g.norm()),
                  (g, most) -> g.scale(most.get(0, 0))),
          new Problem<Answer.OneMatrix>("06c.6", dA -> lessRowSums(dA, 1.0 / dA.columns()))
              .given(r -> List.of(Matrix.normal(2 + r.nextInt(3), 2 + r.nextInt(4), 1, r)), "dA")
              .wrong(
                  dA -> dA.copy(),
                  dA -> lessRowSums(dA, 1),
                  dA -> lessRowSums(dA, -1.0 / dA.columns())),
          new Problem<Answer.ThreeMatrices>(
                  "06c.7", (W, dZ, dA) -> dA.plus(W.transpose().times(dZ)))
              .given(MatrixProblems::squareAndTwo, "W", "dZ", "dA")
              .wrong(
                  (W, dZ, dA) -> W.transpose().times(dZ),
                  (W, dZ, dA) -> dA.plus(W.times(dZ)),
                  (W, dZ, dA) -> dA.plus(W.transpose().times(dA))));

  private MatrixProblems() {}

  // ------------------------------------------------------------------ what they are tried on

  private static List<?> squareAndTwo(Random random) {
    int n = 2 + random.nextInt(3);
    int m = 2 + random.nextInt(3);
    Matrix square = Matrix.normal(n, n, 1, random);
    return List.of(square, Matrix.normal(n, m, 1, random), Matrix.normal(n, m, 1, random));
  }

  private static List<?> shares(Random random) {
    int n = 2 + random.nextInt(3);
    Matrix a = new Softmax().of(Matrix.normal(n, 1, 1, random));
    return List.of(a, Matrix.normal(n, 1, 1, random));
  }

  private static List<?> layer(Random random) {
    int m = 2 + random.nextInt(3);
    Matrix W = Matrix.normal(2 + random.nextInt(3), 2 + random.nextInt(3), 1, random);
    Matrix X = Matrix.normal(W.columns(), m, 1, random);
    return List.of(W, X, Matrix.normal(W.rows(), m, 1, random));
  }

  // three places of a walk on a parabola
  private static List<?> walk(Random random) {
    double gamma = 0.1 + random.nextDouble();
    double factor = 1 - gamma * (0.1 + random.nextDouble());
    double minimum = random.nextGaussian();
    double away = 1 + random.nextDouble();
    return List.of(
        gamma, minimum + away, minimum + away * factor, minimum + away * factor * factor);
  }

  private static List<?> losses(Random random) {
    double[] loss = random.doubles(12, 0, 1).map(u -> Math.rint(u * 100) / 100).toArray();
    return List.of(Matrix.rowOf(loss), Matrix.rowOf(2 + random.nextInt(3)));
  }

  private static List<?> gradient(Random random) {
    Matrix g = Matrix.normal(1 + random.nextInt(3), 1 + random.nextInt(3), 1, random);
    return List.of(g, Matrix.rowOf(0.5 + random.nextDouble()));
  }

  // ------------------------------------------------------------------ formulas

  private static Matrix step(Matrix Z) {
    return Z.map(z -> z > 0 ? 1 : 0);
  }

  /** dA pulled back through a softmax with the output a. */
  static Matrix pulledBack(Matrix a, Matrix dA) {
    double inner = a.hadamard(dA).sum();
    return a.hadamard(dA.map(g -> g - inner));
  }

  private static double rest(double z) {
    return Math.log1p(Math.exp(-Math.abs(z)));
  }

  private static Matrix moved(Matrix W, Matrix X, Matrix Y, double rate) {
    return W.plus(W.times(X).minus(Y).times(X.transpose()).scale(rate));
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

  private static Matrix lessRowSums(Matrix dA, double share) {
    return dA.plusColumn(dA.rowSums().scale(-share));
  }
}

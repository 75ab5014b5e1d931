package backprop.exercise;

import backprop.activation.Identity;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.grading.Gradient;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.HiddenLayerPass;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
import backprop.network.Pass;
import backprop.network.PathPass;
import backprop.network.SinglePath;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The exercises that ask for a gradient, in the order of the lessons. */
final class GradientProblems {
  static final List<Problem<?>> ALL =
      List.of(
          new Problem<Answer.OfPath>(
                  "01.5", (path, x, y) -> ofPath(path, x, y, (t, a) -> t * a * (1 - a)))
              .given(GradientProblems::path, "path", "x", "y")
              .wrong(
                  (path, x, y) -> ofPath(path, x, y, (t, a) -> t),
                  (path, x, y) -> ofPath(path, x, y, (t, a) -> t * a),
                  (path, x, y) -> ofPath(path, x, y, (t, a) -> a * (1 - a))),
          new Problem<Answer.OfHiddenLayer>(
                  "02.4", (net, X, Y) -> dAlpha(net, X, Y, 0, true, (b, z) -> b * z * (1 - z)))
              .given(GradientProblems::hiddenLayer, "net", "X", "Y")
              .wrong(
                  (net, X, Y) -> dAlpha(net, X, Y, 0, true, (b, z) -> b),
                  (net, X, Y) -> dAlpha(net, X, Y, 0, true, (b, z) -> b * z),
                  (net, X, Y) -> dAlpha(net, X, Y, 1, true, (b, z) -> b * z * (1 - z)),
                  (net, X, Y) -> dAlpha(net, X, Y, 0, false, (b, z) -> b * z * (1 - z))),
          new Problem<Answer.OfNetwork>(
                  "03.5", (net, X, Y) -> anyDepth(net, X, Y, true, a -> 1 - a * a))
              .given(GradientProblems::classifier, "net", "X", "Y")
              .wrong(
                  (net, X, Y) -> anyDepth(net, X, Y, true, a -> 1),
                  (net, X, Y) -> anyDepth(net, X, Y, false, a -> 1 - a * a),
                  (net, X, Y) -> anyDepth(net, X, Y, true, a -> a)),
          new Problem<Answer.OfNetwork>(
                  "04.5", (net, x, y) -> softmaxInside(net, x, y, MatrixProblems::pulledBack))
              .given(GradientProblems::softmaxInside, "net", "x", "y")
              .wrong(
                  (net, x, y) -> softmaxInside(net, x, y, (a, dA) -> dA),
                  (net, x, y) -> softmaxInside(net, x, y, Matrix::hadamard),
                  (net, x, y) ->
                      softmaxInside(net, x, y, (a, dA) -> dA.hadamard(a.map(v -> v * (1 - v))))),
          new Problem<Answer.OfNetwork>(
                  "04b.3", (net, X, Y) -> oneLayer(errors(net, X, Y).scale(1.0 / X.columns()), X))
              .given(GradientProblems::oneLayer, "net", "X", "Y")
              .wrong(
                  (net, X, Y) -> oneLayer(errors(net, X, Y), X),
                  (net, X, Y) -> oneLayer(net.predict(X).scale(1.0 / X.columns()), X),
                  (net, X, Y) -> {
                    Matrix slope = net.predict(X).map(a -> a * (1 - a) / X.columns());
                    return oneLayer(errors(net, X, Y).hadamard(slope), X);
                  }),
          new Problem<Answer.OfNetwork>(
                  "05b.4", (net, X, Y) -> tanhInside(net, X, Y, 1.0 / X.columns(), true, a -> a))
              .given(GradientProblems::tanhInside, "net", "X", "Y")
              .wrong(
                  (net, X, Y) -> tanhInside(net, X, Y, 1, true, a -> a),
                  (net, X, Y) -> tanhInside(net, X, Y, 1.0 / X.columns(), true, StrictMath::tanh),
                  (net, X, Y) -> tanhInside(net, X, Y, 1.0 / X.columns(), false, a -> a)));

  private GradientProblems() {}

  // ------------------------------------------------------------------ what they are tried on

  private static List<?> path(Random random) {
    double[] theta = random.doubles(3 + random.nextInt(3), -2, 2).toArray();
    return List.of(SinglePath.of(theta), random.nextGaussian(), random.nextGaussian());
  }

  private static List<?> hiddenLayer(Random random) {
    int p = 2 + random.nextInt(3), M = 2 + random.nextInt(3), K = 2 + random.nextInt(3);
    var net = OneHiddenLayer.random(p, M, K, new Sigmoid(), new Identity(), 1, random.nextInt());
    return List.of(net, Matrix.normal(p, 5, 1, random), Matrix.normal(K, 5, 1, random));
  }

  private static List<?> classifier(Random random) {
    int n = 3 + random.nextInt(2); // two hidden layers alike: any product fits
    int m = 4 + random.nextInt(3);
    return oneHot(Network.classifier(2, n, n, 3).initialised(random.nextInt(1000)), m, random);
  }

  private static List<?> oneLayer(Random random) {
    Network net =
        Network.input(2)
            .output(3, Output.softmaxCrossEntropy(Reduction.MEAN))
            .initialised(Initialisation.uniform(1), random.nextLong());
    return oneHot(net, 4 + random.nextInt(2), random);
  }

  private static List<?> oneHot(Network net, int m, Random random) {
    Matrix Y = Matrix.zeros(3, m);
    for (int p = 0; p < m; p++) {
      Y.set(random.nextInt(3), p, 1);
    }
    return List.of(net, Matrix.normal(2, m, 1, random), Y);
  }

  private static List<?> softmaxInside(Random random) {
    Network net =
        Network.input(2)
            .layer(3 + random.nextInt(2), new Softmax())
            .output(2, Output.identitySquaredError(Reduction.SUM))
            .initialised(Initialisation.uniform(2), random.nextLong());
    return List.of(net, Matrix.normal(2, 1, 1, random), Matrix.normal(2, 1, 1, random));
  }

  private static List<?> tanhInside(Random random) {
    int inputs = 2 + random.nextInt(3);
    int units = 2 + random.nextInt(3);
    Network net = // as many outputs, so that a forgotten transpose fits
        Network.input(inputs)
            .layer(units, new Tanh())
            .output(units, Output.identitySquaredError(Reduction.MEAN))
            .initialised(Initialisation.uniform(1), random.nextInt(1000));
    Matrix X = Matrix.normal(inputs, 5, 1, random);
    return List.of(net, X, Matrix.normal(units, 5, 1, random));
  }

  // ------------------------------------------------------------------ gradients

  // with this factor from δ to δ: of the weight and the activation before it
  private static double[] ofPath(SinglePath path, double x, double y, DoubleBinaryOperator factor) {
    PathPass pass = path.pass(x, y);
    double[] dTheta = new double[path.layers() - 1];
    double delta = pass.yHat() - y;
    for (int l = dTheta.length; l >= 1; l--) {
      dTheta[l - 1] = delta * pass.a(l);
      delta *= factor.applyAsDouble(path.theta(l), pass.a(l));
    }
    return dTheta;
  }

  // (7), summed over the examples; with a factor of β and z, columns of β too far to the left, and
  // the sum over outputs or its last term
  private static Gradient dAlpha(
      OneHiddenLayer net, Matrix X, Matrix Y, int shift, boolean sum, DoubleBinaryOperator factor) {
    HiddenLayerPass pass = net.pass(X, Y);
    Matrix s = Matrix.zerosLike(pass.s());
    for (int i = 0; i < s.columns(); i++) {
      for (int m = 0; m < s.rows(); m++) {
        for (int k = sum ? 0 : pass.t().rows() - 1; k < pass.t().rows(); k++) {
          double beta = net.beta().get(k, m + 1 - shift);
          double way = factor.applyAsDouble(beta, pass.z().get(m + 1, i));
          s.set(m, i, s.get(m, i) + pass.delta().get(k, i) * way);
        }
      }
    }
    return Gradient.of("alpha", s.times(pass.x().transpose()));
  }

  // not transposed wherever the shapes let it pass
  private static Gradient anyDepth(
      Network net, Matrix X, Matrix Y, boolean transposed, DoubleUnaryOperator slope) {
    Pass pass = net.forward(X);
    int L = net.depth();
    Matrix[] dW = new Matrix[L + 1];
    Matrix[] db = new Matrix[L + 1];
    Matrix delta = pass.a(L).minus(Y).scale(1.0 / X.columns());
    for (int l = L; l >= 1; l--) {
      db[l] = delta.rowSums();
      dW[l] = delta.times(pass.a(l - 1).transpose());
      boolean square = net.W(l).rows() == net.W(l).columns();
      Matrix W = !transposed && square ? net.W(l) : net.W(l).transpose();
      delta = W.times(delta).hadamard(pass.a(l - 1).map(slope));
    }
    return Gradient.of(dW, db);
  }

  private static Matrix errors(Network net, Matrix X, Matrix Y) {
    return net.predict(X).minus(Y);
  }

  private static Gradient oneLayer(Matrix delta, Matrix X) {
    return Gradient.of("W^1", delta.times(X.transpose())).and("b^1", delta.rowSums());
  }

  private static Gradient twoLayers(Matrix delta1, Matrix X, Matrix delta2, Matrix a) {
    Matrix dW2 = delta2.times(a.transpose());
    return oneLayer(delta1, X).and("W^2", dW2).and("b^2", delta2.rowSums());
  }

  private static Gradient softmaxInside(
      Network net, Matrix x, Matrix y, BinaryOperator<Matrix> pullBack) {
    Matrix a = net.forward(x).a(1);
    Matrix delta2 = errors(net, x, y);
    Matrix delta1 = pullBack.apply(a, net.W(2).transpose().times(delta2));
    return twoLayers(delta1, x, delta2, a);
  }

  // with the factor of the mean, the transpose, and what σ′ is taken from
  private static Gradient tanhInside(
      Network net, Matrix X, Matrix Y, double mean, boolean transposed, DoubleUnaryOperator inner) {
    Matrix a = net.forward(X).a(1);
    Matrix delta2 = errors(net, X, Y).scale(mean);
    Matrix W2 = transposed ? net.W(2).transpose() : net.W(2);
    Matrix delta1 = W2.times(delta2).hadamard(a.map(inner).map(v -> 1 - v * v));
    return twoLayers(delta1, X, delta2, a);
  }
}

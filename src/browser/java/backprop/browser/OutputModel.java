package backprop.browser;

import backprop.activation.Activation;
import backprop.activation.Softmax;
import backprop.loss.AbsoluteError;
import backprop.loss.BinaryCrossEntropy;
import backprop.loss.CrossEntropy;
import backprop.loss.Loss;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * δ at the output, the long way and the short: one unit with an elementwise activation, or three
 * with softmax. Letters as in notebooks 04 and 04b.
 */
final class OutputModel {
  static final double MOST = 1000; // of z and y
  static final int UNITS = 3; // of softmax
  static final List<String> SIGMAS = sigmas();
  static final List<String> LOSSES = List.of("half", "sum", "mean", "L1", "cross-entropy");
  static final List<String> CLASSES = List.of("1", "2", "3");

  private static final double[] BEGINNING = {3, 1, -1};

  final String sigma;
  final String loss;
  final double[] z; // all three, also where one unit shows the first of them
  final double y; // of one unit
  final String target; // the class of softmax
  private final Matrix zs;
  private final Matrix ys;
  private final Matrix as;

  OutputModel(LiveState state) {
    this(
        state.word("sigma", SIGMAS),
        state.word("loss", LOSSES),
        Arrays.copyOf(state.numbers("z", -MOST, MOST, UNITS, UNITS, BEGINNING), UNITS),
        state.number("y", -MOST, MOST, 0),
        state.word("class", CLASSES));
  }

  private OutputModel(String sigma, String loss, double[] z, double y, String target) {
    this.sigma = sigma;
    this.loss = loss;
    this.z = z;
    this.y = isCrossEntropy() ? Math.max(0, Math.min(1, y)) : y;
    this.target = target;
    zs = Matrix.columnOf(Arrays.copyOf(z, units()));
    ys =
        isSoftmax()
            ? Matrix.identity(UNITS).column(CLASSES.indexOf(target))
            : Matrix.columnOf(this.y);
    as = activation().of(zs);
  }

  private static List<String> sigmas() {
    List<String> names = new ArrayList<>(PathModel.SIGMA_NAMES);
    names.add("softmax");
    return names;
  }

  LiveState state() {
    LiveState state = new LiveState().with("sigma", sigma).with("loss", loss).with("z", z);
    return state.with("y", y).with("class", target);
  }

  /** The same with another first z, and another loss. */
  OutputModel with(double first, String otherLoss) {
    double[] moved = z.clone();
    moved[0] = first;
    return new OutputModel(sigma, otherLoss, moved, y, target);
  }

  boolean isSoftmax() {
    return sigma.equals("softmax");
  }

  boolean isCrossEntropy() {
    return loss.equals("cross-entropy");
  }

  int units() {
    return isSoftmax() ? UNITS : 1;
  }

  private Activation activation() {
    return isSoftmax() ? new Softmax() : PathModel.SIGMAS.get(SIGMAS.indexOf(sigma));
  }

  private Loss loss() {
    return switch (loss) {
      case "half" -> SquaredError.HALF;
      case "sum" -> SquaredError.SUM;
      case "mean" -> SquaredError.MEAN;
      case "L1" -> new AbsoluteError();
      default -> isSoftmax() ? new CrossEntropy() : new BinaryCrossEntropy();
    };
  }

  private Output pair() {
    return Output.of(activation(), loss(), Reduction.SUM);
  }

  private Output longWay() {
    return Output.longWay(activation(), loss(), Reduction.SUM);
  }

  /** Whether δ = a − y. */
  boolean hasShortWay() {
    return !pair().equals(longWay());
  }

  double z(int k) {
    return zs.get(k - 1, 0);
  }

  double y(int k) {
    return ys.get(k - 1, 0);
  }

  /** y of every unit. */
  double[] targets() {
    return ys.toArray();
  }

  double a(int k) {
    return as.get(k - 1, 0);
  }

  double cost() {
    return pair().cost(zs, as, ys);
  }

  /** ∂C/∂a_k. */
  double slope(int k) {
    return loss().factor(units()) * loss().slope(a(k), y(k));
  }

  /** ∂a_i/∂z_j: the pull-back of a gradient that is 1 at a_i and 0 elsewhere. */
  double jacobian(int i, int j) {
    Matrix row = Matrix.zerosLike(zs);
    Matrix one = Matrix.zerosLike(zs);
    one.set(i - 1, 0, 1);
    activation().pullBack(zs, as, one, row);
    return row.get(j - 1, 0);
  }

  /** δ_k by the Jacobian and the slope of the loss. */
  double longDelta(int k) {
    return delta(longWay(), k);
  }

  /** δ_k the short way where there is one. */
  double delta(int k) {
    return delta(pair(), k);
  }

  private double delta(Output output, int k) {
    Matrix delta = Matrix.zerosLike(zs);
    output.delta(zs, as, ys, delta);
    return delta.get(k - 1, 0);
  }
}

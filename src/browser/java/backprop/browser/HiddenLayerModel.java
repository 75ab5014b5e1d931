package backprop.browser;

import backprop.activation.Activation;
import backprop.activation.Identity;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.loss.CrossEntropy;
import backprop.loss.Loss;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import backprop.network.HiddenLayerPass;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
import backprop.network.Pass;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A network with one hidden layer that is moved, and one weight that is looked at: letters as in
 * 002. Two inputs, two hidden units, two outputs; four examples, or those of the reader.
 *
 * <p>Its numbers have names: alpha12 is α_12, and alpha10 the bias α_01.
 */
final class HiddenLayerModel {
  static final double MOST = 100; // of every weight
  static final int UNITS = 2; // p = M = K
  static final List<String> OUTPUTS = List.of("identity", "softmax", "cross-entropy");
  static final int MOST_EXAMPLES = 30;
  static final List<String> WEIGHTS =
      List.of(
          "alpha11", "alpha12", "alpha10", "alpha21", "alpha22", "alpha20", //
          "beta11", "beta12", "beta10", "beta21", "beta22", "beta20");

  private static final double[] XS = {1.5, -0.5, -1, 2, 0.5, 1, 2, 0}; // x_11, x_12, x_21, …
  private static final double[] YS = {1, 0, 0, 1, 0, 1, 1, 0};

  private final Matrix X;
  private final Matrix Y;
  private final Map<String, Double> before = new LinkedHashMap<>();
  private final OneHiddenLayer identity;
  private final OneHiddenLayer softmax; // with the same α and β
  private final Matrix alpha;
  private final Matrix beta;
  private HiddenLayerPass pass;
  private Matrix jacobian;
  private String output;
  private String weight;
  private int example;

  HiddenLayerModel(LiveState state) {
    int count = WEIGHTS.size() / 2;
    alpha = matrix(state.numbers("alpha", -MOST, MOST, count, count, 0.3, 0.8, -1.2, -0.5, 1, 0.6));
    beta = matrix(state.numbers("beta", -MOST, MOST, count, count, 0.1, 1.5, -0.7, -0.2, 0.9, 1.1));
    double[] xs = state.numbers("x", -MOST, MOST, UNITS, UNITS * MOST_EXAMPLES, XS);
    double[] ys = state.numbers("y", -MOST, MOST, UNITS, UNITS * MOST_EXAMPLES, YS);
    boolean fit = xs.length == ys.length && xs.length % UNITS == 0;
    X = columns(fit ? xs : XS);
    Y = columns(fit ? ys : YS);
    identity = new OneHiddenLayer(alpha, beta, new Sigmoid(), new Identity());
    softmax = new OneHiddenLayer(alpha, beta, new Sigmoid(), new Softmax());
    output = state.word("g", outputs());
    weight = state.word("w", WEIGHTS);
    example = Integer.parseInt(state.word("i", examples()));
    compute();
  }

  private static Matrix matrix(double... rows) {
    Matrix result = Matrix.zeros(UNITS, UNITS + 1);
    for (int i = 0; i < rows.length; i++) {
      result.set(i / (UNITS + 1), i % (UNITS + 1), rows[i]);
    }
    return result;
  }

  private static Matrix columns(double... entries) {
    Matrix result = Matrix.zeros(UNITS, entries.length / UNITS);
    for (int i = 0; i < entries.length; i++) {
      result.set(i % UNITS, i / UNITS, entries[i]);
    }
    return result;
  }

  LiveState state() {
    LiveState state = new LiveState().with("alpha", rows(alpha)).with("beta", rows(beta));
    if (!X.equals(columns(XS)) || !Y.equals(columns(YS))) {
      state.with("x", rows(X.transpose())).with("y", rows(Y.transpose()));
    }
    return state.with("g", output).with("w", weight).with("i", example);
  }

  static double[] rows(Matrix A) {
    double[] all = new double[A.rows() * A.columns()];
    for (int i = 0; i < all.length; i++) {
      all[i] = A.get(i / A.columns(), i % A.columns());
    }
    return all;
  }

  private void compute() {
    pass = crossEntropy() ? withCrossEntropy() : net().pass(x(), y());
    jacobian = Matrix.zeros(UNITS, UNITS);
    for (int j = 0; j < UNITS; j++) {
      Matrix one = Matrix.zeros(UNITS, 1);
      one.set(j, 0, 1);
      Matrix row = Matrix.zeros(UNITS, 1);
      g().pullBack(pass.t(), pass.f(), one, row); // ∂f_j/∂t_k for every k
      for (int k = 0; k < UNITS; k++) {
        jacobian.set(j, k, row.get(k, 0));
      }
    }
  }

  // 002 has squared errors only; a Network has cross-entropy too
  private HiddenLayerPass withCrossEntropy() {
    Network same = softmax.toNetwork();
    Network net =
        new Network(
            List.of(same.layer(1), same.layer(2)), Output.softmaxCrossEntropy(Reduction.SUM));
    Pass of = net.gradients(x(), y());
    return new HiddenLayerPass(
        withOne(x()),
        of.z(1),
        withOne(of.a(1)),
        of.z(2),
        of.a(2),
        of.delta(2),
        of.delta(1),
        beside(of.db(1), of.dW(1)),
        beside(of.db(2), of.dW(2)),
        net.cost(y(), of));
  }

  private static Matrix withOne(Matrix x) {
    return beside(Matrix.of(new double[] {1}), x.transpose()).transpose();
  }

  private static Matrix beside(Matrix b, Matrix W) {
    Matrix result = Matrix.zeros(W.rows(), W.columns() + 1);
    for (int i = 0; i < W.rows(); i++) {
      result.set(i, 0, b.get(i, 0));
      for (int j = 0; j < W.columns(); j++) {
        result.set(i, j + 1, W.get(i, j));
      }
    }
    return result;
  }

  /** The value of a number, by its name. */
  double value(String key) {
    int digits = Pieces.digits(key);
    int last = digits == key.length() ? 0 : key.charAt(key.length() - 1) - '0';
    int first = key.length() - digits == 2 ? key.charAt(digits) - '0' : last;
    return switch (key.substring(0, digits)) {
      case "x" -> pass.x().get(last, 0);
      case "y" -> y().get(last - 1, 0);
      case "alpha" -> alpha.get(first - 1, last);
      case "beta" -> beta.get(first - 1, last);
      case "alphax" -> pass.alphaX().get(last - 1, 0);
      case "z" -> pass.z().get(last, 0);
      case "slope" -> new Sigmoid().slope(value("alphax" + last), value("z" + last));
      case "t" -> pass.t().get(last - 1, 0);
      case "f" -> pass.f().get(last - 1, 0);
      case "jacobian" -> jacobian.get(first - 1, last - 1);
      case "df" -> loss().slope(value("f" + last), value("y" + last));
      case "delta" -> pass.delta().get(last - 1, 0);
      case "s" -> pass.s().get(last - 1, 0);
      case "dalpha" -> pass.dAlpha().get(first - 1, last);
      case "dbeta" -> pass.dBeta().get(first - 1, last);
      case "R" -> pass.R();
      case "path" -> product(paths().get(last - 1));
      default -> throw Text.illegal("there is no number \"%s\"", key);
    };
  }

  /**
   * Every way from the weight to R_i, as the names of the factors on it: ∂R_i/∂α_ml = Σ_j Σ_k
   * ∂R_i/∂f_j · ∂f_j/∂t_ik · β_km · σ′(α_mᵀ x_i) · x_il.
   */
  List<List<String>> paths() {
    int to = weight.charAt(weight.length() - 2) - '0';
    int from = weight.charAt(weight.length() - 1) - '0';
    List<List<String>> paths = new ArrayList<>();
    for (int k = 1; k <= UNITS; k++) {
      for (int j = 1; j <= UNITS; j++) {
        boolean leads = j == k || !output.equals("identity");
        String end = "jacobian" + j + k;
        if (leads && weight.startsWith("alpha")) {
          paths.add(List.of("df" + j, end, "beta" + k + to, "slope" + to, "x" + from));
        } else if (leads && k == to) {
          paths.add(List.of("df" + j, end, "z" + from));
        }
      }
    }
    return paths;
  }

  private double product(List<String> factors) {
    double product = 1;
    for (String factor : factors) {
      product *= value(factor);
    }
    return product;
  }

  void weight(String key, double number) {
    remember();
    weight = key;
    Matrix in = key.startsWith("alpha") ? alpha : beta;
    in.set(key.charAt(key.length() - 2) - '1', key.charAt(key.length() - 1) - '0', number);
    compute();
  }

  void look(String key) {
    weight = WEIGHTS.contains(key) ? key : weight;
  }

  void output(String name) {
    remember();
    output = outputs().contains(name) ? name : output;
    compute();
  }

  void example(String number) {
    remember();
    example = examples().contains(number) ? Integer.parseInt(number) : example;
    compute();
  }

  private void remember() {
    before.clear();
    for (String key : WEIGHTS) {
      before.put(key, value(key));
      before.put("d" + key, value("d" + key));
    }
    for (int i = 1; i <= UNITS; i++) {
      for (String letter :
          List.of("x", "y", "alphax", "z", "slope", "t", "f", "df", "delta", "s")) {
        before.put(letter + i, value(letter + i));
      }
    }
    before.put("R", value("R"));
  }

  /** Whether the number is another one than before the last change. */
  boolean changed(String key) {
    Double was = before.get(key);
    return was != null && Double.compare(was, value(key)) != 0;
  }

  boolean crossEntropy() {
    return output.equals("cross-entropy");
  }

  Activation g() {
    return output.equals("identity") ? new Identity() : new Softmax();
  }

  private Loss loss() {
    return crossEntropy() ? new CrossEntropy() : SquaredError.SUM;
  }

  OneHiddenLayer net() {
    return output.equals("identity") ? identity : softmax;
  }

  Matrix X() {
    return X;
  }

  Matrix Y() {
    return Y;
  }

  /** The numbers of the examples. */
  List<String> examples() {
    return IntStream.rangeClosed(1, X.columns()).mapToObj(String::valueOf).toList();
  }

  /** What the outputs can be: cross-entropy is for targets that name a class. */
  List<String> outputs() {
    boolean classes = true;
    for (int i = 0; i < Y.columns(); i++) {
      classes &= Math.max(Y.get(0, i), Y.get(1, i)) == 1 && Math.min(Y.get(0, i), Y.get(1, i)) == 0;
    }
    return classes ? OUTPUTS : OUTPUTS.subList(0, OUTPUTS.size() - 1);
  }

  Matrix x() {
    return X.column(example - 1);
  }

  Matrix y() {
    return Y.column(example - 1);
  }

  String output() {
    return output;
  }

  String weight() {
    return weight;
  }

  int example() {
    return example;
  }
}

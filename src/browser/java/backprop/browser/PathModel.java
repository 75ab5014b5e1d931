package backprop.browser;

import backprop.activation.ELU;
import backprop.activation.Elementwise;
import backprop.activation.Identity;
import backprop.activation.LeakyReLU;
import backprop.activation.ReLU;
import backprop.activation.Sigmoid;
import backprop.activation.Tanh;
import backprop.network.PathPass;
import backprop.network.SinglePath;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A single path that is moved: its numbers, how far the reader has walked through the pass, and how
 * J has fallen. Letters and layers as in 001.
 */
final class PathModel {
  static final double MOST = 1000; // of every number
  static final int MOST_WEIGHTS = 12;
  static final List<Elementwise> SIGMAS =
      List.of(
          new Sigmoid(), new Tanh(), new ReLU(), new LeakyReLU(0.1), new ELU(1), new Identity());
  static final List<String> SIGMA_NAMES =
      List.of("sigmoid", "tanh", "ReLU", "LeakyReLU", "ELU", "identity");
  static final List<String> SIGMA_JAVA =
      List.of("Sigmoid()", "Tanh()", "ReLU()", "LeakyReLU(0.1)", "ELU(1)", "Identity()");

  private static final double[] THETA = {0.8, -1.2, 2};

  private final Map<String, Double> before = new LinkedHashMap<>();
  private final List<Double> losses = new ArrayList<>();
  private SinglePath path;
  private PathPass pass;
  private double x;
  private double y;
  private double eta;
  private String sigma;
  private int at;

  PathModel(LiveState state) {
    x = state.number("x", -MOST, MOST, 1.5);
    y = state.number("y", -MOST, MOST, 0.4);
    eta = state.number("eta", 0, MOST, 0.8);
    sigma = state.word("sigma", SIGMA_NAMES);
    build(state.numbers("theta", -MOST, MOST, 1, MOST_WEIGHTS, THETA));
    at = (int) state.number("at", 0, walk().size(), walk().size());
  }

  LiveState state() {
    LiveState state = new LiveState().with("x", x).with("y", y).with("theta", theta());
    state.with("eta", eta).with("sigma", sigma);
    return at == walk().size() ? state : state.with("at", at);
  }

  private void build(double... theta) {
    path = new SinglePath(sigma(), new Identity(), theta);
    pass = path.pass(x, y);
    losses.clear();
    losses.add(pass.J());
  }

  /** What is computed, in order: z², a² … J, δ^L, ∂J/∂θ … */
  List<String> walk() {
    List<String> keys = new ArrayList<>();
    for (int l = 2; l <= layers(); l++) {
      keys.add("z" + l);
      keys.add("a" + l);
    }
    keys.add("J");
    for (int l = layers(); l > 1; l--) {
      keys.add("delta" + l);
      keys.add("dtheta" + (l - 1));
    }
    for (int l = 1; l < layers(); l++) {
      keys.add("step" + l);
    }
    return keys;
  }

  /** The value of a letter: x, y, eta, theta2, z3, a3, J, delta3, dtheta2, slope3, step2. */
  double value(String key) {
    int digits = Pieces.digits(key);
    int l = digits == key.length() ? 0 : Integer.parseInt(key.substring(digits));
    return switch (key.substring(0, digits)) {
      case "x" -> x;
      case "y" -> y;
      case "eta" -> eta;
      case "theta" -> path.theta(l);
      case "z" -> pass.z(l);
      case "a" -> pass.a(l);
      case "J" -> pass.J();
      case "delta" -> pass.delta(l);
      case "dtheta" -> pass.dTheta(l);
      case "slope" -> sigma().slope(pass.z(l), pass.a(l));
      case "step" -> -eta * pass.dTheta(l); // (17) Δθ^(l) = −η δ^(l+1) a^(l)
      default -> throw Text.illegal("there is no number \"%s\"", key);
    };
  }

  /**
   * (13) by two nudges: ∂J/∂z^(l) ≈ (J(z^(l) + h) − J(z^(l) − h)) / 2h, where h = 10⁻⁵.
   *
   * @param l a layer from 2 on
   */
  double nudged(int l) {
    double h = 1e-5;
    return (costFrom(l, pass.z(l) + h) - costFrom(l, pass.z(l) - h)) / (2 * h);
  }

  private double costFrom(int l, double z) {
    if (l == layers()) {
      return (z - y) * (z - y) / 2;
    }
    double[] rest = Arrays.copyOfRange(theta(), l - 1, layers() - 1);
    return new SinglePath(sigma(), new Identity(), rest).cost(sigma().value(z), y);
  }

  void x(double value) {
    remember();
    x = value;
    build(theta());
  }

  void y(double value) {
    remember();
    y = value;
    build(theta());
  }

  void eta(double value) {
    remember();
    eta = value;
  }

  void theta(int l, double value) {
    remember();
    double[] theta = theta();
    theta[l - 1] = value;
    build(theta);
  }

  void everyTheta(double value) {
    remember();
    double[] theta = theta();
    Arrays.fill(theta, value);
    build(theta);
  }

  void sigma(String name) {
    remember();
    sigma = SIGMA_NAMES.contains(name) ? name : SIGMA_NAMES.get(0);
    build(theta());
  }

  /** A weight more in front, a copy of the first; or the first one less. */
  void weights(int count) {
    if (count < 1 || count > MOST_WEIGHTS) {
      throw Text.illegal("a path here has from 1 to %s weights", MOST_WEIGHTS);
    }
    double[] old = theta();
    double[] theta = new double[count];
    for (int i = 0; i < count; i++) {
      theta[i] = old[Math.max(0, i + old.length - count)];
    }
    before.clear();
    build(theta);
    all();
  }

  void walkTo(int place) {
    at = Math.max(0, Math.min(walk().size(), place));
  }

  void all() {
    at = walk().size();
  }

  /**
   * One step of gradient descent, (17).
   *
   * @throws IllegalArgumentException if θ would leave the range; nothing has changed then
   */
  void step() {
    remember();
    double[] kept = theta();
    path.update(pass, eta);
    for (int l = 1; l < layers(); l++) {
      if (!(Math.abs(path.theta(l)) <= MOST)) {
        List<Double> fallen = new ArrayList<>(losses);
        build(kept);
        losses.clear();
        losses.addAll(fallen);
        throw Text.illegal(
            "the next step would take θ^(%s) beyond %s: η = %s is too large here",
            l, (int) MOST, eta);
      }
    }
    pass = path.pass(x, y);
    losses.add(pass.J());
  }

  private void remember() {
    before.clear();
    for (String key : letters()) {
      before.put(key, value(key));
    }
  }

  /** Nothing counts as changed any more. */
  void settle() {
    before.clear();
  }

  /** Whether the number is another one than before the last change. */
  boolean changed(String key) {
    Double was = before.get(key);
    return was != null && Double.compare(was, value(key)) != 0;
  }

  private List<String> letters() {
    List<String> keys = new ArrayList<>(List.of("x", "y", "eta"));
    keys.addAll(walk());
    for (int l = 1; l < layers(); l++) {
      keys.add("theta" + l);
    }
    for (int l = 2; l < layers(); l++) {
      keys.add("slope" + l);
    }
    return keys;
  }

  /** Whether the walk has come past this number. */
  boolean shown(String key) {
    int place = walk().indexOf(key);
    return place < at;
  }

  /** The number that the walk has come to last; empty at its beginning. */
  String now() {
    return at == 0 ? "" : walk().get(at - 1);
  }

  int at() {
    return at;
  }

  int layers() {
    return path.layers();
  }

  Elementwise sigma() {
    return SIGMAS.get(SIGMA_NAMES.indexOf(sigma));
  }

  String sigmaName() {
    return sigma;
  }

  double[] theta() {
    double[] theta = new double[layers() - 1];
    for (int l = 1; l < layers(); l++) {
      theta[l - 1] = path.theta(l);
    }
    return theta;
  }

  /** J before each step, and now. */
  List<Double> losses() {
    return losses;
  }
}

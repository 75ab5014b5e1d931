package backprop.browser;

import static backprop.network.Network.input;

import backprop.check.GradientCheck;
import backprop.grading.Diagnosis;
import backprop.grading.Gradient;
import backprop.grading.Slip;
import backprop.loss.Accuracy;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.matrix.Shuffle;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.NetworkBuilder;
import backprop.network.Pass;
import backprop.train.Adam;
import backprop.train.Batches;
import backprop.train.GradientDescent;
import backprop.train.Momentum;
import backprop.train.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A network of any depth that learns points in the plane. Whatever is set, it begins again from its
 * first weights: two runs differ in nothing but that.
 */
final class AnyDepthModel {
  static final int MOST_LAYERS = 5; // hidden ones
  static final int MOST_UNITS = 8;
  static final int MOST_POINTS = 100; // of the reader's own
  static final int MOST_EXAMPLES = 400;
  static final int MOST_EPOCHS = 100_000;
  static final double EDGE = 1.25; // of the square that is shown
  static final double LARGEST = 1000; // of the reader's own weights
  static final List<String> DATA =
      List.of("circles", "moons", "spirals", "xor", "sine", "iris", "own");
  static final List<String> SIGMAS =
      List.of("tanh", "sigmoid", "ReLU", "LeakyReLU", "ELU", "identity");
  static final List<String> RULES = List.of("descent", "momentum", "Adam", "RMSProp");
  static final List<String> BATCHES = List.of("all", "32", "10", "1");
  static final Map<String, Initialisation> INITIALISATIONS =
      Map.of(
          "Xavier", Initialisation.xavier(),
          "He", Initialisation.he(),
          "small", Initialisation.uniform(0.01),
          "middling", Initialisation.uniform(1),
          "large", Initialisation.uniform(5));
  static final List<String> INITIALISATION_NAMES =
      List.of("Xavier", "He", "small", "middling", "large");

  private static final int CHECKED = 8; // examples that the check looks at
  private static final double[] SQUARE = {-0.7, -0.7, 0, 0.7, 0.7, 0, -0.7, 0.7, 1, 0.7, -0.7, 1};

  final String data;
  final int m;
  final double noise;
  final double[] points; // of the reader: two coordinates and the class, one after the other
  final int[] units; // of the hidden layers
  final String[] sigmas; // of the hidden layers
  final String rule;
  final double rate;
  final double decay;
  final String batch;
  final String initialisation;
  final int seed;
  final Blunder blunder;
  private final double[] own; // W¹ row by row, b¹, W² …: the first weights; none for drawn ones

  private final PlanePoints examples;
  private final EpochByEpoch training;
  private int goal; // epochs that are wanted
  private boolean stopped; // the loss would not be finite
  private GradientCheck.Report report; // null: to be checked
  private int checkedAt; // the epoch
  private String diagnosis; // null: to be diagnosed

  AnyDepthModel(LiveState state) {
    data = state.word("data", DATA);
    m = (int) state.number("m", 4, MOST_EXAMPLES, 200);
    noise = state.number("noise", 0, 1, 0.1);
    points = points(state);
    units = units(state);
    sigmas = new String[units.length];
    Arrays.setAll(sigmas, l -> state.word("sigma" + (l + 1), SIGMAS));
    rule = state.word("rule", RULES);
    rate = state.number("rate", 1e-6, 100, 0.5);
    decay = state.number("decay", 0, 10, 0);
    batch = state.word("batch", BATCHES);
    initialisation = state.word("init", INITIALISATION_NAMES);
    seed = (int) state.number("seed", 0, 1e6, 1);
    blunder = Blunder.of(state.word("mistake", Blunder.WORDS));
    own = state.numbers("w", -LARGEST, LARGEST, 1, 1000);
    examples = data.equals("own") ? ownPoints() : PlanePoints.of(data, m, noise);
    training = new EpochByEpoch(network(), examples, descent(), mistake());
    goal = (int) state.number("epochs", 0, MOST_EPOCHS, 0);
  }

  private static double[] points(LiveState state) {
    double[] points = state.numbers("points", -EDGE, EDGE, 3, 3 * MOST_POINTS, SQUARE);
    boolean whole = points.length % 3 == 0;
    for (int i = 2; i < points.length; i += 3) {
      whole &= points[i] == 0 || points[i] == 1;
    }
    return whole ? points : SQUARE;
  }

  private static int[] units(LiveState state) {
    double[] numbers = state.numbers("layers", 0, MOST_UNITS, 1, MOST_LAYERS, 8, 8);
    return Arrays.stream(numbers).mapToInt(n -> (int) n).filter(n -> n > 0).toArray();
  }

  LiveState state() {
    LiveState state = new LiveState().with("data", data);
    if (data.equals("own")) {
      state.with("points", points);
    } else if (!data.equals("iris")) {
      state.with("m", m).with("noise", noise);
    }
    double[] layers = Arrays.stream(units).asDoubleStream().toArray();
    state.with("layers", layers.length == 0 ? new double[1] : layers);
    for (int l = 1; l <= units.length; l++) {
      if (!sigmas[l - 1].equals(SIGMAS.get(0))) {
        state.with("sigma" + l, sigmas[l - 1]);
      }
    }
    state.with("rule", rule).with("rate", rate);
    if (decay > 0) {
      state.with("decay", decay);
    }
    state.with("batch", batch).with("init", initialisation).with("seed", seed);
    if (blunder != Blunder.NONE) {
      state.with("mistake", blunder.word);
    }
    if (hasOwnWeights()) {
      state.with("w", own);
    }
    return state.with("epochs", epoch());
  }

  // ------------------------------------------------------------------ what is set, as objects

  private PlanePoints ownPoints() {
    Matrix X = Matrix.zeros(2, points.length / 3);
    Matrix Y = Matrix.zeros(1, points.length / 3);
    for (int p = 0; p < X.columns(); p++) {
      X.set(0, p, points[3 * p]);
      X.set(1, p, points[3 * p + 1]);
      Y.set(0, p, points[3 * p + 2]);
    }
    return new PlanePoints(X, Y);
  }

  private Network network() {
    NetworkBuilder builder = input(examples.X().rows());
    for (int l = 0; l < units.length; l++) {
      builder.layer(units[l], PathModel.SIGMAS.get(PathModel.SIGMA_NAMES.indexOf(sigmas[l])));
    }
    Network net =
        builder
            .output(examples.Y().rows(), output())
            .initialised(INITIALISATIONS.get(initialisation), seed);
    if (own.length == net.parameterCount()) {
      int at = 0;
      for (int l = 1; l <= net.depth(); l++) {
        at = take(net.b(l), take(net.W(l), at));
      }
    }
    return net;
  }

  // the numbers of a matrix from this place on; returns the place behind them
  private int take(Matrix matrix, int at) {
    int next = at;
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        matrix.set(i, j, own[next++]);
      }
    }
    return next;
  }

  /** Whether the first weights are given, not drawn. */
  boolean hasOwnWeights() {
    return own.length == net().parameterCount();
  }

  /** The network as it is before the first epoch. */
  Network first() {
    return network();
  }

  private Output output() {
    return switch (data) {
      case "sine" -> Output.identitySquaredError(Reduction.MEAN);
      case "iris" -> Output.softmaxCrossEntropy(Reduction.MEAN);
      default -> Output.sigmoidCrossEntropy(Reduction.MEAN);
    };
  }

  private GradientDescent descent() {
    return GradientDescent.withRate(rate)
        .batches(isFull() ? Batches.full() : Batches.of(Integer.parseInt(batch), seed))
        .rule(rule())
        .weightDecay(decay);
  }

  /** Whether each update sees all examples. */
  boolean isFull() {
    return batch.equals("all") || Integer.parseInt(batch) >= examples.X().columns();
  }

  private Rule rule() {
    return switch (rule) {
      case "momentum" -> new Momentum(0.9);
      case "Adam" -> Adam.standard();
      case "RMSProp" -> Adam.rmsProp();
      default -> new Momentum(0);
    };
  }

  private Slip mistake() {
    return blunder.slip(rate);
  }

  // ------------------------------------------------------------------ training

  /** One epoch more, if the loss stays finite. */
  void step() {
    stopped = stopped || epoch() >= MOST_EPOCHS || !training.epoch();
  }

  /** How many epochs there should be. */
  void until(int epochs) {
    goal = epochs;
  }

  /** Whether there should be more epochs, and can be. */
  boolean isBehind() {
    return epoch() < goal && !stopped;
  }

  /** Whether the next epoch would leave no finite loss. */
  boolean isStopped() {
    return stopped;
  }

  int epoch() {
    return training.losses().size() - 1;
  }

  List<Double> losses() {
    return training.losses();
  }

  double loss() {
    return training.loss();
  }

  /** The share of right answers; NaN for a curve. */
  double accuracy() {
    Matrix a = pass().a(net().depth());
    return isCurve() || !a.isFinite() ? Double.NaN : Accuracy.of(a, examples.Y());
  }

  Network net() {
    return training.net();
  }

  Pass pass() {
    return training.pass();
  }

  PlanePoints examples() {
    return examples;
  }

  boolean isCurve() {
    return data.equals("sine");
  }

  // ------------------------------------------------------------------ checking

  boolean isChecked() {
    return report != null && checkedAt == epoch() && diagnosis != null;
  }

  /** The next piece of checking: the gradient as it is now, then what is wrong with the first. */
  void check() {
    if (report == null || checkedAt != epoch()) {
      report = report(net());
      checkedAt = epoch();
    } else {
      diagnosis = diagnose();
    }
  }

  private PlanePoints few() {
    int[] all = IntStream.range(0, examples.X().columns()).toArray();
    Shuffle.inPlace(all, new Random(1));
    int[] some = Arrays.copyOf(all, Math.min(CHECKED, all.length));
    return new PlanePoints(examples.X().columnsAt(some), examples.Y().columnsAt(some));
  }

  private Pass claimed(Network net, PlanePoints few) {
    return mistake() == null
        ? net.gradients(few.X(), few.Y())
        : mistake().pass(net, few.X(), few.Y());
  }

  private GradientCheck.Report report(Network net) {
    PlanePoints few = few();
    return GradientCheck.of(net, few.X(), few.Y(), claimed(net, few));
  }

  private String diagnose() {
    PlanePoints few = few();
    Network first = network();
    Pass claimed = claimed(first, few);
    Matrix[] dW = new Matrix[first.depth()];
    Matrix[] db = new Matrix[first.depth()];
    for (int l = 1; l <= first.depth(); l++) {
      dW[l - 1] = claimed.dW(l);
      db[l - 1] = claimed.db(l);
    }
    return Diagnosis.ofSingleMistakes(Gradient.of(dW, db), first, few.X(), few.Y()).toString();
  }

  /** Null as long as nothing has been checked. */
  GradientCheck.Report report() {
    return report;
  }

  int checkedAt() {
    return checkedAt;
  }

  /** Null as long as nothing has been diagnosed. */
  String diagnosis() {
    return diagnosis;
  }
}

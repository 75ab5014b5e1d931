package backprop.browser;

import backprop.activation.ELU;
import backprop.activation.Elementwise;
import backprop.activation.Identity;
import backprop.activation.LeakyReLU;
import backprop.activation.ReLU;
import backprop.activation.Sigmoid;
import backprop.activation.Tanh;
import backprop.check.GradientCheck;
import backprop.grading.Mistake;
import backprop.grading.Slip;
import backprop.loss.Accuracy;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.matrix.Shuffle;
import backprop.network.Fingerprint;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.NetworkBuilder;
import backprop.network.Pass;
import backprop.train.Adam;
import backprop.train.Batches;
import backprop.train.GradientDescent;
import backprop.train.Momentum;
import backprop.train.Rule;
import backprop.train.Update;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** What figure 3 must show, computed by the library without the figure. */
public final class ExpectedAnyDepth {
  private static final Map<String, Elementwise> SIGMAS =
      Map.of(
          "tanh", new Tanh(),
          "sigmoid", new Sigmoid(),
          "ReLU", new ReLU(),
          "LeakyReLU", new LeakyReLU(0.1),
          "ELU", new ELU(1),
          "identity", new Identity());
  private static final Map<String, Rule> RULES =
      Map.of(
          "descent",
          new Momentum(0),
          "momentum",
          new Momentum(0.9),
          "Adam",
          Adam.standard(),
          "RMSProp",
          Adam.rmsProp());
  private static final Map<String, Initialisation> INITIALISATIONS =
      Map.of(
          "Xavier", Initialisation.xavier(),
          "He", Initialisation.he(),
          "small", Initialisation.uniform(0.01),
          "middling", Initialisation.uniform(1),
          "large", Initialisation.uniform(5));

  private final Map<String, String> given = new LinkedHashMap<>();
  private final PlanePoints examples;
  private final Network net;

  private ExpectedAnyDepth(String state) {
    for (String part : state.isEmpty() ? new String[0] : state.split("&")) {
      given.put(part.split("=")[0], part.split("=")[1]);
    }
    String data = given("data", "circles");
    examples =
        data.equals("own")
            ? own()
            : PlanePoints.of(data, (int) number("m", 200), number("noise", 0.1));
    net = network(data);
  }

  private String given(String key, String otherwise) {
    return given.getOrDefault(key, otherwise);
  }

  private double number(String key, double otherwise) {
    return given.containsKey(key) ? Double.parseDouble(given.get(key)) : otherwise;
  }

  private PlanePoints own() {
    double[] points =
        Arrays.stream(given("points", "-0.7,-0.7,0,0.7,0.7,0,-0.7,0.7,1,0.7,-0.7,1").split(","))
            .mapToDouble(Double::parseDouble)
            .toArray();
    double[][] rows = new double[3][points.length / 3];
    for (int i = 0; i < points.length; i++) {
      rows[i % 3][i / 3] = points[i];
    }
    return new PlanePoints(Matrix.of(rows[0], rows[1]), Matrix.rowOf(rows[2]));
  }

  private Network network(String data) {
    NetworkBuilder builder = Network.input(data.equals("sine") ? 1 : 2);
    int l = 1;
    for (String units : given("layers", "8,8").split(",")) {
      if (!units.equals("0")) {
        builder.layer(Integer.parseInt(units), SIGMAS.get(given("sigma" + l++, "tanh")));
      }
    }
    return (switch (data) {
          case "sine" -> builder.output(1, Output.identitySquaredError(Reduction.MEAN));
          case "iris" -> builder.output(3, Output.softmaxCrossEntropy(Reduction.MEAN));
          default -> builder.output(1, Output.sigmoidCrossEntropy(Reduction.MEAN));
        })
        .initialised(INITIALISATIONS.get(given("init", "Xavier")), (long) number("seed", 1));
  }

  private Slip mistake() {
    return switch (given("mistake", "none")) {
      case "none" -> null;
      case "slope" -> new Slip(Mistake.SLOPE_FORGOTTEN, 0);
      case "slope-of-a" -> new Slip(Mistake.SLOPE_OF_A, 0);
      case "sign" -> new Slip(Mistake.RESIDUAL_SIGN, 0);
      case "hidden-sign" -> new Slip(Mistake.DELTA_SIGN, 0);
      case "transpose" -> new Slip(Mistake.WEIGHTS_NOT_TRANSPOSED, 0);
      case "weights" -> new Slip(Mistake.WEIGHTS_FORGOTTEN, 0);
      case "updated" -> new Slip(Mistake.WEIGHTS_UPDATED, 0).with(number("rate", 0.5));
      case "mean" -> new Slip(Mistake.MEAN_FORGOTTEN, 0);
      case "mean-twice" -> new Slip(Mistake.MEAN_ADDED, 0);
      case "last-only" -> new Slip(Mistake.LAST_EXAMPLE_ONLY, 0);
      default -> new Slip(Mistake.INPUT_FORGOTTEN, 0);
    };
  }

  private Pass gradients(Matrix X, Matrix Y) {
    return mistake() == null ? net.gradients(X, Y) : mistake().pass(net, X, Y);
  }

  private ExpectedAnyDepth train() {
    int epochs = (int) number("epochs", 0);
    String size = given("batch", "all");
    int m = examples.X().columns();
    boolean full = size.equals("all") || Integer.parseInt(size) >= m;
    Batches batches =
        full ? Batches.full() : Batches.of(Integer.parseInt(size), (long) number("seed", 1));
    GradientDescent descent =
        GradientDescent.withRate(number("rate", 0.5))
            .batches(batches)
            .rule(RULES.get(given("rule", "descent")))
            .weightDecay(number("decay", 0));
    if (mistake() != null) {
      mistaken(descent, epochs, full ? m : Integer.parseInt(size));
    } else if (epochs > 0) {
      descent.epochs(epochs).train(net, examples.X(), examples.Y());
    }
    return this;
  }

  private void mistaken(GradientDescent descent, int epochs, int size) {
    Update update = new Update(net, descent);
    int[] order = IntStream.range(0, examples.X().columns()).toArray();
    Random random = new Random((long) number("seed", 1));
    for (int epoch = 0; epoch < epochs; epoch++) {
      if (size < order.length) {
        Shuffle.inPlace(order, random);
      }
      for (int start = 0; start < order.length; start += size) {
        int[] some = Arrays.copyOfRange(order, start, Math.min(order.length, start + size));
        Matrix X = examples.X().columnsAt(some);
        update.apply(gradients(X, examples.Y().columnsAt(some)), number("rate", 0.5));
      }
    }
  }

  private Map<String, String> numbers() {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("epoch", given("epochs", "0"));
    numbers.put("fingerprint", Fingerprint.of(net));
    Pass pass = gradients(examples.X(), examples.Y());
    int L = net.depth();
    Pass right = net.forward(examples.X());
    numbers.put("C", Letters.bits(net.cost(examples.Y(), right)));
    if (!given("data", "circles").equals("sine")) {
      numbers.put("accuracy", Letters.bits(Accuracy.of(right.a(L), examples.Y())));
    }
    for (int l = 1; l <= L; l++) {
      numbers.put("norm" + l, Letters.bits(pass.dW(l).norm()));
      spread(numbers, "z" + l, pass.z(l));
      spread(numbers, "a" + l, pass.a(l));
      spread(numbers, "delta" + l, pass.delta(l));
    }
    int[] all = IntStream.range(0, examples.X().columns()).toArray();
    Shuffle.inPlace(all, new Random(1));
    int[] eight = Arrays.copyOf(all, Math.min(8, all.length));
    Matrix X = examples.X().columnsAt(eight);
    Matrix Y = examples.Y().columnsAt(eight);
    for (GradientCheck.Row row : GradientCheck.of(net, X, Y, gradients(X, Y)).rows()) {
      if (row.worst() != null) {
        String key = row.name().replace("^", "");
        numbers.put("claimed" + key, Letters.bits(row.worst().claimed()));
        numbers.put("numeric" + key, Letters.bits(row.worst().numeric()));
      }
    }
    return numbers;
  }

  private static void spread(Map<String, String> numbers, String key, Matrix values) {
    numbers.put(key + "least", Letters.bits(Arrays.stream(values.toArray()).min().orElseThrow()));
    numbers.put(key + "most", Letters.bits(Arrays.stream(values.toArray()).max().orElseThrow()));
  }

  /** What must stand in the page in a state. */
  static Map<String, String> of(String state) {
    return new ExpectedAnyDepth(state).train().numbers();
  }
}

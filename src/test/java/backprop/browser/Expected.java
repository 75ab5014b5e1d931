package backprop.browser;

import backprop.activation.Activation;
import backprop.activation.ELU;
import backprop.activation.Elementwise;
import backprop.activation.Identity;
import backprop.activation.LeakyReLU;
import backprop.activation.ReLU;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.check.Tape;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.HiddenLayerPass;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
import backprop.network.Pass;
import backprop.network.PathPass;
import backprop.network.SinglePath;
import backprop.text.Text;
import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a page must show, computed by the library without the figure: bits by key, as JSON. */
public final class Expected {
  private static final Map<String, Elementwise> SIGMAS =
      Map.of(
          "sigmoid", new Sigmoid(),
          "tanh", new Tanh(),
          "ReLU", new ReLU(),
          "LeakyReLU", new LeakyReLU(0.1),
          "ELU", new ELU(1),
          "identity", new Identity());

  private Expected() {}

  /**
   * A line in, a line out: the figure, its state, how many steps of gradient descent from there.
   */
  public static void main(String[] none) {
    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        .lines()
        .map(line -> line.split("\t", -1))
        .forEach(asked -> System.out.println(new Gson().toJson(shown(asked))));
  }

  private static Map<String, String> shown(String... asked) {
    if (asked[0].equals("any-depth")) {
      return ExpectedAnyDepth.of(asked[1]);
    }
    Map<String, Double> numbers =
        switch (asked[0]) {
          case "one-hidden-layer" -> oneHiddenLayer(asked[1]);
          case "activations-losses" -> ExpectedOutput.numbers(asked[1]);
          case "graph" -> graph(asked[1]);
          case "descent" -> ExpectedDescent.numbers(asked[1]);
          default -> singlePath(asked[1], Integer.parseInt(asked[2]));
        };
    Map<String, String> shown = new TreeMap<>();
    numbers.forEach((key, value) -> shown.put(key, bits(value)));
    return shown;
  }

  /** Of J = (w·x + b − y)², whose letters have the values {@code v=} of the state. */
  static Map<String, Double> graph(String state) {
    double[] v =
        Arrays.stream(state.substring(state.indexOf("v=") + 2).split("&")[0].split(","))
            .mapToDouble(Double::parseDouble)
            .toArray();
    Tape tape = new Tape();
    List<Tape.Node> given =
        List.of(
            tape.leaf("w", v[0]), tape.leaf("x", v[1]), tape.leaf("b", v[2]), tape.leaf("y", v[3]));
    Tape.Node v1 = given.get(0).times(given.get(1)).named("v1");
    Tape.Node v2 = v1.plus(given.get(2)).named("v2");
    Tape.Node v3 = v2.minus(given.get(3)).named("v3");
    Tape.Node top = v3.square().named("J");
    Map<String, Double> numbers = new TreeMap<>();
    for (Tape.Node node : tape.nodes()) {
      numbers.put("by " + node.name(), tape.backward(top).by(node));
      for (int p = 0; p < node.parents().size(); p++) {
        numbers.put(node.name() + "." + p, node.slope(p));
      }
    }
    for (Tape.Node node : tape.nodes()) {
      numbers.put(node.name(), node.value());
    }
    return numbers;
  }

  static Map<String, Double> singlePath(String state, int steps) {
    Map<String, String> given = new TreeMap<>();
    for (String part : state.isEmpty() ? new String[0] : state.split("&")) {
      given.put(part.split("=")[0], part.split("=")[1]);
    }
    double x = Double.parseDouble(given.getOrDefault("x", "1.5"));
    double y = Double.parseDouble(given.getOrDefault("y", "0.4"));
    double eta = Double.parseDouble(given.getOrDefault("eta", "0.8"));
    double[] theta =
        Arrays.stream(given.getOrDefault("theta", "0.8,-1.2,2").split(","))
            .mapToDouble(Double::parseDouble)
            .toArray();
    Elementwise sigma = SIGMAS.get(given.getOrDefault("sigma", "sigmoid"));
    SinglePath path = new SinglePath(sigma, new Identity(), theta);
    for (int i = 0; i < steps; i++) {
      path.update(path.pass(x, y), eta);
    }
    PathPass pass = path.pass(x, y);
    int L = path.layers();
    Map<String, Double> numbers = new TreeMap<>(Map.of("x", x, "J", pass.J()));
    for (int l = 1; l < L; l++) {
      numbers.put("theta" + l, path.theta(l));
      numbers.put("dtheta" + l, pass.dTheta(l));
      numbers.put("step" + l, -eta * pass.dTheta(l));
      numbers.put("z" + (l + 1), pass.z(l + 1));
      numbers.put("a" + (l + 1), pass.a(l + 1));
      numbers.put("delta" + (l + 1), pass.delta(l + 1));
    }
    return numbers;
  }

  static Map<String, Double> oneHiddenLayer(String state) {
    Map<String, String> given = new TreeMap<>();
    for (String part : state.isEmpty() ? new String[0] : state.split("&")) {
      given.put(part.split("=")[0], part.split("=")[1]);
    }
    int i = Integer.parseInt(given.getOrDefault("i", "1")) - 1;
    Matrix X = Matrix.columnOf(new double[] {1.5, -1, 0.5, 2}[i], new double[] {-0.5, 2, 1, 0}[i]);
    Matrix Y = Matrix.columnOf(new double[] {1, 0, 0, 1}[i], new double[] {0, 1, 1, 0}[i]);
    Matrix alpha = twoRows(given.getOrDefault("alpha", "0.3,0.8,-1.2,-0.5,1,0.6"));
    Matrix beta = twoRows(given.getOrDefault("beta", "0.1,1.5,-0.7,-0.2,0.9,1.1"));
    String output = given.getOrDefault("g", "identity");
    Activation g = output.equals("identity") ? new Identity() : new Softmax();
    OneHiddenLayer net = new OneHiddenLayer(alpha, beta, new Sigmoid(), g);
    Map<String, Double> numbers = new TreeMap<>();
    if (output.equals("cross-entropy")) {
      Network same = net.toNetwork();
      Network network =
          new Network(
              List.of(same.layer(1), same.layer(2)), Output.softmaxCrossEntropy(Reduction.SUM));
      Pass pass = network.gradients(X, Y);
      numbers.put("R", network.cost(Y, pass));
      for (int k = 0; k < 2; k++) {
        numbers.put("z" + (k + 1), pass.a(1).get(k, 0));
        numbers.put("t" + (k + 1), pass.z(2).get(k, 0));
        numbers.put("f" + (k + 1), pass.a(2).get(k, 0));
        numbers.put("s" + (k + 1), pass.delta(1).get(k, 0));
        numbers.put("delta" + (k + 1), pass.delta(2).get(k, 0));
      }
      return numbers;
    }
    HiddenLayerPass pass = net.pass(X, Y);
    numbers.put("R", pass.R());
    for (int k = 0; k < 2; k++) {
      numbers.put("alphax" + (k + 1), pass.alphaX().get(k, 0));
      numbers.put("z" + (k + 1), pass.z().get(k + 1, 0));
      numbers.put("t" + (k + 1), pass.t().get(k, 0));
      numbers.put("f" + (k + 1), pass.f().get(k, 0));
      numbers.put("s" + (k + 1), pass.s().get(k, 0));
      numbers.put("delta" + (k + 1), pass.delta().get(k, 0));
    }
    String weight = given.getOrDefault("w", "alpha11");
    Matrix gradient = weight.startsWith("alpha") ? pass.dAlpha() : pass.dBeta();
    int at = weight.length() - 2;
    numbers.put("d" + weight, gradient.get(weight.charAt(at) - '1', weight.charAt(at + 1) - '0'));
    return numbers;
  }

  private static Matrix twoRows(String six) {
    double[] all = Arrays.stream(six.split(",")).mapToDouble(Double::parseDouble).toArray();
    return Matrix.of(Arrays.copyOf(all, 3), Arrays.copyOfRange(all, 3, 6));
  }

  private static String bits(double value) {
    return Text.format("%016x", Double.doubleToLongBits(value));
  }
}

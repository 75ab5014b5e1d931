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
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

  /** Arguments: the figure, its state, how many steps of gradient descent from there. */
  public static void main(String[] args) {
    Map<String, Double> numbers = singlePath(args[1], Integer.parseInt(args[2]));
    System.out.println(
        numbers.entrySet().stream()
            .map(e -> '"' + e.getKey() + "\": \"" + bits(e.getValue()) + '"')
            .collect(Collectors.joining(", ", "{", "}")));
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

  private static String bits(double value) {
    return Text.format("%016x", Double.doubleToLongBits(value));
  }
}

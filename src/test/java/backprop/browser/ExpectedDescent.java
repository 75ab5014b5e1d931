package backprop.browser;

import backprop.activation.Tanh;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.train.Adam;
import backprop.train.GradientDescent;
import backprop.train.Momentum;
import backprop.train.Rule;
import java.util.Map;
import java.util.TreeMap;

/** What figure 5 must show, computed as notebook 06 does, without the figure. */
final class ExpectedDescent {
  private static final Matrix X = Matrix.rowOf(-2, -1, -0.5, 0.5, 1.5, 3);
  private static final Matrix Y = X.map(x -> 1.5 * StrictMath.tanh(0.8 * x));

  private ExpectedDescent() {}

  static Map<String, Double> numbers(String state) {
    Map<String, String> given = new TreeMap<>();
    for (String part : state.isEmpty() ? new String[0] : state.split("&")) {
      given.put(part.split("=")[0], part.split("=")[1]);
    }
    double rate = Double.parseDouble(given.getOrDefault("rate", "1.6"));
    double mu = Double.parseDouble(given.getOrDefault("mu", "0.9"));
    String rule = given.getOrDefault("rule", "descent");
    int updates = Integer.parseInt(given.getOrDefault("updates", "24"));
    double w = Double.parseDouble(given.getOrDefault("w", "2.5"));
    double v = Double.parseDouble(given.getOrDefault("v", "-0.8"));
    Rule by =
        rule.equals("Adam") ? Adam.standard() : new Momentum(rule.equals("momentum") ? mu : 0);
    Network net = network(w, v);
    if (updates > 0) {
      GradientDescent.withRate(rate).rule(by).epochs(updates).train(net, X, Y);
    }
    Pass pass = net.gradients(X, Y);
    double share = rule.equals("momentum") ? mu : 0;
    double middle = (second(0, 0) + second(1, 1)) / 2;
    double half = (second(0, 0) - second(1, 1)) / 2;
    double radius = Math.sqrt(half * half + second(0, 1) * second(0, 1));
    Map<String, Double> numbers = new TreeMap<>();
    numbers.put("w", net.W(1).get(0, 0));
    numbers.put("v", net.W(2).get(0, 0));
    numbers.put("C", net.cost(Y, pass));
    numbers.put("dw", pass.dW(1).get(0, 0));
    numbers.put("dv", pass.dW(2).get(0, 0));
    numbers.put("gentlest", middle - radius);
    numbers.put("steepest", middle + radius);
    numbers.put("limit", 2 * (1 + share) / (middle + radius));
    numbers.put("best", 2 / (middle - radius + (middle + radius)));
    if (rule.equals("descent")) {
      numbers.put("gentle", 1 - rate * (middle - radius));
      numbers.put("steep", 1 - rate * (middle + radius));
    }
    return numbers;
  }

  private static Network network(double w, double v) {
    Network net =
        Network.input(1)
            .layer(1, new Tanh())
            .output(1, Output.identitySquaredError(Reduction.MEAN))
            .withoutBiases()
            .initialised(Initialisation.uniform(1), 1);
    net.W(1).set(0, 0, w);
    net.W(2).set(0, 0, v);
    return net;
  }

  // ∂²C/∂i∂j at the minimum, how the slope by i changes when j moves; 0 is w, 1 is v
  private static double second(int j, int i) {
    double h = 1e-5;
    return (slope(i, j, h) - slope(i, j, -h)) * (1 / (2 * h));
  }

  private static double slope(int i, int j, double h) {
    Pass pass = network(0.8 + (j == 0 ? h : 0), 1.5 + (j == 1 ? h : 0)).gradients(X, Y);
    return pass.dW(i + 1).get(0, 0);
  }
}

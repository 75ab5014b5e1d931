package backprop.browser;

import backprop.activation.Activation;
import backprop.activation.ELU;
import backprop.activation.Identity;
import backprop.activation.LeakyReLU;
import backprop.activation.ReLU;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.loss.AbsoluteError;
import backprop.loss.BinaryCrossEntropy;
import backprop.loss.CrossEntropy;
import backprop.loss.Loss;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What figure 4 must show, computed by the library without the figure. */
final class ExpectedOutput {
  private ExpectedOutput() {}

  static Map<String, Double> numbers(String state) {
    Map<String, String> given = new TreeMap<>();
    for (String part : state.isEmpty() ? new String[0] : state.split("&")) {
      given.put(part.split("=")[0], part.split("=")[1]);
    }
    Activation sigma = activation(given.getOrDefault("sigma", "sigmoid"));
    boolean softmax = sigma instanceof Softmax;
    Loss loss = loss(given.getOrDefault("loss", "half"), softmax);
    double[] all =
        Arrays.stream(given.getOrDefault("z", "3,1,-1").split(","))
            .mapToDouble(Double::parseDouble)
            .toArray();
    int n = softmax ? 3 : 1;
    Matrix z = Matrix.columnOf(Arrays.copyOf(all, n));
    Matrix y = Matrix.zeros(n, 1);
    int row = softmax ? Integer.parseInt(given.getOrDefault("class", "1")) - 1 : 0;
    y.set(row, 0, softmax ? 1 : Double.parseDouble(given.getOrDefault("y", "0")));
    Matrix a = sigma.of(z);
    Matrix byJacobian = Matrix.zeros(n, 1);
    Matrix delta = Matrix.zeros(n, 1);
    Output pair = Output.of(sigma, loss, Reduction.SUM);
    Output.longWay(sigma, loss, Reduction.SUM).delta(z, a, y, byJacobian);
    pair.delta(z, a, y, delta);
    Map<String, Double> numbers = new TreeMap<>();
    numbers.put("C", pair.cost(z, a, y));
    for (int k = 0; k < n; k++) {
      String key = String.valueOf(k + 1);
      numbers.put("z" + key, z.get(k, 0));
      numbers.put("a" + key, a.get(k, 0));
      numbers.put("slope" + key, loss.factor(n) * loss.slope(a.get(k, 0), y.get(k, 0)));
      numbers.put("long" + key, byJacobian.get(k, 0));
      if (!pair.toString().contains("long way")) {
        numbers.put("short" + key, delta.get(k, 0));
      }
      Matrix one = Matrix.zeros(n, 1);
      Matrix pulled = Matrix.zeros(n, 1);
      one.set(k, 0, 1);
      sigma.pullBack(z, a, one, pulled);
      for (int j = 0; j < n; j++) {
        numbers.put("jacobian" + key + (j + 1), pulled.get(j, 0));
      }
    }
    return numbers;
  }

  private static Activation activation(String name) {
    return switch (name) {
      case "tanh" -> new Tanh();
      case "ReLU" -> new ReLU();
      case "LeakyReLU" -> new LeakyReLU(0.1);
      case "ELU" -> new ELU(1);
      case "identity" -> new Identity();
      case "softmax" -> new Softmax();
      default -> new Sigmoid();
    };
  }

  private static Loss loss(String name, boolean softmax) {
    return switch (name) {
      case "sum" -> SquaredError.SUM;
      case "mean" -> SquaredError.MEAN;
      case "L1" -> new AbsoluteError();
      case "cross-entropy" -> softmax ? new CrossEntropy() : new BinaryCrossEntropy();
      default -> SquaredError.HALF;
    };
  }
}

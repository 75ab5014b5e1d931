package backprop.chart;

import backprop.data.Examples;
import backprop.matrix.Matrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/** One figure of each kind, made anew at each call. */
final class Gallery {
  private Gallery() {}

  static Map<String, Figure> all() {
    Map<String, Figure> all = new LinkedHashMap<>();
    all.put("loss", losses(Axis.linear("loss"), losses()));
    all.put("log loss", losses(Axis.log("cross-entropy"), losses()));
    all.put("norms", norms());
    all.put("activation", Charts.activation("tanh", StrictMath::tanh, Gallery::slope, -4, 4));
    all.put("scatter", scatter());
    all.put("regions", regions());
    all.put(
        "confusion",
        Charts.confusionMatrix(
            new int[] {0, 1, 2, 2, 1}, new int[] {0, 1, 2, 1, 1}, List.of("a", "b", "c")));
    all.put(
        "heat map",
        Charts.heatMap("W¹", Matrix.normal(5, 8, 1.3, new Random(3)), "from input j", "to unit i"));
    all.put("images", images());
    all.put("beside", Figure.beside(all.get("loss"), all.get("activation")));
    all.put("step sizes", stepSizes());
    all.put("surface", surface(Axis.linear("loss J"), (u, v) -> u * u + 6 * v * v - u * v));
    all.put("log surface", surface(Axis.log("loss J"), Gallery::valley));
    all.put("layers by epoch", Charts.layersByEpoch("‖∂C/∂W‖", Map.of("Gradients", vanishing())));
    all.put(
        "layers by epoch, compared",
        Charts.layersByEpoch(
            "‖∂C/∂W‖", Map.of("small", new double[][] {{1e-4, 1e-3}}, "vanishing", vanishing())));
    all.put("boxes", boxes());
    return all;
  }

  static Figure losses(Axis y, Map<String, double[]> losses) {
    List<Curve> curves = new ArrayList<>();
    losses.forEach((name, values) -> curves.add(Curve.from0(name, values)));
    String title = y.title().substring(0, 1).toUpperCase(Locale.ROOT) + y.title().substring(1);
    return Charts.lines(title + " by epoch", Axis.linear("epoch"), y, curves.toArray(Curve[]::new));
  }

  private static Figure stepSizes() {
    double[] h = new double[13];
    double[] oneSided = new double[13];
    double[] central = new double[13];
    for (int i = 0; i < h.length; i++) {
      h[i] = StrictMath.pow(10, -1 - i);
      double right = StrictMath.exp(0.5 + h[i]);
      double left = StrictMath.exp(0.5 - h[i]);
      double here = StrictMath.exp(0.5);
      oneSided[i] = Math.abs((right - here) / h[i] - here);
      central[i] = Math.abs((right - left) / (2 * h[i]) - here);
    }
    return Charts.lines(
        "Error of a difference quotient",
        Axis.log("step size h"),
        Axis.log("error"),
        List.of(new Curve("one-sided", h, oneSided), new Curve("central", h, central)),
        List.of(
            Curve.power("slope 1: h", 1, 1e-1, oneSided[0], 1e-8, 1e-1),
            Curve.power("slope 2: h²", 2, 1e-1, central[0], 1e-6, 1e-1),
            Curve.power("slope −1: rounding ε/h", -1, 1e-13, 1e-3, 1e-13, 1e-6)));
  }

  // a curved valley, a plateau above it
  static double valley(double u, double v) {
    double w = v - StrictMath.tanh(2 * u);
    return 4 * w * w + 0.1 * (u - 1) * (u - 1);
  }

  private static Figure surface(Axis value, DoubleBinaryOperator f) {
    Curve[] walks = new Curve[3];
    double[] rates = {0.02, 0.1, 0.17};
    for (int i = 0; i < walks.length; i++) {
      double[] x = new double[31];
      double[] y = new double[31];
      x[0] = -1.6;
      y[0] = 0.8 - 0.4 * i;
      for (int k = 1; k < x.length; k++) {
        double u = x[k - 1];
        double v = y[k - 1];
        double h = 1e-6;
        x[k] = u - rates[i] * (f.applyAsDouble(u + h, v) - f.applyAsDouble(u - h, v)) / (2 * h);
        y[k] = v - rates[i] * (f.applyAsDouble(u, v + h) - f.applyAsDouble(u, v - h)) / (2 * h);
      }
      walks[i] = new Curve("η = " + rates[i], x, y);
    }
    Axis x = Axis.linear("θ1");
    Axis y = Axis.linear("θ2");
    return Charts.surface(
        "Three learning rates", x, y, value, new Surface(f, -2, 2, -1.5, 1.5), walks);
  }

  private static double[][] vanishing() {
    Random random = new Random(5);
    double[][] values = new double[60][10];
    for (int epoch = 0; epoch < values.length; epoch++) {
      for (int l = 0; l < 10; l++) {
        boolean dead = l < 2 && epoch > 20 + 10 * l;
        boolean diverged = l > 6 && epoch > 55;
        double size = StrictMath.pow(10, 0.8 * (l - 9) - epoch / 40.0);
        values[epoch][l] = dead ? 0 : diverged ? Double.NaN : size * (1 + random.nextDouble());
      }
    }
    return values;
  }

  private static Figure boxes() {
    Map<String, double[]> groups = new LinkedHashMap<>();
    Random random = new Random(6);
    for (String name : List.of("zeros", "small", "Xavier", "He")) {
      double centre = 0.7 + 0.05 * groups.size();
      double[] values = new double[20];
      Arrays.setAll(values, i -> centre + 0.02 * random.nextGaussian());
      values[0] = centre - 0.15;
      groups.put(name, values);
    }
    return Charts.boxes(
        "Accuracy by initialisation",
        "initialisation",
        Axis.linear("accuracy on held-out data"),
        groups,
        "always the most frequent class",
        0.72);
  }

  static Map<String, double[]> losses() {
    Random random = new Random(1);
    double[] training = new double[120];
    double[] heldOut = new double[120];
    for (int i = 0; i < training.length; i++) {
      training[i] = 2.3 * StrictMath.exp(-i / 30.0) * (1 + 0.1 * random.nextDouble());
      heldOut[i] = 2.4 * StrictMath.exp(-i / 35.0) + 0.1;
    }
    Map<String, double[]> losses = new LinkedHashMap<>();
    losses.put("training", training);
    losses.put("held out", heldOut);
    return losses;
  }

  private static Figure norms() {
    Random random = new Random(2);
    double[][] norms = new double[5][50];
    for (int epoch = 0; epoch < 50; epoch++) {
      for (int l = 0; l < 5; l++) {
        norms[l][epoch] = StrictMath.pow(10, l - 5) * (1 + random.nextDouble());
      }
    }
    Curve[] curves = new Curve[5];
    Arrays.setAll(curves, l -> Curve.from0("layer " + (l + 1), norms[l]));
    Axis norm = Axis.log("gradient norm ‖∂C/∂W‖");
    return Charts.lines("Gradient norm of each layer", Axis.linear("epoch"), norm, curves);
  }

  static Examples iris() {
    return Examples.classification(Path.of("notebooks/data/iris.csv"), "species")
        .withFeatures("petal_length", "petal_width");
  }

  /** Three outputs that fall with the distance from three points. */
  static Matrix nearest(Matrix X) {
    double[][] centres = {{1.5, 0.25}, {4.3, 1.3}, {5.6, 2}};
    Matrix A = Matrix.zeros(3, X.columns());
    for (int j = 0; j < X.columns(); j++) {
      for (int k = 0; k < 3; k++) {
        double u = X.get(0, j) - centres[k][0];
        double v = X.get(1, j) - centres[k][1];
        A.set(k, j, -u * u - 4 * v * v);
      }
    }
    return A;
  }

  private static Figure regions() {
    return Charts.decisionRegions("Iris", iris(), Gallery::nearest);
  }

  private static double slope(double z) {
    double a = StrictMath.tanh(z);
    return 1 - a * a;
  }

  private static Figure scatter() {
    Random random = new Random(4);
    double[] x = random.doubles(40, -3, 3).toArray();
    double[] y =
        Arrays.stream(x).map(u -> StrictMath.sin(u) + 0.1 * random.nextGaussian()).toArray();
    double[] grid = IntStream.rangeClosed(-30, 30).mapToDouble(i -> i / 10.0).toArray();
    return Charts.scatterAndCurves(
        "A noisy sine",
        Axis.linear("x"),
        Axis.linear("y"),
        new Curve("data", x, y),
        new Curve("M = 1", grid, Arrays.stream(grid).map(StrictMath::tanh).toArray()),
        new Curve("M = 3", grid, Arrays.stream(grid).map(StrictMath::sin).toArray()));
  }

  private static Figure images() {
    Examples digits = Examples.classification(Path.of("notebooks/data/digits.csv"), "digit");
    Matrix X = digits.subset(0, 1, 2).X();
    return Charts.images("Three digits", X, 8, List.of("a 0", "a 1", "a 2"), 2);
  }
}

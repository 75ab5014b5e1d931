package backprop.notebook;

import backprop.data.Examples;
import backprop.matrix.Matrix;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** One figure of each kind, made anew at each call. */
final class Gallery {
  private Gallery() {}

  static Map<String, Figure> all() {
    Map<String, Figure> all = new LinkedHashMap<>();
    all.put("loss", Charts.lossCurves(losses()));
    all.put("log loss", Charts.lossCurves(Axis.log("cross-entropy"), losses()));
    all.put("norms", Charts.gradientNorms(norms()));
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
    return all;
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

  static double[][] norms() {
    Random random = new Random(2);
    double[][] norms = new double[50][5];
    for (double[] epoch : norms) {
      Arrays.setAll(epoch, l -> StrictMath.pow(10, l - 5) * (1 + random.nextDouble()));
    }
    return norms;
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

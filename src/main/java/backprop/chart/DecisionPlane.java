package backprop.chart;

import backprop.data.Examples;
import backprop.draw.Look;
import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What a network says about examples of two features, and about the plane they lie in. */
final class DecisionPlane {
  // about one for each device pixel of the usual size, so that borders are smooth
  private static final int ROWS = 640;
  private static final int COLUMNS = 1140;

  private final Examples examples;
  private final UnaryOperator<Matrix> network;
  private final int[] labels;
  private final int[] given; // the class the network gives to each example
  private final List<String> names;

  DecisionPlane(Examples examples, UnaryOperator<Matrix> network) {
    this.examples = examples;
    this.network = network;
    if (examples.isOneHot()) {
      labels = examples.labels();
      names = examples.classes();
    } else {
      String target = examples.classes().get(0);
      labels = zerosAndOnes(examples);
      names = List.of(target + " = 0", target + " = 1");
    }
    given = classes(examples.X());
  }

  /** The examples of each class as points; a class without examples is left out. */
  List<Dots.Group> groups() {
    List<Dots.Group> groups = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      int wanted = k;
      int[] members = IntStream.range(0, labels.length).filter(j -> labels[j] == wanted).toArray();
      if (members.length > 0) {
        Matrix X = examples.X().columnsAt(members);
        Curve points = new Curve(names.get(k), X.row(0), X.row(1));
        groups.add(new Dots.Group(points, Look.of(k)));
      }
    }
    return groups;
  }

  /** How many examples get their own class. */
  int right() {
    return (int) IntStream.range(0, labels.length).filter(j -> given[j] == labels[j]).count();
  }

  /** The class at the middle of each cell of a grid over the plane, row 0 at the top. */
  int[][] regions(AxisRange xs, AxisRange ys) {
    int[][] classes = new int[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      double y = ys.to() - (ys.to() - ys.from()) * (i + 0.5) / ROWS;
      double[] across = new double[COLUMNS];
      Arrays.setAll(across, j -> xs.from() + (xs.to() - xs.from()) * (j + 0.5) / COLUMNS);
      double[] level = new double[COLUMNS];
      Arrays.fill(level, y);
      classes[i] = classes(Matrix.of(across, level));
    }
    return classes;
  }

  private int[] classes(Matrix X) {
    Matrix A = network.apply(X);
    boolean fits = A.rows() == 1 ? names.size() == 2 : A.rows() == names.size();
    if (!fits || A.columns() != X.columns()) {
      throw Text.illegal(
          "the network turns X, which is %2$s, into %1$s, but it must be %3$s×%4$s, a row for each of %5$s",
          A.shape(), X.shape(), names.size(), X.columns(), names);
    }
    if (Arrays.stream(A.toArray()).anyMatch(Double::isNaN)) {
      throw Text.illegal("an output of the network is NaN: a region cannot be drawn");
    }
    if (A.rows() > 1) {
      return A.argmaxOfColumns();
    }
    return Arrays.stream(A.row(0)).mapToInt(a -> a >= 0.5 ? 1 : 0).toArray();
  }

  private static int[] zerosAndOnes(Examples examples) {
    Matrix Y = examples.Y();
    if (Y.rows() > 1 || Arrays.stream(Y.row(0)).anyMatch(y -> y != 0 && y != 1)) {
      throw Text.illegal(
          "decision regions of %s: they need one-hot classes, or one target of zeros and ones",
          examples);
    }
    return Arrays.stream(Y.row(0)).mapToInt(y -> (int) y).toArray();
  }
}

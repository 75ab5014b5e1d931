package backprop.browser;

import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.Pass;

/** What a network makes of the plane, the points in it, and how its numbers are spread. */
final class AnyDepthPicture {
  static final int PIXELS = 32; // of a side
  private static final int SIDE = 300;
  private static final int BINS = 25;
  private static final int WIDE = 150; // a histogram
  private static final int HIGH = 46;

  /** Of the classes: as in the figures that stand still. */
  private static final int[][] COLOURS = {{213, 94, 0}, {0, 114, 178}, {0, 158, 115}};

  private static final double PALE = 0.55; // how much grey is in a region
  private static final int GREY = 225;

  private AnyDepthPicture() {}

  // ------------------------------------------------------------------ the plane

  /** A place in the square as a place in the drawing. */
  static double at(double place) {
    return SIDE * (place + AnyDepthModel.EDGE) / (2 * AnyDepthModel.EDGE);
  }

  /** And back, downward. */
  static double place(double pixel) {
    return 2 * AnyDepthModel.EDGE * pixel / SIDE - AnyDepthModel.EDGE;
  }

  /** The middles of all pixels, row by row from the top, 2 × PIXELS². */
  static Matrix grid() {
    Matrix X = Matrix.zeros(2, PIXELS * PIXELS);
    for (int p = 0; p < X.columns(); p++) {
      X.set(0, p, place((p % PIXELS + 0.5) * SIDE / PIXELS));
      X.set(1, p, -place((p / PIXELS + 0.5) * SIDE / PIXELS));
    }
    return X;
  }

  /**
   * The colours of the answers.
   *
   * @param answers 1 × PIXELS², the share of class 1, or one row a class
   */
  static int[] colours(Matrix answers) {
    int[] colours = new int[answers.columns()];
    for (int p = 0; p < colours.length; p++) {
      for (int part = 0; part < 3; part++) {
        double sum = 0;
        for (int k = 0; k < COLOURS.length; k++) {
          sum += share(answers, k, p) * COLOURS[k][part];
        }
        colours[p] = colours[p] << 8 | (int) (PALE * GREY + (1 - PALE) * sum);
      }
    }
    return colours;
  }

  private static double share(Matrix answers, int k, int p) {
    if (answers.rows() == 1) {
      double one = answers.get(0, p);
      return k == 0 ? 1 - one : k == 1 ? one : 0;
    }
    return answers.get(k, p);
  }

  /** The points, and over one input the curve of the network. */
  static String points(AnyDepthModel model, String markers) {
    StringBuilder svg = new StringBuilder(Drawing.pressed(SIDE, SIDE, words(model), "point"));
    svg.append(markers);
    if (model.isCurve()) {
      svg.append("<polyline class=\"curve\" points=\"").append(curve(model.net())).append("\"/>");
    }
    return svg.append("</svg>").toString();
  }

  /** The points alone. */
  static String markers(AnyDepthModel model) {
    Matrix X = model.examples().X();
    Matrix Y = model.examples().Y();
    int[] largest = Y.argmaxOfColumns();
    StringBuilder svg = new StringBuilder();
    for (int p = 0; p < X.columns(); p++) {
      double x = at(X.get(0, p));
      if (model.isCurve()) {
        svg.append(Drawing.dot(x, at(-Y.get(0, p)), 2.5, "sample"));
      } else {
        int k = Y.rows() == 1 ? (int) Y.get(0, p) : largest[p];
        svg.append(point(k, x, at(-X.get(1, p))));
      }
    }
    return svg.toString();
  }

  // circle, square, triangle: not by colour alone
  private static String point(int k, double x, double y) {
    String type = "point class" + k;
    if (k == 0) {
      return Drawing.dot(x, y, 3.6, type);
    }
    return k == 1
        ? Drawing.rectangle(x - 3.2, y - 3.2, 6.4, 6.4, type)
        : "<path class=\""
            + type
            + "\" d=\"M"
            + Drawing.at(x)
            + " "
            + Drawing.at(y - 4.2)
            + "l4 7h-8z\"/>";
  }

  private static String curve(Network net) {
    int count = 121;
    Matrix X = Matrix.zeros(1, count);
    for (int p = 0; p < count; p++) {
      X.set(0, p, place(SIDE * p / (count - 1.0)));
    }
    Matrix a = net.predict(X);
    StringBuilder line = new StringBuilder();
    for (int p = 0; p < count; p++) {
      double y = Math.max(-2, Math.min(2, a.get(0, p)));
      line.append(Drawing.at(at(X.get(0, p)))).append(',').append(Drawing.at(at(-y))).append(' ');
    }
    return line.toString();
  }

  private static String words(AnyDepthModel model) {
    int m = model.examples().X().columns();
    return model.isCurve()
        ? m + " points of a sine, and the curve of the network"
        : m + " points, in the colours of what the network answers";
  }

  // ------------------------------------------------------------------ layer by layer

  /** Of each layer, how z, a and δ of all units and examples are spread. */
  static String layers(AnyDepthModel model) {
    Network net = model.net();
    Pass pass = model.pass();
    StringBuilder html = new StringBuilder();
    for (int l = 1; l <= net.depth(); l++) {
      html.append("<div class=\"live-layer\"><p><b>layer ").append(l).append("</b> ");
      html.append(net.units(l)).append(" × ").append(net.layer(l).activation());
      html.append("<br>‖∂<i>C</i>/∂<i>W</i>‖ ");
      html.append(Letters.number("norm" + l, pass.dW(l).norm())).append("</p>");
      html.append(spread("z", l, pass.z(l), "weight"));
      html.append(spread("a", l, pass.a(l), "forward"));
      html.append(spread("δ", l, pass.delta(l), "backward")).append("</div>");
    }
    return html.toString();
  }

  private static String spread(String letter, int l, Matrix values, String colour) {
    double[] all = values.toArray();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : all) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    int[] counts = new int[BINS];
    int highest = 1;
    for (double value : all) {
      int bin = most > least ? (int) (BINS * ((value - least) / (most - least))) : BINS / 2;
      bin = Math.min(BINS - 1, bin);
      counts[bin]++;
      highest = Math.max(highest, counts[bin]);
    }
    String key = letter.equals("δ") ? "delta" : letter;
    String words = "how " + key + " of layer " + l + " is spread";
    StringBuilder html = new StringBuilder("<div><span>").append(Letters.html(letter, l));
    html.append(" </span>").append(Drawing.open(WIDE, HIGH, words));
    html.append("<path class=\"spread ").append(colour).append("\" d=\"");
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        String height = Drawing.at(Math.max(1, (HIGH - 2.0) * counts[bin] / highest));
        html.append('M').append(6 * bin).append(' ').append(HIGH).append("v-").append(height);
        html.append("h5v").append(height).append('z');
      }
    }
    html.append("\"/>");
    html.append("</svg><span class=\"live-ends\">")
        .append(Letters.number(key + l + "least", least));
    html.append(Letters.number(key + l + "most", most));
    return html.append("</span></div>").toString();
  }
}

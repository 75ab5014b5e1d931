package backprop.browser;

import backprop.check.GradientCheck;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Architecture;
import backprop.network.Fingerprint;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.text.Decimal;
import backprop.text.Numbers;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Figure 3: a network of any depth learns points in the plane, with a mistake in its backward pass
 * if the reader wants one; the gradient check and the diagnosis run beside it.
 */
public final class AnyDepthFigure implements LiveFigure {
  static final String NAME = "any-depth";
  private static final int TRAINING = 20; // milliseconds of a picture
  private static final int PICTURES_PER_REGION = 3; // while it trains
  private static final int PICTURES_PER_CHECK = 100; // while it trains
  private static final double NEAR = 0.06; // a point that is pressed
  private static final List<String> CLASSES = List.of("circle", "square");

  private static final Matrix GRID = AnyDepthPicture.grid();

  private final String beginning;
  private AnyDepthModel model;
  private String gridShape = "";
  private Pass grid; // room for the answers at all pixels
  private int[] region = new int[0];
  private String marked = ""; // which points are drawn
  private String markers = "";
  private GradientCheck.Report drawn;
  private String check = ""; // of the report that is drawn
  private int pictures; // while it trains
  private double putX;
  private double putY;
  private int putClass;

  AnyDepthFigure(LiveState state) {
    beginning = state.toString();
    show(new AnyDepthModel(state));
  }

  /**
   * A network of yours with points in the plane, where it stands.
   *
   * @param X 2 × m, between −1.25 and 1.25; at most 100 examples
   * @param Y 1 × m, 0 or 1
   * @throws IllegalArgumentException if the figure cannot show them, or not this network: it has up
   *     to five hidden layers of up to eight units, activations of its own list, and ends with a
   *     sigmoid, cross-entropy and the mean
   */
  public static AnyDepthFigure of(Network net, Matrix X, Matrix Y) {
    int L = net.depth();
    double[] points = new double[3 * X.columns()];
    double[] units = new double[L == 1 ? 1 : L - 1];
    List<Double> weights = new ArrayList<>();
    LiveState state = new LiveState().with("data", "own");
    boolean fits = X.rows() == 2 && Y.rows() == 1 && X.columns() == Y.columns();
    fits &= net.output().equals(Output.sigmoidCrossEntropy(Reduction.MEAN));
    for (int i = 0; fits && i < points.length; i++) {
      points[i] = i % 3 < 2 ? X.get(i % 3, i / 3) : Y.get(0, i / 3);
    }
    for (int l = 1; l <= L; l++) {
      int sigma = PathModel.SIGMAS.indexOf(net.layer(l).activation());
      if (l < L) {
        units[l - 1] = net.units(l);
        state.with("sigma" + l, sigma < 0 ? "" : PathModel.SIGMA_NAMES.get(sigma));
      }
      fits &= sigma >= 0 && net.layer(l).hasBiases();
      for (double weight : net.W(l).toArray()) {
        weights.add(weight);
      }
      for (double bias : net.b(l).toArray()) {
        weights.add(bias);
      }
    }
    double[] w = weights.stream().mapToDouble(weight -> weight).toArray();
    state.with("layers", units).with("points", points).with("w", w);
    AnyDepthFigure figure = new AnyDepthFigure(state);
    fits &= Arrays.equals(figure.model.points, points) && figure.model.hasOwnWeights();
    if (!fits || !Fingerprint.of(figure.model.net()).equals(Fingerprint.of(net))) {
      throw Text.illegal(
          "the figure shows up to %s points of classes 0 and 1 with coordinates from −%s to %s, and"
              + " up to %s hidden layers of up to %s units that end with a sigmoid and the mean of"
              + " its cross-entropy; this is a %s, X is %s and Y is %s",
          AnyDepthModel.MOST_POINTS,
          AnyDepthModel.EDGE,
          AnyDepthModel.EDGE,
          AnyDepthModel.MOST_LAYERS,
          AnyDepthModel.MOST_UNITS,
          Architecture.of(net),
          X.shape(),
          Y.shape());
    }
    return figure;
  }

  private void show(AnyDepthModel next) {
    String shape = next.data.equals("iris") + Arrays.toString(next.units);
    if (!next.isCurve() && !shape.equals(gridShape)) {
      gridShape = shape;
      grid = new Pass(next.net(), GRID.columns());
    }
    model = next;
    pictures = 0;
    String points = model.data + model.m + " " + model.noise + Arrays.toString(model.points);
    if (!points.equals(marked)) {
      marked = points;
      markers = AnyDepthPicture.markers(model);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String label() {
    return "Any depth: training, and a mistake in the gradient";
  }

  @Override
  public String question() {
    return "The loss falls. Does that mean that the gradient is right?";
  }

  @Override
  public String letters() {
    return "A network learns to which class a point of the plane belongs; the colour "
        + "behind the points is its answer. <i>C</i> is the mean cost, <i>W</i> and "
        + "<i>b</i> are the weights and biases of a layer, <i>z</i> arrives at its units "
        + "and <i>a</i> leaves them, <i>δ</i> = ∂<i>C</i>/∂<i>z</i>. <i>γ</i> is the "
        + "learning rate, <i>λ</i> the weight decay.";
  }

  @Override
  public List<String> tries() {
    return List.of(
        "Press <b>Run</b>. Then choose the mistake <b>W not transposed</b> and look again: the loss"
            + " still falls, and all points are right in the end. Which numbers give it away?",
        "Find a mistake that ruins training within ten epochs, and one that only makes it slower.",
        "Five layers of eight sigmoids: how many times smaller is the gradient of the first layer"
            + " than that of the last? Then take tanh, or ReLU with He.");
  }

  @Override
  public String picture() {
    return AnyDepthPicture.points(model, markers);
  }

  // ------------------------------------------------------------------ html

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<div class=\"live-depth\"><div>");
    html.append("<div class=\"live-plane\">");
    html.append(
        model.isCurve() ? "" : "<canvas data-pixels=\"region\" aria-hidden=\"true\"></canvas>");
    html.append("<div data-slot=\"points\"></div></div>");
    html.append("<p class=\"live-now\" data-slot=\"now\"></p><div class=\"live-buttons\">");
    html.append(Controls.button("run", "<span data-slot=\"run\"></span>"));
    html.append(Controls.button("step", "One epoch"))
        .append(Controls.button("steps", "100 epochs"));
    html.append(Controls.button("reset", "Begin again")).append("</div>");
    html.append("<div data-slot=\"losses\"></div><h4>The gradient, layer by layer</h4>");
    html.append("<div class=\"live-norms\" data-slot=\"norms\"></div></div><div>");
    html.append(Controls.choice("mistake", "mistake", Blunder.WORDS, Blunder.LABELS));
    html.append("<div class=\"live-check\" data-slot=\"check\"></div>");
    html.append("<p class=\"live-diagnosis\" data-slot=\"diagnosis\"></p>");
    html.append("<h4>Data</h4><div class=\"live-controls\">").append(data());
    html.append("</div><h4>Network</h4><div class=\"live-controls\">").append(network());
    html.append("</div><h4>Training</h4><div class=\"live-controls\">").append(training());
    html.append("</div></div></div><h4>Layer by layer: how <i>z</i>, <i>a</i> and <i>δ</i> of all");
    html.append(" examples are spread</h4><div class=\"live-layers\" data-slot=\"layers\"></div>");
    return html.toString();
  }

  private String data() {
    String html = Controls.choice("data", "points", AnyDepthModel.DATA);
    if (model.data.equals("own")) {
      double most = AnyDepthModel.EDGE;
      return html
          + Controls.choice("class", "new point", CLASSES)
          + Controls.number("putx", "<i>x</i>₁", "x 1 of a new point", -most, most, 0.05)
          + Controls.number("puty", "<i>x</i>₂", "x 2 of a new point", -most, most, 0.05)
          + "<div class=\"live-buttons\">"
          + Controls.button("put", "Put it there")
          + Controls.button("drop", "Take the last away")
          + "</div><p class=\"live-hint\">Or press on the square: a new point, or one less.</p>";
    }
    return model.data.equals("iris")
        ? html + "<p class=\"live-hint\">Length and width of the petals of 150 flowers.</p>"
        : html
            + Controls.number("m", "<i>m</i>", "m, the number of examples", 10, 400, 10)
            + Controls.number("noise", "noise", "noise", 0, 1, 0.01);
  }

  private String network() {
    StringBuilder html = new StringBuilder("<div class=\"live-buttons\">hidden layers ");
    html.append(Controls.button("fewer", "one less")).append(Controls.button("more", "one more"));
    html.append("</div>");
    for (int l = 1; l <= model.units.length; l++) {
      String words = "units of layer " + l;
      html.append(
          Controls.number(
              "units" + l, "<i>n</i><sub>" + l + "</sub>", words, 1, AnyDepthModel.MOST_UNITS, 1));
      html.append(
          Controls.choice("sigma" + l, "<i>σ</i><sup>(" + l + ")</sup>", AnyDepthModel.SIGMAS));
    }
    html.append(Controls.choice("init", "first <i>W</i>", AnyDepthModel.INITIALISATION_NAMES));
    return html.append(Controls.number("seed", "seed", "seed", 0, 100, 1)).toString();
  }

  private static String training() {
    return Controls.choice("rule", "rule", AnyDepthModel.RULES)
        + Controls.number("rate", "<i>γ</i>", "gamma, the learning rate", 0.01, 3, 0.01)
        + Controls.choice("batch", "batch", AnyDepthModel.BATCHES)
        + Controls.number("decay", "<i>λ</i>", "lambda, the weight decay", 0, 0.1, 0.001);
  }

  // ------------------------------------------------------------------ what stands in it now

  @Override
  public void fill(Slots slots) {
    fillControls(slots);
    slots.html("run", model.isBehind() ? "❚❚ Pause" : "▶ Run");
    slots.html("points", AnyDepthPicture.points(model, markers));
    if (!model.isCurve()) {
      if (!model.isBehind() || pictures % PICTURES_PER_REGION == 0) {
        model.net().forward(GRID, grid);
        region = AnyDepthPicture.colours(grid.a(model.net().depth()));
      }
      slots.pixels("region", AnyDepthPicture.PIXELS, region);
    }
    slots.html("now", now());
    slots.html("losses", SmallChart.svg("C", "epochs", model.losses()));
    slots.html("layers", AnyDepthPicture.layers(model));
    slots.html("norms", norms());
    slots.html("check", check());
    String diagnosis = model.diagnosis();
    slots.html(
        "diagnosis",
        diagnosis == null
            ? "…"
            : "<b>Diagnosis</b> of the first weights: " + Text.escaped(diagnosis));
  }

  private void fillControls(Slots slots) {
    slots.value("data", model.data).value("m", Decimal.of(model.m));
    slots.value("noise", Decimal.of(model.noise)).value("class", CLASSES.get(putClass));
    slots.value("putx", Decimal.of(putX)).value("puty", Decimal.of(putY));
    for (int l = 1; l <= model.units.length; l++) {
      slots.value("units" + l, Decimal.of(model.units[l - 1]));
      slots.value("sigma" + l, model.sigmas[l - 1]);
    }
    slots.value("init", model.initialisation).value("seed", Decimal.of(model.seed));
    slots.value("rule", model.rule).value("rate", Decimal.of(model.rate));
    slots.value("batch", model.batch).value("decay", Decimal.of(model.decay));
    slots.value("mistake", model.blunder.word);
    slots.enabled("fewer", model.units.length > 0);
    slots.enabled("more", model.units.length < AnyDepthModel.MOST_LAYERS);
    slots.enabled("drop", model.points.length > 3);
    slots.enabled("step", !model.isStopped()).enabled("steps", !model.isStopped());
    slots.enabled("run", !model.isStopped());
  }

  private String now() {
    String html =
        "epoch <data data-key=\"epoch\" value=\""
            + model.epoch()
            + "\">"
            + model.epoch()
            + "</data>, <i>C</i> = "
            + Letters.number("C", model.loss());
    double accuracy = model.accuracy();
    if (!Double.isNaN(accuracy)) {
      html += ", right " + Letters.number("accuracy", accuracy);
    }
    String print = Fingerprint.of(model.net());
    return html
        + (model.isStopped() ? " <b class=\"less\">the next loss would not be finite</b>" : "")
        + "<br><small>weights <data data-key=\"fingerprint\" value=\""
        + print
        + "\">"
        + print.substring(0, 12)
        + "…</data></small>";
  }

  private String norms() {
    List<String> letters = new ArrayList<>();
    double[] norms = new double[model.net().depth()];
    for (int l = 1; l <= norms.length; l++) {
      letters.add("∂C/∂W" + Numbers.superscript(l));
      norms[l - 1] = model.pass().dW(l).norm();
    }
    return SmallChart.bars("the length of the gradient of each layer", letters, norms);
  }

  private String check() {
    GradientCheck.Report report = model.report();
    if (report == null) {
      return "<p>checking …</p>";
    }
    if (report != drawn) {
      drawn = report;
      check = check(report);
    }
    return check;
  }

  private String check(GradientCheck.Report report) {
    StringBuilder html = new StringBuilder("<p class=\"");
    html.append(report.passed() ? "agrees" : "less").append("\"><b>Gradient check ");
    html.append(report.passed() ? "passed ✓" : "not passed ✗").append("</b> at epoch ");
    html.append(model.checkedAt()).append(", ").append(report.objection()).append("the entry");
    html.append(" furthest off of each matrix:</p><table><thead><tr><th></th><th>claimed</th>");
    html.append("<th>by differences</th><th>off by</th><th></th></tr></thead><tbody>");
    report.rows().forEach(row -> html.append(row(row)));
    return html.append("</tbody></table>").toString();
  }

  private static String row(GradientCheck.Row row) {
    String key = row.name().replace("^", "");
    GradientCheck.Entry worst = row.worst();
    boolean failed = row.status() == GradientCheck.Status.FAILED;
    String cells =
        worst == null
            ? "<td>–</td><td>–</td><td>–</td>"
            : "<td>"
                + Letters.number("claimed" + key, worst.claimed())
                + "</td><td>"
                + Letters.number("numeric" + key, worst.numeric())
                + "</td><td>"
                + Numbers.typeset(worst.error(), 2)
                + "</td>";
    return (failed ? "<tr class=\"less\">" : "<tr>")
        + "<th><i>"
        + key.charAt(0)
        + "</i><sup>"
        + key.substring(1)
        + "</sup></th>"
        + cells
        + "<td>"
        + verdict(row.status())
        + "</td></tr>";
  }

  private static String verdict(GradientCheck.Status status) {
    return switch (status) {
      case FAILED -> "wrong";
      case UNCLEAR -> "unclear";
      case PASSED -> "right";
      case SKIPPED -> "nothing to compare";
    };
  }

  // ------------------------------------------------------------------ what the reader does

  @Override
  public boolean set(String control, String value) {
    int digits = Pieces.digits(control);
    int l = digits < control.length() ? Integer.parseInt(control.substring(digits)) : 0;
    switch (control.substring(0, digits)) {
      case "run" -> model.until(model.isBehind() ? model.epoch() : AnyDepthModel.MOST_EPOCHS);
      case "step" -> model.until(model.epoch() + 1);
      case "steps" -> model.until(model.epoch() + 100);
      case "reset" -> show(new AnyDepthModel(LiveState.of(beginning)));
      case "data", "sigma", "rule", "batch", "mistake" -> again(now -> now.with(control, value));
      case "init" -> again(now -> now.with("init", value).with("w", ""));
      case "m" -> number("m", "m", value, 4, AnyDepthModel.MOST_EXAMPLES);
      case "noise" -> number("noise", "noise", value, 0, 1);
      case "rate" -> number("rate", "γ", value, 1e-6, 100);
      case "decay" -> number("decay", "λ", value, 0, 10);
      case "seed" -> {
        double seed = Math.rint(Controls.read("seed", value, 0, 1e6));
        again(now -> now.with("seed", seed).with("w", ""));
      }
      case "units" -> units(l, (int) Controls.read("n", value, 1, AnyDepthModel.MOST_UNITS));
      case "fewer" -> layers(Arrays.copyOf(model.units, model.units.length - 1));
      case "more" -> more();
      case "class" -> putClass = Math.max(0, CLASSES.indexOf(value));
      case "putx" -> putX = Controls.read("x", value, -AnyDepthModel.EDGE, AnyDepthModel.EDGE);
      case "puty" -> putY = Controls.read("x", value, -AnyDepthModel.EDGE, AnyDepthModel.EDGE);
      case "put" -> put(putX, putY);
      case "drop" -> points(Arrays.copyOf(model.points, model.points.length - 3));
      case "point" -> press(value);
      default -> {}
    }
    return List.of("data", "fewer", "more", "reset").contains(control);
  }

  private interface Change {
    LiveState of(LiveState now);
  }

  /** From the first weights with something else set; what ran runs on. */
  private void again(Change change) {
    boolean ran = model.isBehind();
    LiveState now = LiveState.of(model.state().toString()).with("epochs", 0);
    show(new AnyDepthModel(change.of(now)));
    model.until(ran ? AnyDepthModel.MOST_EPOCHS : 0);
  }

  private void number(String key, String letter, String value, double least, double most) {
    double number = Controls.read(letter, value, least, most);
    again(now -> now.with(key, number));
  }

  private void units(int l, int count) {
    int[] units = model.units.clone();
    units[l - 1] = count;
    layers(units);
  }

  private void more() {
    int[] units = Arrays.copyOf(model.units, model.units.length + 1);
    units[units.length - 1] = units.length > 1 ? units[units.length - 2] : AnyDepthModel.MOST_UNITS;
    layers(units);
  }

  private void layers(int... units) {
    double[] layers = Arrays.stream(units).asDoubleStream().toArray();
    again(now -> now.with("layers", layers.length == 0 ? new double[1] : layers));
  }

  /** A point where the reader presses, or one less. */
  private void press(String place) {
    List<String> parts = Pieces.split(place, ',');
    double x = AnyDepthPicture.place(Double.parseDouble(parts.get(0)));
    double y = -AnyDepthPicture.place(Double.parseDouble(parts.get(1)));
    if (!model.data.equals("own")) {
      return;
    }
    double[] points = model.points;
    for (int i = 0; i < points.length; i += 3) {
      double dx = points[i] - x;
      double dy = points[i + 1] - y;
      if (points.length > 3 && dx * dx + dy * dy < NEAR * NEAR) {
        double[] rest = Arrays.copyOf(points, points.length - 3);
        System.arraycopy(points, i + 3, rest, i, rest.length - i);
        points(rest);
        return;
      }
    }
    put(Math.rint(x * 100) / 100 + 0.0, Math.rint(y * 100) / 100 + 0.0); // no −0
  }

  private void put(double x, double y) {
    int length = model.points.length;
    if (length >= 3 * AnyDepthModel.MOST_POINTS) {
      throw Text.illegal("there are %s points, and no more fit in", AnyDepthModel.MOST_POINTS);
    }
    double[] points = Arrays.copyOf(model.points, length + 3);
    points[length] = x;
    points[length + 1] = y;
    points[length + 2] = putClass;
    points(points);
  }

  private void points(double... points) {
    again(now -> now.with("points", points));
  }

  // ------------------------------------------------------------------ moving

  @Override
  public boolean moves() {
    return model.isBehind() || !model.isChecked();
  }

  /** Trains for a while, or checks what has been trained. */
  @Override
  public void advance() {
    if (!model.isBehind()) {
      model.check();
      return;
    }
    long end = System.currentTimeMillis() + TRAINING;
    do {
      model.step();
    } while (model.isBehind() && System.currentTimeMillis() < end);
    pictures++;
    if (pictures % PICTURES_PER_CHECK == 0) {
      model.check();
    }
  }

  // ------------------------------------------------------------------ for others

  @Override
  public LiveState state() {
    return model.state();
  }

  @Override
  public String java() {
    return new AnyDepthCell(model).text();
  }

  @Override
  public String sentence() {
    double accuracy = model.accuracy();
    return "epoch "
        + model.epoch()
        + ": C is "
        + Numbers.typeset(model.loss(), 3)
        + (Double.isNaN(accuracy) ? "" : ", right are " + Numbers.typeset(accuracy, 3))
        + (model.report() == null
            ? ""
            : ", the gradient check has " + (model.report().passed() ? "" : "not ") + "passed");
  }
}

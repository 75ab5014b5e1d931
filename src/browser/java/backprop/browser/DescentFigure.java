package backprop.browser;

import backprop.text.Decimal;
import backprop.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Figure 5: gradient descent on a landscape of two weights, and how large its rate may be. */
public final class DescentFigure implements LiveFigure {
  static final String NAME = "descent";
  private static final int[] COLOURS = Landscape.colours();
  private static final String CONTOURS =
      Drawing.open(Landscape.WIDTH, Landscape.HEIGHT, "contours of the cost")
          + Landscape.contours()
          + "</svg>";

  private final String beginning;
  private DescentModel model;
  private boolean moves;

  DescentFigure(LiveState state) {
    model = new DescentModel(state);
    beginning = model.state().toString();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String label() {
    return "Descent: how large may the steps be?";
  }

  @Override
  public String question() {
    return "The gradient is right, and the walk climbs. Which rate is too large, and could one have"
        + " known?";
  }

  @Override
  public String letters() {
    return "A network with two weights, <i>ŷ</i> = <i>v</i> tanh(<i>w</i> <i>x</i>), "
        + "learns six examples. <i>C</i> is their mean cost, <i>γ</i> the learning rate, "
        + "and <i>λ</i> the curvature at the minimum: how fast the slope grows there, "
        + "across the valley and along it.";
  }

  @Override
  public List<String> tries() {
    return List.of(
        "Move <i>γ</i> slowly from 1.6 upward. Where does the walk begin to leave the valley?"
            + " Compare with the limit (4).",
        "Start close to the cross, with <i>γ</i> = 2.3 and then 2.5. How does each walk end?",
        "Choose momentum with <i>γ</i> = 0.3: the walk overshoots, and yet it is ahead. Beyond"
            + " which <i>γ</i> does it fail now?");
  }

  @Override
  public String picture() {
    return new DescentPicture(model).svg();
  }

  @Override
  public String html() {
    return "<div class=\"live-depth\"><div><div class=\"live-plane live-map\">"
        + "<canvas data-pixels=\"surface\" aria-hidden=\"true\"></canvas><div>"
        + CONTOURS
        + "</div><div data-slot=\"walk\"></div></div><p class=\"live-hint\"><i>C</i> over <i>w</i>"
        + " and <i>v</i>: the darker, the higher; contours from 0.01 to 3. Press on the map to"
        + " start there, or move <i>w</i> and <i>v</i>.</p><p class=\"live-now\""
        + " data-slot=\"now\"></p><div class=\"live-buttons\">"
        + Controls.button("start", "|◀ Start")
        + Controls.button("step", "One update")
        + Controls.button("ten", "10")
        + Controls.button("hundred", "100")
        + Controls.button("run", "<span data-slot=\"run\"></span>")
        + Controls.button("reset", "Reset")
        + "</div><div data-slot=\"costs\"></div></div><div>"
        + start()
        + steps()
        + "<div class=\"live-equations\" data-slot=\"equations\"></div></div></div>";
  }

  private static String start() {
    return "<h4>The start</h4><div class=\"live-controls\">"
        + Controls.number(
            "w", "<i>w</i>", "w at the start", DescentModel.LEAST_W, DescentModel.MOST_W, 0.01)
        + Controls.number(
            "v", "<i>v</i>", "v at the start", DescentModel.LEAST_V, DescentModel.MOST_V, 0.01)
        + "</div>";
  }

  private String steps() {
    String html =
        "<h4>The steps</h4><div class=\"live-controls\">"
            + Controls.choice("rule", "rule", DescentModel.RULES)
            + Controls.number("rate", "<i>γ</i>", "gamma, the learning rate", 0.01, 5, 0.01);
    if (isMomentum()) {
      html += Controls.number("mu", "<i>μ</i>", "mu, the momentum", 0, 0.99, 0.01);
    }
    return html + "</div><p class=\"live-now\" data-slot=\"verdict\"></p>";
  }

  private boolean isMomentum() {
    return model.rule.equals("momentum");
  }

  @Override
  public void fill(Slots slots) {
    slots.value("w", Controls.field(model.w)).value("v", Controls.field(model.v));
    slots.value("rule", model.rule).value("rate", Controls.field(model.rate));
    slots.value("mu", Controls.field(model.mu));
    slots.pixels("surface", Landscape.COLUMNS, COLOURS);
    slots.html("walk", new DescentPicture(model).walk());
    slots.html("run", moves ? "❚❚ Pause" : "▶ Run");
    slots.html("now", now());
    slots.html("verdict", verdict());
    slots.html("equations", equations());
    slots.html("costs", SmallChart.svg("C", "updates", model.costs()));
    for (String button : List.of("step", "ten", "hundred", "run")) {
      slots.enabled(button, !model.isStopped());
    }
  }

  private String now() {
    DescentModel.Place here = model.here();
    return updates()
        + ": <i>w</i> = "
        + Letters.number("w", here.w())
        + ", <i>v</i> = "
        + Letters.number("v", here.v())
        + ", <i>C</i> = "
        + Letters.number("C", model.cost())
        + (model.isStopped() ? "; <b class=\"less\">there is no further update</b>" : "");
  }

  private String verdict() {
    String rate = "<b><i>γ</i> = " + Numbers.typeset(model.rate, 4) + "</b>";
    if (model.rule.equals("Adam")) {
      return rate
          + ": Adam divides by the size of the gradients, so (4) does not hold. Its first steps are"
          + " about <i>γ</i> long in each weight, however gentle the slope.";
    }
    double share = model.rate / model.limit();
    String compared = rate + " is " + Numbers.typeset(share, 3) + " of the largest rate";
    if (model.rule.equals("descent")) {
      String best = Numbers.typeset(model.rate / DescentModel.best(), 3);
      compared += " and " + best + " of the best one";
    }
    return share < 1
        ? compared + ": near the minimum the walk arrives."
        : compared + ": <b class=\"less\">too large</b>, even beside the minimum it walks away.";
  }

  private String equations() {
    DescentModel.Curvature curvature = DescentModel.CURVATURE;
    String gentlest = Letters.number("gentlest", curvature.gentlest());
    String steepest = Letters.number("steepest", curvature.steepest());
    List<String> lines = new ArrayList<>();
    boolean momentum = isMomentum();
    lines.add(
        PathEquations.equation(
            momentum ? "(7)" : "(4)",
            "the largest rate: 2" + (momentum ? "(1 + <i>μ</i>)" : "") + "/<i>λ</i><sub>max</sub>",
            "2"
                + (momentum ? "(1 + " + Numbers.typeset(model.mu, 4) + ")" : "")
                + "/"
                + steepest
                + " = "
                + Letters.number("limit", model.limit())));
    lines.add(
        PathEquations.equation(
            "(5)",
            "the best"
                + (momentum ? " without momentum" : "")
                + ": 2/(<i>λ</i><sub>min</sub> + <i>λ</i><sub>max</sub>)",
            "2/(" + gentlest + " + " + steepest + ") = " + best()));
    if (!model.rule.equals("Adam")) {
      lines.add(factor("along the valley", "gentle", curvature.gentlest()));
      lines.add(factor("across the valley", "steep", curvature.steepest()));
    }
    return PathEquations.group("Near the minimum: the Hessian there", "", lines)
        + PathEquations.group("The gradient here, and the last update", "backward", update());
  }

  private static String best() {
    return Letters.number("best", DescentModel.best());
  }

  private String factor(String where, String key, double lambda) {
    return PathEquations.equation(
        isMomentum() ? "" : "(3)",
        where + ", each update multiplies the distance by",
        Letters.number(key, model.factor(lambda)));
  }

  private List<String> update() {
    DescentModel.Place here = model.here();
    List<String> lines = new ArrayList<>();
    lines.add(PathEquations.equation("", "∂<i>C</i>/∂<i>w</i>", Letters.number("dw", here.dw())));
    lines.add(PathEquations.equation("", "∂<i>C</i>/∂<i>v</i>", Letters.number("dv", here.dv())));
    if (model.updates() > 0) {
      DescentModel.Place before = model.walk().get(model.updates() - 1);
      lines.add(step("w", before.dw(), here.w() - before.w()));
      lines.add(step("v", before.dv(), here.v() - before.v()));
    }
    return lines;
  }

  // (2) Δw = −γ ∂C/∂w; the other rules remember more than the last gradient
  private String step(String letter, double gradient, double step) {
    boolean plain = model.rule.equals("descent");
    String result = Letters.number("step" + letter, step);
    String factor = Letters.number("before" + letter, gradient);
    String product =
        "−" + Numbers.typeset(model.rate, 4) + " · " + (gradient < 0 ? "(" + factor + ")" : factor);
    return PathEquations.equation(
        plain ? "(2)" : "",
        "Δ<i>" + letter + "</i>" + (plain ? " = −<i>γ</i> ∂<i>C</i>/∂<i>" + letter + "</i>" : ""),
        plain ? product + " = " + result : result);
  }

  // ------------------------------------------------------------------ what the reader does

  @Override
  public boolean set(String control, String value) {
    moves = control.equals("run") && !moves;
    switch (control) {
      case "w" -> number("w", "w", value, DescentModel.LEAST_W, DescentModel.MOST_W);
      case "v" -> number("v", "v", value, DescentModel.LEAST_V, DescentModel.MOST_V);
      case "place" -> place(Pieces.split(value, ','));
      case "rule" -> show(model.state().with("rule", value));
      case "rate" -> number("rate", "γ", value, DescentModel.LEAST_RATE, DescentModel.MOST_RATE);
      case "mu" -> number("mu", "μ", value, 0, DescentModel.MOST_MU);
      case "start" -> show(model.state().with("updates", 0));
      case "step" -> updates(1);
      case "ten" -> updates(10);
      case "hundred" -> updates(100);
      case "reset" -> show(LiveState.of(beginning));
      default -> {}
    }
    return control.equals("rule") || control.equals("reset");
  }

  private void show(LiveState state) {
    model = new DescentModel(state);
  }

  private void number(String key, String letter, String value, double least, double most) {
    show(model.state().with(key, Controls.read(letter, value, least, most)));
  }

  private void place(List<String> pressed) {
    double w = Landscape.w(Double.parseDouble(pressed.get(0)));
    double v = Landscape.v(Double.parseDouble(pressed.get(1)));
    show(model.state().with("w", Math.rint(100 * w) / 100).with("v", Math.rint(100 * v) / 100));
  }

  private void updates(int count) {
    for (int i = 0; i < count && model.step(); i++) {}
  }

  @Override
  public boolean moves() {
    return moves;
  }

  @Override
  public void advance() {
    moves = model.step();
  }

  // ------------------------------------------------------------------ for others

  @Override
  public LiveState state() {
    return model.state();
  }

  @Override
  public String java() {
    String rule =
        switch (model.rule) {
          case "momentum" -> ".momentum(" + Decimal.of(model.mu) + ")";
          case "Adam" -> ".rule(Adam.standard())";
          default -> "";
        };
    String train =
        "GradientDescent.withRate("
            + Decimal.of(model.rate)
            + ")"
            + rule
            + ".epochs("
            + model.updates()
            + ").train(net, X, Y);\n";
    return "Matrix X = Matrix.rowOf(-2, -1, -0.5, 0.5, 1.5, 3);\n"
        + "Matrix Y = X.map(x -> 1.5 * StrictMath.tanh(0.8 * x));\n"
        + "Network net = Network.input(1).layer(1, new Tanh())\n"
        + "    .output(1, Output.identitySquaredError(Reduction.MEAN))\n"
        + "    .withoutBiases().initialised(Initialisation.uniform(1), 1);\n"
        + "net.W(1).set(0, 0, "
        + Decimal.of(model.w)
        + ");\nnet.W(2).set(0, 0, "
        + Decimal.of(model.v)
        + ");\n"
        + (model.updates() == 0 ? "" : train)
        + "Pass pass = net.gradients(X, Y);\n"
        + "System.out.println(net.W(1) + \"\\n\" + net.W(2) + \"\\nC = \" + net.cost(Y, pass));";
  }

  @Override
  public String sentence() {
    DescentModel.Place here = model.here();
    return updates()
        + ": w is "
        + Numbers.typeset(here.w(), 3)
        + ", v is "
        + Numbers.typeset(here.v(), 3)
        + ", C is "
        + Numbers.typeset(model.cost(), 3)
        + (model.isStopped() ? "; there is no further update" : "");
  }

  private String updates() {
    return "after " + model.updates() + (model.updates() == 1 ? " update" : " updates");
  }
}

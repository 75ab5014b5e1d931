package backprop.browser;

import backprop.activation.Identity;
import backprop.network.Network;
import backprop.network.SinglePath;
import backprop.text.Decimal;
import backprop.text.Numbers;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Figure 1: a single path, forward and backward, in the letters and equations of 001. */
public final class SinglePathFigure implements LiveFigure {
  static final String NAME = "single-path";
  private static final double SLIDER = 4;
  private static final int MOST_STEPS = 100_000;

  private final String beginning;
  private PathModel model;
  private boolean moves;

  SinglePathFigure(LiveState state) {
    model = new PathModel(state);
    beginning = model.state().toString();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String label() {
    return "A single path: forward, backward, step";
  }

  @Override
  public String question() {
    return "One weight goes up a little. Does <i>J</i> rise or fall, and by how much?";
  }

  @Override
  public String letters() {
    return "<i>x</i> goes in, each <i>θ</i> is a weight, <i>z</i> arrives at a unit and "
        + "<i>a</i> = <i>σ</i>(<i>z</i>) leaves it. <i>ŷ</i> is the prediction, <i>y</i> "
        + "the target, <i>J</i> = ½(<i>ŷ</i> − <i>y</i>)² the cost, <i>δ</i> = "
        + "∂<i>J</i>/∂<i>z</i>, and <i>η</i> the learning rate.";
  }

  @Override
  public List<String> tries() {
    return List.of(
        "Press <b>Start</b>, then <b>Forward</b> again and again: every number is made of numbers"
            + " that are already there. Compute the next <i>δ</i> by hand before it appears.",
        "Make <i>θ</i><sup>(2)</sup> zero. Which gradients vanish with it, and which does not?",
        "Add weights until the first gradient is a thousandth of the last one. Then choose tanh.");
  }

  /**
   * A path of yours, where it stands.
   *
   * @throws IllegalArgumentException if the figure has not its activations, or it has more than
   *     twelve weights, or a number is beyond ±1000
   */
  public static SinglePathFigure of(SinglePath path, double x, double y) {
    int units = path.layers() - 1;
    double[] theta = new double[units];
    for (int l = 1; l <= units; l++) {
      theta[l - 1] = path.theta(l);
    }
    Network net = path.toNetwork();
    int sigma = PathModel.SIGMAS.indexOf(net.layer(1).activation());
    if (units > 1 && sigma < 0 || !(net.layer(units).activation() instanceof Identity)) {
      throw Text.illegal(
          "a live path has one of %s, and g(z) = z: this is %s", PathModel.SIGMA_NAMES, path);
    }
    LiveState state = new LiveState().with("x", x).with("y", y).with("theta", theta);
    state.with("sigma", PathModel.SIGMA_NAMES.get(Math.max(0, sigma)));
    SinglePathFigure figure = new SinglePathFigure(state);
    if (!Arrays.equals(figure.model.theta(), theta)
        || figure.model.value("x") != x
        || figure.model.value("y") != y) {
      throw Text.illegal(
          "a live path has at most %s weights, and numbers between −%s and %s: this is %s, x = %s,"
              + " y = %s",
          PathModel.MOST_WEIGHTS, (int) PathModel.MOST, (int) PathModel.MOST, path, x, y);
    }
    return figure;
  }

  @Override
  public String picture() {
    return new PathPicture(model).svg();
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<div class=\"live-controls\">");
    html.append(Controls.number("x", "<i>x</i>", "x, the input", -SLIDER, SLIDER, 0.01));
    html.append(Controls.number("y", "<i>y</i>", "y, the target", -SLIDER, SLIDER, 0.01));
    for (int l = 1; l < model.layers(); l++) {
      String words = "theta " + l + ", weight " + l;
      html.append(Controls.number("theta" + l, Letters.html("θ", l), words, -SLIDER, SLIDER, 0.01));
    }
    if (model.layers() > 2) {
      html.append(Controls.number("theta", "all <i>θ</i>", "all weights", -SLIDER, SLIDER, 0.01));
    }
    html.append(Controls.number("eta", "<i>η</i>", "eta, the learning rate", 0, 10, 0.01));
    html.append(Controls.choice("sigma", "<i>σ</i>", PathModel.SIGMA_NAMES));
    html.append("<div class=\"live-buttons\">weights ");
    html.append(Controls.button("shorter", "one less"));
    html.append(Controls.button("longer", "one more")).append("</div></div>");
    html.append(
        "<div class=\"live-wide\" data-slot=\"picture\"></div><div class=\"live-buttons\">");
    html.append(Controls.button("start", "|◀ Start"));
    html.append(Controls.button("back", "◀ Back"));
    html.append(Controls.button("forward", "Forward ▶"));
    html.append(Controls.button("all", "All ▶|"));
    html.append("<span class=\"gap\"></span>");
    html.append(Controls.button("step", "One step"));
    html.append(Controls.button("steps", "100 steps"));
    html.append(Controls.button("run", "<span data-slot=\"run\"></span>"));
    html.append(Controls.button("reset", "Reset")).append("</div>");
    html.append("<div class=\"live-equations\" data-slot=\"equations\"></div>");
    html.append("<div class=\"live-pair\"><div><h4>The cost falls</h4>");
    html.append("<div data-slot=\"losses\"></div></div>");
    html.append("<div><h4>The gradient, weight by weight</h4>");
    return html.append("<div data-slot=\"gradients\"></div></div></div>").toString();
  }

  @Override
  public void fill(Slots slots) {
    for (String key : List.of("x", "y", "eta")) {
      slots.value(key, Controls.field(model.value(key)));
    }
    double[] theta = model.theta();
    double[] gradient = new double[theta.length];
    List<String> letters = new ArrayList<>();
    boolean same = true;
    for (int l = 1; l <= theta.length; l++) {
      slots.value("theta" + l, Controls.field(theta[l - 1]));
      same &= theta[l - 1] == theta[0];
      gradient[l - 1] = model.value("dtheta" + l);
      letters.add(Letters.plain("θ", l));
    }
    if (theta.length > 1) {
      slots.value("theta", same ? Controls.field(theta[0]) : "");
    }
    slots.value("sigma", model.sigmaName());
    slots.enabled("shorter", theta.length > 1);
    slots.enabled("longer", theta.length < PathModel.MOST_WEIGHTS);
    slots.enabled("start", model.at() > 0).enabled("back", model.at() > 0);
    boolean more = model.at() < model.walk().size();
    slots.enabled("forward", more).enabled("all", more);
    slots.html("run", moves ? "❚❚ Pause" : "▶ Run");
    slots.html("picture", picture());
    slots.html("equations", new PathEquations(model).html());
    slots.html("losses", SmallChart.svg("J", model.losses()));
    slots.html("gradients", SmallChart.bars("∂J/∂θ of each weight", letters, gradient));
  }

  @Override
  public boolean set(String control, String value) {
    if (!control.equals("run")) {
      moves = false;
    }
    if (control.startsWith("theta")) {
      theta(control.substring("theta".length()), value);
      return false;
    }
    switch (control) {
      case "x" -> model.x(Controls.read("x", value, -PathModel.MOST, PathModel.MOST));
      case "y" -> model.y(Controls.read("y", value, -PathModel.MOST, PathModel.MOST));
      case "eta" -> model.eta(Controls.read("η", value, 0, PathModel.MOST));
      case "sigma" -> model.sigma(value);
      case "start" -> walk(0);
      case "back" -> walk(model.at() - 1);
      case "forward" -> walk(model.at() + 1);
      case "all" -> walk(model.walk().size());
      case "step" -> model.step();
      case "steps" -> steps();
      case "run" -> moves = !moves;
      case "shorter" -> model.weights(model.theta().length - 1);
      case "longer" -> model.weights(model.theta().length + 1);
      case "reset" -> model = new PathModel(LiveState.of(beginning));
      default -> {}
    }
    return List.of("shorter", "longer", "reset").contains(control);
  }

  private void theta(String layer, String value) {
    double number = Controls.read("θ", value, -PathModel.MOST, PathModel.MOST);
    if (layer.isEmpty()) {
      model.everyTheta(number);
    } else {
      model.theta(Integer.parseInt(layer), number);
    }
  }

  private void walk(int place) {
    model.settle();
    model.walkTo(place);
  }

  private void steps() {
    for (int i = 0; i < 100; i++) {
      model.step();
    }
  }

  @Override
  public boolean moves() {
    return moves;
  }

  @Override
  public void advance() {
    try {
      model.step();
      moves &= model.losses().size() < MOST_STEPS;
    } catch (IllegalArgumentException e) { // too large a rate; the reader sees it in the curve
      moves = false;
    }
  }

  @Override
  public LiveState state() {
    return model.state();
  }

  @Override
  public String java() {
    String theta = Pieces.joined(", ", model.theta());
    String path =
        model.sigmaName().equals("sigmoid")
            ? "SinglePath.of(" + theta + ");"
            : "new SinglePath(new "
                + PathModel.SIGMA_JAVA.get(PathModel.SIGMA_NAMES.indexOf(model.sigmaName()))
                + ", new Identity(), "
                + theta
                + ");";
    return "SinglePath path = "
        + path
        + "\nPathPass pass = path.pass("
        + Decimal.of(model.value("x"))
        + ", "
        + Decimal.of(model.value("y"))
        + "); // forward and backward\nSystem.out.println(pass);\npath.update(pass, "
        + Decimal.of(model.value("eta"))
        + "); // one step, (17)";
  }

  @Override
  public String sentence() {
    String now = model.now();
    if (!now.isEmpty() && model.at() < model.walk().size()) {
      return spoken(now) + " is " + Numbers.typeset(model.value(now), 4);
    }
    return "ŷ is "
        + Numbers.typeset(model.value("a" + model.layers()), 4)
        + ", J is "
        + Numbers.typeset(model.value("J"), 4)
        + ", the first gradient is "
        + Numbers.typeset(model.value("dtheta1"), 4);
  }

  private static String spoken(String key) {
    int digits = Pieces.digits(key);
    String letter = key.substring(0, digits);
    String words =
        letter.equals("dtheta")
            ? "the gradient by theta"
            : letter.equals("step") ? "the step of theta" : letter;
    return words + " " + key.substring(digits);
  }
}

package backprop.browser;

import backprop.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Figure 4: an activation with a loss, and what of the error gets through to z. */
public final class OutputFigure implements LiveFigure {
  static final String NAME = "activations-losses";
  private static final List<String> LOSSES =
      List.of("½ squared error", "squared error", "mean squared error", "L1", "cross-entropy");
  private static final List<String> CLASSES = List.of("class 1", "class 2", "class 3");
  private static final double SATURATED = 0.01; // a slope as in notebook 04

  private final String beginning;
  private OutputModel model;

  OutputFigure(LiveState state) {
    model = new OutputModel(state);
    beginning = model.state().toString();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String label() {
    return "Activations and losses: what of an error gets through";
  }

  @Override
  public String question() {
    return "A unit is as wrong as can be, and hardly learns. Is it the activation's fault, or the"
        + " loss's?";
  }

  @Override
  public String letters() {
    return "<i>z</i> arrives at the last unit, <i>a</i> = <i>σ</i>(<i>z</i>) is the "
        + "prediction, <i>y</i> the target, <i>C</i> the cost, and <i>δ</i> = "
        + "∂<i>C</i>/∂<i>z</i>.";
  }

  @Override
  public List<String> tries() {
    return List.of(
        "Move <i>z</i> from 0 to 8 while the target is 0: the answer gets worse and worse. What"
            + " becomes of <i>δ</i>? Then choose cross-entropy.",
        "Which pairs of an activation and a loss have a short way, <i>δ</i> = <i>a</i> −"
            + " <i>y</i>? What has cancelled there?",
        "Choose softmax. Why does each row of its Jacobian sum to 0? Then type 1000 for"
            + " <i>z</i><sub>1</sub>, with class 2 and cross-entropy, and compare the two ways.");
  }

  @Override
  public String picture() {
    return new OutputPicture(model).signal();
  }

  @Override
  public String html() {
    return "<div class=\"live-controls\">"
        + Controls.choice("sigma", "<i>σ</i>", OutputModel.SIGMAS)
        + Controls.choice("loss", "loss", OutputModel.LOSSES, LOSSES)
        + inputs()
        + "<div class=\"live-buttons\">"
        + Controls.button("reset", "Reset")
        + "</div></div><p class=\"live-now\" data-slot=\"verdict\"></p>"
        + "<div class=\"live-pair\"><div data-slot=\"saturation\"></div>"
        + "<div data-slot=\"signal\"></div></div>"
        + "<div class=\"live-equations\" data-slot=\"equations\"></div>";
  }

  /** A loss as the reader sees it. */
  static String shown(String loss) {
    return LOSSES.get(OutputModel.LOSSES.indexOf(loss));
  }

  private String inputs() {
    double edge = OutputPicture.EDGE;
    if (!model.isSoftmax()) {
      double least = model.isCrossEntropy() ? 0 : -2;
      double most = model.isCrossEntropy() ? 1 : 2;
      return Controls.number("z1", "<i>z</i>", "z", -edge, edge, 0.01)
          + Controls.number("y", "<i>y</i>", "y, the target", least, most, 0.01);
    }
    StringBuilder html = new StringBuilder();
    for (int k = 1; k <= OutputModel.UNITS; k++) {
      String letter = "<i>z</i><sub>" + k + "</sub>";
      html.append(Controls.number("z" + k, letter, "z " + k, -edge, edge, 0.01));
    }
    return html + Controls.choice("class", "target", OutputModel.CLASSES, CLASSES);
  }

  @Override
  public void fill(Slots slots) {
    slots.value("sigma", model.sigma).value("loss", model.loss).value("class", model.target);
    slots.value("y", Controls.field(model.y));
    for (int k = 1; k <= model.units(); k++) {
      slots.value("z" + k, Controls.field(model.z(k)));
    }
    OutputPicture picture = new OutputPicture(model);
    slots.html("saturation", picture.saturation()).html("signal", picture.signal());
    slots.html("equations", new OutputEquations(model).html());
    slots.html("verdict", verdict());
  }

  private String verdict() {
    double slope = model.jacobian(1, 1);
    if (model.isCrossEntropy() && !model.isSoftmax() && (model.a(1) < 0 || model.a(1) > 1)) {
      return "<b class=\"less\">Cross-entropy takes logarithms</b>: it means something only for"
          + " answers between 0 and 1.";
    }
    if (!Double.isFinite(model.longDelta(1)) && model.hasShortWay()) {
      return "<b class=\"less\">∞ · 0</b>: an answer was rounded to 0 or 1, and the long way has"
          + " lost what it needs. The short way never divides.";
    }
    if (Math.abs(slope) < SATURATED) {
      return "<b>Saturated</b>: the slope of the activation is "
          + Numbers.typeset(slope, 3)
          + (model.hasShortWay()
              ? "; this loss pulls harder by as much, and <i>δ</i> = <i>a</i> − <i>y</i>."
              : ", and <i>δ</i> is the smaller for it.");
    }
    if (model.hasShortWay()) {
      return "<b>A natural pair</b>: the slopes cancel, and <i>δ</i> = <i>a</i> − <i>y</i>.";
    }
    return "<i>δ</i> is the slope of the loss times "
        + (model.isSoftmax()
            ? "a table of slopes: each <i>z</i> moves every answer."
            : "that of the activation.");
  }

  // ------------------------------------------------------------------ what the reader does

  @Override
  public boolean set(String control, String value) {
    switch (control) {
      case "sigma", "loss", "class" -> show(model.state().with(control, value));
      case "z1", "z2", "z3" -> z(control.charAt(1) - '1', value);
      case "y" -> {
        double least = model.isCrossEntropy() ? 0 : -OutputModel.MOST;
        double most = model.isCrossEntropy() ? 1 : OutputModel.MOST;
        show(model.state().with("y", Controls.read("y", value, least, most)));
      }
      case "reset" -> show(LiveState.of(beginning));
      default -> {}
    }
    return List.of("sigma", "loss", "reset").contains(control);
  }

  private void z(int at, String value) {
    double[] z = model.z.clone();
    z[at] = Controls.read("z", value, -OutputModel.MOST, OutputModel.MOST);
    show(model.state().with("z", z));
  }

  private void show(LiveState state) {
    model = new OutputModel(state);
  }

  // ------------------------------------------------------------------ for others

  @Override
  public LiveState state() {
    return model.state();
  }

  @Override
  public String java() {
    return "Activation sigma = new "
        + (model.isSoftmax()
            ? "Softmax()"
            : PathModel.SIGMA_JAVA.get(OutputModel.SIGMAS.indexOf(model.sigma)))
        + ";\nLoss loss = "
        + loss()
        + ";\nMatrix z = Matrix.columnOf("
        + Pieces.joined(", ", Arrays.copyOf(model.z, model.units()))
        + "), y = Matrix.columnOf("
        + Pieces.joined(", ", model.targets())
        + "), a = sigma.of(z);\n"
        + "Matrix longWay = Matrix.zerosLike(z), delta = Matrix.zerosLike(z);\n"
        + "Output.longWay(sigma, loss, Reduction.SUM).delta(z, a, y, longWay); // by the Jacobian\n"
        + "Output.of(sigma, loss, Reduction.SUM).delta(z, a, y, delta); // a - y in a natural"
        + " pair\n"
        + "System.out.println(a + \"\\n"
        + "\" + longWay + \"\\n"
        + "\" + delta);";
  }

  private String loss() {
    return switch (model.loss) {
      case "half" -> "SquaredError.HALF";
      case "sum" -> "SquaredError.SUM";
      case "mean" -> "SquaredError.MEAN";
      case "L1" -> "new AbsoluteError()";
      default -> model.isSoftmax() ? "new CrossEntropy()" : "new BinaryCrossEntropy()";
    };
  }

  @Override
  public String sentence() {
    List<String> deltas = new ArrayList<>();
    for (int k = 1; k <= model.units(); k++) {
      deltas.add(Numbers.typeset(model.delta(k), 3));
    }
    return "delta is "
        + String.join(", ", deltas)
        + "; the slope of the activation is "
        + Numbers.typeset(model.jacobian(1, 1), 3)
        + "; C is "
        + Numbers.typeset(model.cost(), 3);
  }
}

package backprop.browser;

import backprop.activation.Activation;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.matrix.Matrix;
import backprop.network.OneHiddenLayer;
import backprop.text.Decimal;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Figure 2: one hidden layer, and every path that leads through a weight; letters of 002. */
public final class OneHiddenLayerFigure implements LiveFigure {
  static final String NAME = "one-hidden-layer";
  private static final double SLIDER = 4;
  private static final List<String> OUTPUTS =
      List.of(
          "identity with squared error",
          "softmax with squared error",
          "softmax with cross-entropy");

  private final String beginning;
  private HiddenLayerModel model;

  OneHiddenLayerFigure(LiveState state) {
    model = new HiddenLayerModel(state);
    beginning = model.state().toString();
  }

  /**
   * A network of yours with its examples, where it stands.
   *
   * @param X p × N
   * @param Y K × N
   * @throws IllegalArgumentException if the figure cannot show them: p = M = K = 2, σ is the
   *     sigmoid, g the identity or softmax, N at most 30, and no number beyond ±100
   */
  public static OneHiddenLayerFigure of(OneHiddenLayer net, Matrix X, Matrix Y) {
    Activation sigma = net.toNetwork().layer(1).activation();
    Activation g = net.toNetwork().layer(2).activation();
    LiveState state = new LiveState().with("alpha", HiddenLayerModel.rows(net.alpha()));
    state.with("beta", HiddenLayerModel.rows(net.beta()));
    state.with("x", HiddenLayerModel.rows(X.transpose()));
    state.with("y", HiddenLayerModel.rows(Y.transpose()));
    state.with("g", HiddenLayerModel.OUTPUTS.get(g instanceof Softmax ? 1 : 0));
    OneHiddenLayerFigure figure = new OneHiddenLayerFigure(state);
    HiddenLayerModel model = figure.model;
    boolean shown = model.X().equals(X) && model.Y().equals(Y) && model.g().equals(g);
    shown &= model.net().alpha().equals(net.alpha()) && model.net().beta().equals(net.beta());
    if (!shown || !(sigma instanceof Sigmoid)) {
      throw Text.illegal(
          "the figure shows two inputs, two hidden sigmoids and two outputs that are the identity"
              + " or softmax, at most %s examples, and numbers between −%s and %s; this is a %s; X"
              + " is %s and Y is %s",
          HiddenLayerModel.MOST_EXAMPLES,
          (int) HiddenLayerModel.MOST,
          (int) HiddenLayerModel.MOST,
          net,
          X.shape(),
          Y.shape());
    }
    return figure;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String label() {
    return "One hidden layer: the sum over paths";
  }

  @Override
  public String question() {
    return "A weight in front of two outputs: one wants it larger, the other smaller. Who wins?";
  }

  @Override
  public String letters() {
    return "The weights <i>α</i> lead from the inputs <i>x</i> to the hidden units "
        + "<i>z</i>, the weights <i>β</i> from there to <i>t</i>. <i>f</i> = "
        + "<i>g</i>(<i>t</i>) is the prediction, <i>y</i> the target, <i>R</i> the error "
        + "of one example. <i>δ</i> = ∂<i>R</i>/∂<i>t</i> at the output, and <i>s</i> is "
        + "the same in front of a hidden unit.";
  }

  @Override
  public List<String> tries() {
    return List.of(
        "Point at a weight, or walk through the sliders with the tabulator: the paths that lead"
            + " through it light up, and their products add up to its gradient.",
        "Find values of <i>β</i> for which two paths through <i>α</i><sub>11</sub> cancel: neither"
            + " is zero, and the gradient is.",
        "Choose softmax. Why does a weight <i>β</i> have two paths now, and a weight <i>α</i> four?"
            + " What becomes of <i>δ</i> with cross-entropy?");
  }

  @Override
  public String picture() {
    return new HiddenLayerPicture(model).svg();
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<div class=\"live-controls\">");
    html.append(Controls.choice("i", "example <i>i</i>", model.examples()));
    html.append(Controls.choice("g", "<i>g</i>", OUTPUTS.subList(0, model.outputs().size())));
    html.append("<div class=\"live-buttons\">").append(Controls.button("reset", "Reset"));
    html.append("</div></div><div data-see=\"look\">");
    html.append("<div class=\"live-wide live-broad\" data-slot=\"picture\"></div>");
    html.append("<div class=\"live-equations\" data-slot=\"paths\"></div>");
    html.append("<h4>Weights and biases</h4><div class=\"live-controls\">");
    for (String weight : HiddenLayerModel.WEIGHTS) {
      String letter = HiddenLayerLetters.html(weight);
      String words = HiddenLayerLetters.words(weight);
      html.append(Controls.number(weight, letter, words, -SLIDER, SLIDER, 0.01));
    }
    html.append("</div></div><div class=\"live-equations\" data-slot=\"equations\"></div>");
    html.append("<div class=\"live-pair\"><div><h4>The gradient of this example</h4>");
    return html.append("<div data-slot=\"gradients\"></div></div></div>").toString();
  }

  @Override
  public void fill(Slots slots) {
    List<String> letters = new ArrayList<>();
    double[] gradient = new double[HiddenLayerModel.WEIGHTS.size()];
    for (String weight : HiddenLayerModel.WEIGHTS) {
      slots.value(weight, Decimal.of(model.value(weight)));
      gradient[letters.size()] = model.value("d" + weight);
      letters.add(HiddenLayerLetters.plain(weight));
    }
    slots.value("i", String.valueOf(model.example()));
    slots.value("g", OUTPUTS.get(HiddenLayerModel.OUTPUTS.indexOf(model.output())));
    slots.html("picture", picture());
    HiddenLayerEquations equations = new HiddenLayerEquations(model);
    slots.html("paths", equations.paths());
    slots.html("equations", equations.equations());
    slots.html("gradients", SmallChart.bars("∂R/∂ each weight", letters, gradient));
  }

  @Override
  public boolean set(String control, String value) {
    switch (control) {
      case "i" -> model.example(value);
      case "g" -> {
        int output = OUTPUTS.indexOf(value);
        model.output(output < 0 ? "" : HiddenLayerModel.OUTPUTS.get(output));
      }
      case "look" -> model.look(value);
      case "reset" -> model = new HiddenLayerModel(LiveState.of(beginning));
      default -> {
        if (HiddenLayerModel.WEIGHTS.contains(control)) {
          String letter = HiddenLayerLetters.plain(control);
          double most = HiddenLayerModel.MOST;
          model.weight(control, Controls.read(letter, value, -most, most));
        }
      }
    }
    return false;
  }

  @Override
  public LiveState state() {
    return model.state();
  }

  @Override
  public String java() {
    String g = model.output().equals("identity") ? "Identity" : "Softmax";
    String cell =
        "Matrix X = Matrix.columnOf("
            + Pieces.joined(", ", HiddenLayerModel.rows(model.x()))
            + "), Y = Matrix.columnOf("
            + Pieces.joined(", ", HiddenLayerModel.rows(model.y()))
            + ");\nMatrix alpha = "
            + matrix(model.net().alpha())
            + "; // biases first\nMatrix beta = "
            + matrix(model.net().beta())
            + ";\nOneHiddenLayer net = new OneHiddenLayer(alpha, beta, new Sigmoid(), new "
            + g
            + "());\n";
    return model.crossEntropy()
        ? cell
            + "Network same = net.toNetwork(); // with another error\n"
            + "Network network = new Network(List.of(same.layer(1), same.layer(2)),\n"
            + "    backprop.loss.Output.softmaxCrossEntropy(backprop.loss.Reduction.SUM));\n"
            + "Pass pass = network.gradients(X, Y);\n"
            + "System.out.println(pass.dW(1) + \"\\n\" + pass.dW(2));"
        : cell
            + "HiddenLayerPass pass = net.pass(X, Y); // forward and backward\n"
            + "System.out.println(pass.dAlpha() + \"\\n\" + pass.dBeta());";
  }

  private static String matrix(Matrix A) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < A.rows(); i++) {
      rows.add("{" + Pieces.joined(", ", A.row(i)) + "}");
    }
    return "Matrix.of(new double[][] {" + String.join(", ", rows) + "})";
  }

  @Override
  public String sentence() {
    List<String> products = new ArrayList<>();
    for (int n = 1; n <= model.paths().size(); n++) {
      products.add(HiddenLayerLetters.number(model.value("path" + n)));
    }
    String weight = model.weight();
    String words = HiddenLayerLetters.words(weight);
    return "the gradient by "
        + words.substring(0, words.indexOf(','))
        + " is "
        + HiddenLayerLetters.number(model.value("d" + weight))
        + (products.size() == 1 ? ", one path" : ", the sum of " + String.join(" and ", products))
        + "; R is "
        + HiddenLayerLetters.number(model.value("R"));
  }
}

package backprop.browser;

import backprop.check.Tape;
import backprop.text.Decimal;
import backprop.text.Numbers;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Figure 6: the graph of a formula that the reader types. */
public final class GraphFigure implements LiveFigure {
  static final String NAME = "graph";

  private static final double SLIDER = 4;
  private static final String OWN = "your own";
  private static final List<String> EXAMPLES =
      List.of(OWN, "squared error", "a path", "x twice", "cross-entropy", "softplus");
  private static final List<String> FORMULAS =
      List.of(
          "",
          GraphModel.BEGINNING,
          "J = (c*sigmoid(b*sigmoid(a*x)) − y)^2/2",
          "x*tanh(x) + x",
          "J = −(t*log(sigmoid(z)) + (1 − t)*log(1 − sigmoid(z)))",
          "log(1 + exp(w*x))");
  private static final List<String> RESERVED =
      Pieces.split(
          "tape gradient abstract assert boolean break byte case catch char class const continue"
              + " default do double else enum extends final finally float for goto if implements"
              + " import instanceof int interface long native new package private protected public"
              + " return short static strictfp super switch synchronized this throw throws"
              + " transient try void volatile while true false null _",
          ' ');

  private final String beginning;
  private GraphModel model;

  GraphFigure(LiveState state) {
    model = new GraphModel(state);
    beginning = model.state().toString();
  }

  /**
   * The graph of a formula.
   *
   * @param formula as {@code (w*x + b - t)^2}
   * @throws IllegalArgumentException if it cannot be read, says where; or if it is too large
   */
  public static GraphFigure of(String formula) {
    GraphFigure figure = new GraphFigure(new LiveState());
    figure.model.text(formula);
    return new GraphFigure(figure.state());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String label() {
    return "The graph: any formula, backward";
  }

  @Override
  public String question() {
    return "A letter stands twice in a formula. What is the derivative by it?";
  }

  @Override
  public String letters() {
    return "Each box computes one number from those whose arrows reach it. On an arrow "
        + "stands its slope: how much the number at its end moves for one that moves at "
        + "its start.";
  }

  @Override
  public List<String> tries() {
    return List.of(
        "Press Start, then Forward: say each number before it appears, first the values, then the"
            + " derivatives.",
        "Choose “x twice”: two arrows leave <i>x</i>. What arrives on each, and what becomes of"
            + " the two?",
        "Type a formula of yours. Where is a slope 0, and what does that do to everything before"
            + " it?");
  }

  @Override
  public String picture() {
    return new GraphPicture(model).svg();
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<div class=\"live-formula\">");
    html.append(Controls.text("of", "formula", ""));
    html.append(Controls.choice("example", "example", EXAMPLES)).append("</div>");
    html.append("<p class=\"live-hint\">+ − * / ^ and ");
    html.append(String.join(", ", Expression.FUNCTIONS));
    html.append("; <i>e</i> and π are numbers, every other name is a letter of yours.</p>");
    html.append("<div class=\"live-controls\">");
    for (String letter : model.letters()) {
      String shown = "<i>" + Text.escaped(letter) + "</i>";
      html.append(Controls.number("=" + letter, shown, letter, -SLIDER, SLIDER, 0.01));
    }
    html.append("</div><div class=\"live-buttons\">");
    html.append(Controls.button("start", "|◀ Start")).append(Controls.button("back", "◀ Back"));
    html.append(Controls.button("forward", "Forward ▶")).append(Controls.button("all", "All ▶|"));
    html.append("<span class=\"gap\"></span>").append(Controls.button("reset", "Reset"));
    html.append("</div><p class=\"live-now less\" data-slot=\"trouble\"></p>");
    html.append("<div class=\"live-wide\" data-slot=\"picture\"></div>");
    return html.append("<div class=\"live-equations\" data-slot=\"equations\"></div>").toString();
  }

  @Override
  public void fill(Slots slots) {
    slots.value("of", model.text());
    int example = FORMULAS.indexOf(model.text());
    slots.value("example", example < 0 ? OWN : EXAMPLES.get(example));
    for (Tape.Node leaf : model.leaves()) {
      slots.value("=" + leaf.name(), Controls.field(leaf.value()));
    }
    slots.enabled("start", model.at() > 0).enabled("back", model.at() > 0);
    boolean more = model.at() < model.walk();
    slots.enabled("forward", more).enabled("all", more);
    slots.html("trouble", Text.escaped(model.trouble()));
    slots.html("picture", new GraphPicture(model).html());
    slots.html("equations", new GraphEquations(model).html());
  }

  @Override
  public boolean set(String control, String value) {
    List<String> letters = model.letters();
    switch (control) {
      case "of" -> model.text(value);
      case "example" -> {
        if (EXAMPLES.indexOf(value) > 0) {
          model.text(FORMULAS.get(EXAMPLES.indexOf(value)));
        }
      }
      case "start" -> model.walkTo(0);
      case "back" -> model.walkTo(model.at() - 1);
      case "forward" -> model.walkTo(model.at() + 1);
      case "all" -> model.walkTo(model.walk());
      case "reset" -> model = new GraphModel(LiveState.of(beginning));
      default -> {
        String letter = control.substring(1);
        if (letters.contains(letter)) {
          double most = GraphModel.MOST;
          model.value(letter, Controls.read(letter, value, -most, most));
        }
      }
    }
    return !letters.equals(model.letters());
  }

  @Override
  public LiveState state() {
    return model.state();
  }

  @Override
  public String java() {
    StringBuilder java = new StringBuilder("Tape tape = new Tape();\n");
    for (Tape.Node leaf : model.leaves()) {
      java.append("Tape.Node ").append(variable(leaf)).append(" = tape.leaf(\"");
      java.append(leaf.name()).append("\", ").append(Decimal.of(leaf.value())).append(");\n");
    }
    for (Tape.Node node : model.forward()) {
      String call = model.operation(node).java(this::variable) + ";\n";
      java.append("Tape.Node ").append(variable(node)).append(" = ").append(call);
    }
    String y = variable(model.y());
    java.append("Tape.Adjoints gradient = tape.backward(").append(y).append(");\n");
    for (String letter : model.letters()) {
      String name = safe(letter);
      java.append("System.out.println(\"by ").append(letter).append(": \" + gradient.by(");
      java.append(name).append("));\n");
    }
    String name = model.name(model.y());
    return java.append("Diagram.of(tape, ")
        .append(y)
        .append(".named(\"" + name + "\"))")
        .toString();
  }

  private String variable(Tape.Node node) {
    return safe(model.name(node));
  }

  // a name that Java allows
  private static String safe(String name) {
    return RESERVED.contains(name) ? name + "_" : name;
  }

  @Override
  public String sentence() {
    Tape.Node now = model.now();
    String y = model.name(model.y());
    String trouble = model.trouble();
    if (!trouble.isEmpty()) {
      return trouble;
    }
    if (now != null && model.at() < model.walk()) {
      double number = model.isBack() ? model.by(now) : now.value();
      String what = model.isBack() ? "the derivative of " + y + " by " : "";
      return what + model.name(now) + " is " + Numbers.typeset(number, 4);
    }
    List<String> slopes = new ArrayList<>();
    for (Tape.Node leaf : model.leaves()) {
      slopes.add("by " + leaf.name() + " " + Numbers.typeset(model.by(leaf), 4));
    }
    String value = y + " is " + Numbers.typeset(model.y().value(), 4);
    return slopes.isEmpty() ? value : value + "; its derivative " + String.join(", ", slopes);
  }
}

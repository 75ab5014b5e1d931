package backprop.browser;

import backprop.check.Tape;
import java.util.ArrayList;
import java.util.List;

/** What each number of a graph is computed from, in letters and in numbers. */
record GraphEquations(GraphModel model) {

  String html() {
    List<String> forward = new ArrayList<>();
    model.forward().forEach(node -> forward.add(forward(node)));
    List<String> backward = new ArrayList<>();
    model.backward().forEach(node -> backward.add(backward(node)));
    return PathEquations.group("Forward: a value, and its slopes", "forward", forward)
        + PathEquations.group("Back: the chain rule, one number at a time", "backward", backward);
  }

  private String forward(Tape.Node node) {
    Operation letters = new Operation(node, this::letter);
    Operation numbers = new Operation(node, letters.isFunction() ? this::number : this::factor);
    List<String> slopes = new ArrayList<>();
    for (int p = 0; p < node.parents().size(); p++) {
      Tape.Node parent = node.parents().get(p);
      if (!GraphModel.isConstant(parent)) {
        String slope = letters.slope(p).isEmpty() ? "" : letters.slope(p) + " = ";
        slopes.add(partial(node, parent) + " = " + slope + slope(node, p) + letters.reason());
      }
    }
    String value = " = " + numbers.letters() + " = " + number(node);
    return line(
        node,
        model.isShown(node),
        letter(node) + " = " + letters.letters(),
        value,
        String.join("; ", slopes));
  }

  private String backward(Tape.Node node) {
    Tape.Node y = model.y();
    if (node == y) {
      return line(node, model.isShownBack(node), partial(y, y), " = " + by(y), "");
    }
    List<String> letters = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (Tape.Node child : model.backward()) {
      for (int p = 0; p < child.parents().size(); p++) {
        if (child.parents().get(p) == node) {
          letters.add(partial(y, child) + " · " + partial(child, node));
          String by = numbers.isEmpty() ? by(child) : factor(by(child), model.by(child));
          numbers.add(by + " · " + factor(slope(child, p), child.slope(p)));
        }
      }
    }
    return line(
        node,
        model.isShownBack(node),
        partial(y, node) + " = " + String.join(" + ", letters),
        " = " + String.join(" + ", numbers) + " = " + by(node),
        "");
  }

  private String line(Tape.Node node, boolean shown, String letters, String numbers, String more) {
    boolean now = node == model.now() && model.isBack() == numbers.contains("\"by ");
    String rest = more.isEmpty() || !shown ? "" : "<br><span class=\"slopes\">" + more + "</span>";
    return (now ? "<li class=\"now\" aria-current=\"step\">" : "<li>")
        + "<span class=\"letters\">"
        + letters
        + "</span> <span class=\"numbers\">"
        + (shown ? numbers : "…")
        + "</span>"
        + rest
        + "</li>";
  }

  // ------------------------------------------------------------------ pieces

  private String letter(Tape.Node node) {
    String letter = model.letter(node);
    return GraphModel.isConstant(node) ? letter : "<i>" + letter + "</i>";
  }

  private String partial(Tape.Node of, Tape.Node by) {
    return "∂" + letter(of) + "/∂" + letter(by);
  }

  private String number(Tape.Node node) {
    return GraphModel.isConstant(node) ? model.name(node) : number(model.name(node), node.value());
  }

  // in brackets if a sign would meet another sign
  private String factor(Tape.Node node) {
    return GraphModel.isConstant(node) ? model.name(node) : factor(number(node), node.value());
  }

  private String by(Tape.Node node) {
    return number("by " + model.name(node), model.by(node));
  }

  private String slope(Tape.Node node, int parent) {
    return number(model.name(node) + "." + parent, node.slope(parent));
  }

  private static String factor(String html, double value) {
    return value < 0 ? "(" + html + ")" : html;
  }

  private String number(String key, double value) {
    String number = Letters.number(key, value);
    return model.changed(key, value) ? "<mark>" + number + "</mark>" : number;
  }
}

package backprop.browser;

import backprop.check.Tape;
import backprop.diagram.TapeGraph;
import backprop.diagram.TapeLayout;
import backprop.text.Numbers;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of figure 6: a typed formula on a tape, which is walked one number at a time, forward
 * by values and slopes, then back by derivatives.
 */
final class GraphModel {
  static final double MOST = 1000;
  static final String BEGINNING = "J = (w*x + b − y)^2";

  private static final int MOST_NUMBERS = 25; // as in the diagrams of the notebooks
  private static final int MOST_LETTERS = 8;
  private static final double[] FIRST = {0.8, 1.5, -0.3, 1.3, 2, -1.2, 0.6, -0.5};
  private static final List<String> RESULTS = List.of("y", "L", "J", "f", "z", "o", "p", "s", "r");
  private static final List<String> INNER = List.of("v", "u", "h", "q", "k", "n", "m", "g", "c");

  private final Map<String, Double> values = new LinkedHashMap<>(); // also of letters that are gone
  private String text = BEGINNING;
  private Expression expression;
  private TapeGraph graph;
  private List<Double> heights; // of its slots; they depend on the formula alone
  private Tape.Adjoints gradient;
  private List<Tape.Node> forward; // operations, in their order
  private List<Tape.Node> backward; // all that vary, from y back
  private int at;
  private Map<String, Double> before = Map.of();

  /** What the state does not know is as in the beginning. */
  GraphModel(LiveState state) {
    try {
      text(state.text("of", BEGINNING));
    } catch (IllegalArgumentException e) { // the address may be anyone's
      text(BEGINNING);
    }
    List<String> letters = letters();
    int n = letters.size();
    double[] numbers = state.numbers("v", -MOST, MOST, n, n, new double[0]);
    for (int i = 0; i < numbers.length; i++) {
      values.put(letters.get(i), numbers[i]);
    }
    compute(read(text, values));
    before = numbers();
    walkTo((int) state.number("at", 0, walk(), walk()));
  }

  // ------------------------------------------------------------------ what can be set

  /**
   * Another formula; letters that it shares with the last keep their values.
   *
   * @throws IllegalArgumentException if it cannot be read, or is too large for a picture
   */
  void text(String typed) {
    Map<String, Double> known = new LinkedHashMap<>(values);
    Expression read = read(typed, known);
    int letters = read.leaves().size();
    int size = TapeGraph.size(read.tape(), read.y());
    if (letters > MOST_LETTERS || size > MOST_NUMBERS) {
      throw Text.illegal(
          "this has %s letters and %s numbers in its graph; the figure has room for %s and %s",
          letters, size, MOST_LETTERS, MOST_NUMBERS);
    }
    text = typed.strip();
    values.putAll(known);
    compute(read);
    TapeLayout layout = new TapeLayout(graph);
    heights = graph.slots().stream().map(layout::y).toList();
    before = numbers();
    at = walk();
  }

  /** Another value for a letter. */
  void value(String letter, double number) {
    values.put(letter, number);
    before = numbers();
    compute(read(text, values));
  }

  /** So many numbers are shown. */
  void walkTo(int place) {
    at = Math.max(0, Math.min(walk(), place));
    before = numbers();
  }

  // a letter that is new gets a value
  private static Expression read(String text, Map<String, Double> values) {
    return new Expression(
        text, letter -> values.computeIfAbsent(letter, it -> FIRST[values.size() % FIRST.length]));
  }

  private void compute(Expression read) {
    expression = read;
    graph = TapeGraph.of(read.tape(), read.y());
    gradient = read.tape().backward(read.y());
    forward = new ArrayList<>();
    backward = new ArrayList<>();
    for (TapeGraph.Slot slot : graph.slots()) {
      Tape.Node node = slot.node();
      if (node != null && !node.parents().isEmpty()) {
        forward.add(node);
      }
      if (node != null && !isConstant(node)) {
        backward.add(0, node);
      }
    }
  }

  // ------------------------------------------------------------------ what there is

  String text() {
    return text;
  }

  TapeGraph graph() {
    return graph;
  }

  /** How far down each slot of the graph stands. */
  List<Double> heights() {
    return heights;
  }

  Tape.Node y() {
    return expression.y();
  }

  List<String> letters() {
    return List.copyOf(expression.leaves().keySet());
  }

  /** The letters' numbers, in the order of the formula. */
  Collection<Tape.Node> leaves() {
    return expression.leaves().values();
  }

  List<Tape.Node> forward() {
    return forward;
  }

  List<Tape.Node> backward() {
    return backward;
  }

  /** How many numbers there are to show one by one. */
  int walk() {
    return forward.size() + backward.size();
  }

  int at() {
    return at;
  }

  /** ∂y/∂ of it. */
  double by(Tape.Node node) {
    return gradient.by(node);
  }

  /** The number that was shown last; null before the first. */
  Tape.Node now() {
    return at == 0
        ? null
        : at <= forward.size() ? forward.get(at - 1) : backward.get(at - 1 - forward.size());
  }

  boolean isBack() {
    return at > forward.size();
  }

  boolean isShown(Tape.Node node) {
    return node.parents().isEmpty() || forward.indexOf(node) < at;
  }

  boolean isShownBack(Tape.Node node) {
    return forward.size() + backward.indexOf(node) < at;
  }

  static boolean isConstant(Tape.Node node) {
    return node.operation().equals("constant");
  }

  /** What a number is called here: w, 2, v3, y. */
  String name(Tape.Node node) {
    if (isConstant(node)) {
      String number = Numbers.typeset(node.value());
      return node.value() < 0 ? "(" + number + ")" : number;
    }
    if (node.parents().isEmpty()) {
      return node.name();
    }
    if (node == y()) {
      return expression.name().isEmpty() ? free(RESULTS) : expression.name();
    }
    return free(INNER) + (forward.indexOf(node) + 1);
  }

  /** The same with its number below the line. */
  String letter(Tape.Node node) {
    return isConstant(node) ? name(node) : Letters.lowered(name(node));
  }

  // the first that no letter of the formula begins with
  private String free(List<String> candidates) {
    for (String candidate : candidates) {
      boolean taken = expression.name().startsWith(candidate);
      for (String letter : expression.leaves().keySet()) {
        taken |= letter.startsWith(candidate);
      }
      if (!taken) {
        return candidate;
      }
    }
    return candidates.get(0);
  }

  /** How it is computed, in letters. */
  Operation operation(Tape.Node node) {
    return new Operation(node, this::letter);
  }

  /** Where the first number comes from that is none, in words; empty if all are numbers. */
  String trouble() {
    for (Tape.Node node : forward) {
      if (!Double.isFinite(node.value())) {
        return Text.format(
            "%s = %s has no value here: %s. It stands at character %s of the formula.",
            letter(node),
            operation(node).letters(),
            operation(node).trouble(),
            expression.place(node));
      }
    }
    for (Tape.Node node : backward) {
      if (!Double.isFinite(by(node))) {
        return Text.format("There is no derivative by %s here.", letter(node));
      }
    }
    return "";
  }

  /** All numbers by their keys: "w", its derivative "by w", the slopes "v1.0" and "v1.1". */
  Map<String, Double> numbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Tape.Node node : backward) {
      numbers.put(name(node), node.value());
      numbers.put("by " + name(node), by(node));
      for (int p = 0; p < node.parents().size(); p++) {
        numbers.put(name(node) + "." + p, node.slope(p));
      }
    }
    return numbers;
  }

  /** Whether the last thing that the reader did changed this number. */
  boolean changed(String key, double now) {
    Double old = before.get(key);
    return old != null && Double.compare(old, now) != 0;
  }

  LiveState state() {
    double[] numbers = new double[letters().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.get(letters().get(i));
    }
    LiveState state = new LiveState().with("of", text);
    if (numbers.length > 0) {
      state.with("v", numbers);
    }
    return at == walk() ? state : state.with("at", at);
  }
}

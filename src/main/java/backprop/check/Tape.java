package backprop.check;

import backprop.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * Reverse mode on scalars: arithmetic is recorded as a list of nodes, parents before children, and
 * walked backwards once for all the derivatives of one node.
 *
 * <p>It knows nothing of layers or matrices, so it can check them. A record can also be replayed
 * with another value in one place, which is all that central differences need.
 */
public final class Tape {
  private final List<Node> nodes = new ArrayList<>();

  /** An independent variable. */
  public Node leaf(String name, double value) {
    return record("leaf", (a, b, c) -> value, new Node[0], value).named(name);
  }

  /** A number that is not meant to vary. */
  public Node constant(double value) {
    return record("constant", (a, b, c) -> value, new Node[0], value);
  }

  /** All nodes in the order of recording: parents come before their children. */
  public List<Node> nodes() {
    return Collections.unmodifiableList(nodes);
  }

  /**
   * One walk backwards from y: the derivatives of y by every node before it. Nothing is stored in
   * the nodes, so two walks do not add up.
   */
  public Adjoints backward(Node y) {
    require(y);
    double[] bar = new double[y.index + 1]; // bar[n] = ∂y/∂n
    bar[y.index] = 1;
    for (int n = y.index; n >= 0; n--) {
      Node node = nodes.get(n);
      for (int p = 0; bar[n] != 0 && p < node.parents.length; p++) {
        // the chain rule: a parent that is used twice collects twice
        bar[node.parents[p].index] += bar[n] * node.slopes[p];
      }
    }
    return new Adjoints(y, bar);
  }

  /**
   * Evaluates y again as if x had another value, as often as it is given one. Only values are used,
   * no derivative; x need not be a leaf, what leads to it then stays as it is.
   */
  public DoubleFunction<Replay> replay(Node y, Node x) {
    require(y);
    require(x);
    int size = Math.max(x.index, y.index) + 1;
    boolean[] depends = new boolean[size];
    depends[x.index] = true;
    List<Node> after = new ArrayList<>(); // what depends on x
    for (Node node : nodes.subList(x.index + 1, size)) {
      depends[node.index] = node.hasParentIn(depends);
      if (depends[node.index]) {
        after.add(node);
      }
    }
    return value -> replay(y, x, value, after, size);
  }

  private static Replay replay(Node y, Node x, double value, List<Node> after, int size) {
    double[] values = new double[size]; // of the nodes that change
    boolean[] changed = new boolean[size];
    values[x.index] = value;
    changed[x.index] = value != x.value;
    long pieces = 0;
    for (Node node : after) {
      int n = node.index;
      if (node.hasParentIn(changed)) {
        values[n] = node.replayed(values, changed);
        changed[n] = values[n] != node.value;
      }
      if (node.kinked) {
        Node sign = node.parents[0];
        pieces = 31 * pieces + (long) Math.signum(sign.of(values, changed));
      }
    }
    return new Replay(y.of(values, changed), pieces);
  }

  private void require(Node node) {
    if (node.tape() != this) {
      throw new IllegalArgumentException(node + " was recorded on another tape");
    }
  }

  private Node record(String operation, Rule rule, Node[] parents, double value, double... slopes) {
    for (Node parent : parents) {
      require(parent);
    }
    Node node = new Node(operation, rule, parents, slopes, value);
    nodes.add(node);
    return node;
  }

  // the value of a node from its parents' values, as many as it has
  private interface Rule {
    double value(double a, double b, double c);
  }

  /** The derivatives of y. */
  public static final class Adjoints {
    private final Node y;
    private final double[] bar;

    private Adjoints(Node y, double[] bar) {
      this.y = y;
      this.bar = bar;
    }

    /** ∂y/∂x; 0 where y does not depend on x. */
    public double by(Node x) {
      y.tape().require(x);
      return x.index < bar.length ? bar[x.index] : 0;
    }
  }

  /** y, and a number for its smooth piece: where that changes, there is a kink between. */
  public record Replay(double value, long pieces) {}

  /** One recorded number: its operation, its parents, and its derivative by each of them. */
  public final class Node {
    private final int index = nodes.size();
    private final String operation;
    private final Rule rule;
    private final Node[] parents;
    private final double[] slopes; // slopes[p] = ∂this/∂parents[p]
    private final double value;
    private String name = "";
    private boolean kinked; // whether a kink lies where the first parent is 0

    private Node(String operation, Rule rule, Node[] parents, double[] slopes, double value) {
      this.operation = operation;
      this.rule = rule;
      this.parents = parents;
      this.slopes = slopes;
      this.value = value;
    }

    private boolean hasParentIn(boolean[] changed) {
      for (Node parent : parents) {
        if (changed[parent.index]) {
          return true;
        }
      }
      return false;
    }

    // its value where the nodes before it that changed have these
    private double replayed(double[] values, boolean[] changed) {
      double a = parents[0].of(values, changed);
      double b = parents.length > 1 ? parents[1].of(values, changed) : 0;
      return rule.value(a, b, parents.length > 2 ? parents[2].of(values, changed) : 0);
    }

    private double of(double[] values, boolean[] changed) {
      return changed[index] ? values[index] : value;
    }

    /** The number itself. */
    public double value() {
      return value;
    }

    /** What was done: "leaf", "×", "exp", … */
    public String operation() {
      return operation;
    }

    /** The name given to it, or nothing. */
    public String name() {
      return name;
    }

    /** Gives it a name for pictures and messages. */
    public Node named(String name) {
      this.name = name;
      return this;
    }

    /** What it was computed from. */
    public List<Node> parents() {
      return List.of(parents);
    }

    /**
     * ∂this/∂parent, for the parent at this place.
     *
     * @throws IllegalArgumentException if there is none
     */
    public double slope(int parent) {
      if (parent < 0 || parent >= slopes.length) {
        throw Text.illegal("%s has %d parents, counted from 0: no %d", this, slopes.length, parent);
      }
      return slopes[parent];
    }

    /** Its place in {@link Tape#nodes()}. */
    public int index() {
      return index;
    }

    public Node plus(Node b) {
      return binary("+", b, (x, y) -> x + y, 1, 1);
    }

    public Node plus(double b) {
      return plus(constant(b));
    }

    public Node minus(Node b) {
      return binary("−", b, (x, y) -> x - y, 1, -1);
    }

    public Node minus(double b) {
      return minus(constant(b));
    }

    public Node times(Node b) {
      return binary("×", b, (x, y) -> x * y, b.value, value);
    }

    public Node times(double b) {
      return times(constant(b));
    }

    public Node divide(Node b) {
      return binary("÷", b, (x, y) -> x / y, 1 / b.value, -value / (b.value * b.value));
    }

    public Node divide(double b) {
      return divide(constant(b));
    }

    public Node negate() {
      return unary("negate", x -> -x, (x, y) -> -1);
    }

    public Node square() {
      return unary("square", x -> x * x, (x, y) -> 2 * x);
    }

    public Node pow(double n) {
      return unary("pow " + n, x -> StrictMath.pow(x, n), (x, y) -> n * StrictMath.pow(x, n - 1));
    }

    public Node sqrt() {
      return unary("sqrt", StrictMath::sqrt, (x, y) -> 1 / (2 * y));
    }

    public Node exp() {
      return unary("exp", StrictMath::exp, (x, y) -> y);
    }

    /** The natural logarithm. */
    public Node log() {
      return unary("log", StrictMath::log, (x, y) -> 1 / x);
    }

    public Node tanh() {
      return unary("tanh", StrictMath::tanh, (x, y) -> 1 - y * y);
    }

    /** 1 / (1 + e^{−x}). */
    public Node sigmoid() {
      return unary("sigmoid", x -> 1 / (1 + StrictMath.exp(-x)), (x, y) -> y * (1 - y));
    }

    /** |x|, with slope 0 at 0. */
    public Node abs() {
      return unary("abs", Math::abs, (x, y) -> Math.signum(x)).kinked();
    }

    /** max(0, x), with this slope at 0, where there is none. */
    public Node relu(double slopeAtZero) {
      return unary("relu", x -> Math.max(0, x), (x, y) -> x > 0 ? 1 : x < 0 ? 0 : slopeAtZero)
          .kinked();
    }

    /** {@code then} where this is above 0, {@code otherwise} where it is 0 or below. */
    public Node ifPositive(Node then, Node otherwise) {
      Rule rule = (a, b, c) -> a > 0 ? b : c;
      double y = rule.value(value, then.value, otherwise.value);
      double taken = value > 0 ? 1 : 0;
      Node[] parents = {this, then, otherwise};
      return record("if positive", rule, parents, y, 0, taken, 1 - taken).kinked();
    }

    /** The larger of two; where they are equal, the other's slope counts. */
    public Node max(Node other) {
      return minus(other).ifPositive(this, other);
    }

    /** An operation of the reader's own: its value, and its derivative. */
    public Node then(String operation, DoubleUnaryOperator f, DoubleUnaryOperator slope) {
      return unary(operation, f, (x, y) -> slope.applyAsDouble(x));
    }

    private Node unary(String operation, DoubleUnaryOperator f, DoubleBinaryOperator slope) {
      double y = f.applyAsDouble(value);
      Rule rule = (a, b, c) -> f.applyAsDouble(a);
      return record(operation, rule, new Node[] {this}, y, slope.applyAsDouble(value, y));
    }

    private Node binary(
        String operation, Node b, DoubleBinaryOperator f, double slope, double slopeB) {
      double y = f.applyAsDouble(value, b.value);
      Rule rule = (x, z, c) -> f.applyAsDouble(x, z);
      return record(operation, rule, new Node[] {this, b}, y, slope, slopeB);
    }

    private Node kinked() {
      kinked = true;
      return this;
    }

    private Tape tape() {
      return Tape.this;
    }

    @Override
    public String toString() {
      return (name.isEmpty() ? operation : name) + " = " + value;
    }
  }
}

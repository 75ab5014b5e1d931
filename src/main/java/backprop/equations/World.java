package backprop.equations;

import backprop.check.Differences;
import backprop.check.Tape;
import backprop.check.Tape.Adjoints;
import backprop.check.Tape.Node;
import backprop.check.Tape.Replay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One random network in the letters of a document: its constructor draws the numbers and records
 * the document's forward definitions on a tape.
 *
 * <p>A document's world has, for every letter, a field and a method of that name: the field holds
 * the variables, which one can differentiate by, the method gives their values. So {@code d(J,
 * theta[2])} is ∂J/∂θ^(2), the truth, and {@code theta(2)} is the number θ^(2).
 */
public abstract class World {
  // below this a kink is taken to lie at the point itself
  private static final double SMALLEST_STEP = 1e-6;
  // how far beside a kink reverse mode takes the slope of one side
  private static final double BESIDE = 0x1p-40;

  private final Draw draw;
  private final Route route;
  private final Tape tape = new Tape();
  private final List<Node> drawn = new ArrayList<>();
  private final Map<Integer, List<String>> sizes = new LinkedHashMap<>();
  private final Map<Node, Adjoints> gradients = new HashMap<>();
  private final Map<List<Node>, Double> differences = new HashMap<>();

  /** How a document's world is made. */
  @FunctionalInterface
  public interface Factory<W extends World> {
    /** The world of these draws, with derivatives by this route. */
    W create(Draw draw, Route route);
  }

  protected World(Draw draw, Route route) {
    this.draw = draw;
    this.route = route;
  }

  /** A size with its letter; see {@link Draw#size}. */
  protected final int size(String name, int usual) {
    return sized(name, draw.size(usual));
  }

  /** A size that follows from others. */
  protected final int sized(String name, int size) {
    sizes.computeIfAbsent(size, n -> new ArrayList<>()).add(name);
    return size;
  }

  /** The sizes, equal ones together: "N = p = 1, K = 2". */
  final String sizes() {
    return sizes.entrySet().stream()
        .map(size -> String.join(" = ", size.getValue()) + " = " + size.getKey())
        .collect(Collectors.joining(", "));
  }

  /** Whether no kink is so near that a slope would depend on the side. */
  protected boolean isSmooth() {
    return true;
  }

  /** A random variable between two bounds. */
  protected final Node draw(String name, double from, double to) {
    return given(name, draw.number(name, from, to));
  }

  /** Random variables between two bounds, named by their places 1 … size. */
  protected final Node[] drawn(String name, int size, double from, double to) {
    return vector(size, i -> draw(name + i, from, to));
  }

  /** A variable with this value. */
  protected final Node given(String name, double value) {
    Node node = tape.leaf(name, value);
    drawn.add(node);
    return node;
  }

  /** A number that is not meant to vary. */
  protected final Node constant(double value) {
    return tape.constant(value);
  }

  /** The nodes 1 … size; place 0 stays empty. */
  public static Node[] vector(int size, IntFunction<Node> entry) {
    Node[] vector = new Node[size + 1];
    for (int i = 1; i <= size; i++) {
      vector[i] = entry.apply(i);
    }
    return vector;
  }

  /** A function of each node of a vector. */
  public static Node[] each(Node[] z, UnaryOperator<Node> f) {
    return vector(z.length - 1, i -> f.apply(z[i]));
  }

  /** The activation of a layer that acts on each z alone. */
  public static UnaryOperator<Node[]> elementwise(UnaryOperator<Node> f) {
    return z -> each(z, f);
  }

  /** e^z_n / Σ e^z_i of each z_n. */
  public static Node[] softmax(Node[] z) {
    Node sum = sumOfExponentials(z);
    return each(z, z_n -> z_n.exp().divide(sum));
  }

  /** Σ e^z_i. */
  public static Node sumOfExponentials(Node[] z) {
    return total(z.length - 1, i -> z[i].exp());
  }

  /** Σ of the terms 1 … size. */
  public static Node total(int size, IntFunction<Node> term) {
    return plus(term.apply(1), 2, size, term);
  }

  /** The start and, from left to right, the terms first … last: a bias and its weighted sum. */
  public static Node plus(Node start, int first, int last, IntFunction<Node> term) {
    Node sum = start;
    for (int i = first; i <= last; i++) {
      sum = sum.plus(term.apply(i));
    }
    return sum;
  }

  /** The variables that everything else is computed from, with their names and values. */
  public final List<Node> drawn() {
    return Collections.unmodifiableList(drawn);
  }

  /** ∂y/∂x, all that x influences on the way to y included. */
  public final double d(Node y, Node x) {
    return switch (route) {
      case TAPE -> gradients.computeIfAbsent(y, tape::backward).by(x);
      case DIFFERENCES ->
          differences.computeIfAbsent(List.of(y, x), pair -> difference(tape, y, x));
    };
  }

  /** One network of several, for claims in its letters, with the derivatives of its world. */
  protected abstract class Subworld {
    /** ∂y/∂x; see {@link World#d}. */
    public final double d(Node y, Node x) {
      return World.this.d(y, x);
    }

    public final double derivative(UnaryOperator<Node> f, double x) {
      return World.this.derivative(f, x);
    }

    public final double slopeOnLeft(UnaryOperator<Node> f, double x) {
      return World.this.slopeOnLeft(f, x);
    }

    public final double slopeOnRight(UnaryOperator<Node> f, double x) {
      return World.this.slopeOnRight(f, x);
    }
  }

  /** f′(x). */
  public final double derivative(UnaryOperator<Node> f, double x) {
    Tape own = new Tape();
    Node leaf = own.leaf("x", x);
    Node y = f.apply(leaf);
    return switch (route) {
      case TAPE -> own.backward(y).by(leaf);
      case DIFFERENCES -> difference(own, y, leaf);
    };
  }

  /** f(x). */
  public static double value(UnaryOperator<Node> f, double x) {
    return f.apply(new Tape().leaf("x", x)).value();
  }

  /** The slope of f on the left of x. */
  public final double slopeOnLeft(UnaryOperator<Node> f, double x) {
    return switch (route) {
      case TAPE -> derivative(f, x - BESIDE);
      case DIFFERENCES -> Differences.left(value -> value(f, value), x);
    };
  }

  /** The slope of f on the right of x. */
  public final double slopeOnRight(UnaryOperator<Node> f, double x) {
    return switch (route) {
      case TAPE -> derivative(f, x + BESIDE);
      case DIFFERENCES -> Differences.right(value -> value(f, value), x);
    };
  }

  private static double difference(Tape tape, Node y, Node x) {
    Map<Double, Replay> replays = new HashMap<>(); // the last two count twice
    DoubleFunction<Replay> replay = tape.replay(y, x);
    DoubleFunction<Replay> at = v -> replays.computeIfAbsent(v, replay::apply);
    double step = Differences.STEP;
    while (at.apply(x.value() - step).pieces() != at.apply(x.value() + step).pieces()) {
      step /= 4; // a kink lies within the step
      if (step < SMALLEST_STEP) {
        return Double.NaN;
      }
    }
    return Differences.central(value -> at.apply(value).value(), x.value(), step);
  }
}

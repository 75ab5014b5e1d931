package backprop.network;

import backprop.matrix.Blocks;
import backprop.matrix.Matrix;
import backprop.text.Numbers;
import backprop.text.Text;
import backprop.text.TextTable;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What one forward and backward pass of a network remembers: z, a, δ and the gradients of every
 * layer. Readers look into it; training refills the same one, so that a step allocates nothing.
 *
 * <p>The matrices are the pass's own: they change with the next forward or backward pass.
 */
public final class Pass {
  // ON_… while the network works, or after an interrupt ended that
  private enum State {
    EMPTY,
    ON_FORWARD,
    FORWARD,
    ON_BACKWARD,
    BACKWARD
  }

  private final boolean targetsAreChecked;
  private final int depth;
  private final int examples;
  private final long ofExamples; // of which these are a part
  private final Matrix[] z; // z[l], n_l × m
  private final Matrix[] a; // a[l], n_l × m; a[0] is X
  private final Matrix[] delta; // delta[l] = ∂C/∂z^l, n_l × m
  private final Matrix[] dW; // dW[l] = ∂C/∂W^l, n_l × n_{l−1}
  private final Matrix[] db; // db[l] = ∂C/∂b^l, n_l × 1
  private final Blocks[] sums; // sums[l], room for those of layer l over the examples
  private final Matrix[] transposedW; // transposedW[l], n_{l−1} × n_l, l = 2 … L: room for (W^l)ᵀ
  private State state = State.EMPTY;
  private Network net; // whose z and a these are; null if they were not computed here
  private int version; // of the parameters that they were computed with

  /**
   * Room for a batch of m examples.
   *
   * @throws IllegalArgumentException if examples is less than 1
   */
  public Pass(Network net, int examples) {
    this(net, examples, examples, false);
  }

  private Pass(Network net, int examples, long ofExamples, boolean targetsAreChecked) {
    Text.refuseIf(examples < 1, "a pass of %s examples: it needs at least 1", examples);
    this.targetsAreChecked = targetsAreChecked;
    this.depth = net.depth();
    this.examples = examples;
    this.ofExamples = ofExamples;
    z = new Matrix[depth + 1];
    a = new Matrix[depth + 1];
    delta = new Matrix[depth + 1];
    dW = new Matrix[depth + 1];
    db = new Matrix[depth + 1];
    sums = new Blocks[depth + 1];
    transposedW = new Matrix[depth + 1];
    for (int l = 1; l <= depth; l++) {
      z[l] = Matrix.zeros(net.units(l), examples);
      a[l] = Matrix.zeros(net.units(l), examples);
      delta[l] = Matrix.zeros(net.units(l), examples);
      dW[l] = Matrix.zerosLike(net.W(l));
      db[l] = Matrix.zerosLike(net.b(l));
      sums[l] = new Blocks(net.units(l), net.units(l - 1), examples);
      transposedW[l] = l == 1 ? null : Matrix.zeros(net.units(l - 1), net.units(l));
    }
  }

  /**
   * Room for batches whose targets the caller has checked ({@link
   * backprop.loss.Loss#requireTargets}): training does that once for all, not at each step.
   *
   * @throws IllegalArgumentException if examples is less than 1
   */
  public static Pass forCheckedTargets(Network net, int examples) {
    return new Pass(net, examples, examples, true);
  }

  /**
   * Room for a part of a batch, with targets likewise checked: where the cost is the mean, δ and
   * the gradients have the factor of the whole batch, so that those of its parts add up.
   *
   * @param ofExamples how many examples the whole batch has
   * @throws IllegalArgumentException if examples is less than 1
   */
  public static Pass ofPart(Network net, int examples, long ofExamples) {
    return new Pass(net, examples, ofExamples, true);
  }

  /**
   * Room for gradients that were computed elsewhere, for instance summed over several machines: the
   * caller fills in {@link #dW} and {@link #db}, and the network can be updated.
   */
  public static Pass forGradientsOf(Network net) {
    Pass pass = new Pass(net, 1);
    pass.state = State.BACKWARD;
    return pass;
  }

  /** m, the number of examples that this pass has room for. */
  public int examples() {
    return examples;
  }

  /** L, the number of layers; the input does not count. */
  public int depth() {
    return depth;
  }

  /**
   * z^l, n_l × m, l = 1 … L.
   *
   * @throws IllegalArgumentException if there is no layer l
   * @throws IllegalStateException if the pass has not gone forward
   */
  public Matrix z(int l) {
    return at("z", z, 1, l, State.ON_FORWARD);
  }

  /** a^l, n_l × m, l = 0 … L; a⁰ is X. It throws as {@link #z} does. */
  public Matrix a(int l) {
    return at("a", a, 0, l, State.ON_FORWARD);
  }

  /**
   * δ^l = ∂C/∂z^l, n_l × m, l = 1 … L.
   *
   * @throws IllegalArgumentException if there is no layer l
   * @throws IllegalStateException if the pass has not gone backward since it last went forward
   */
  public Matrix delta(int l) {
    return at("δ", delta, 1, l, State.ON_BACKWARD);
  }

  /** ∂C/∂W^l, n_l × n_{l−1}, l = 1 … L. It throws as {@link #delta} does. */
  public Matrix dW(int l) {
    return at("∂C/∂W", dW, 1, l, State.ON_BACKWARD);
  }

  /** ∂C/∂b^l, n_l × 1 (or n_l × 0 without biases), l = 1 … L. It throws as {@link #delta} does. */
  public Matrix db(int l) {
    return at("∂C/∂b", db, 1, l, State.ON_BACKWARD);
  }

  /**
   * Clips the gradient by its length ‖g‖ over all parameters, Pascanu, Mikolov &amp; Bengio (2013):
   * g ← g · most / ‖g‖ where it is longer. Its direction stays, and so do the δ^l.
   *
   * @return ‖g‖ before; where that is not finite, nothing is changed
   * @throws IllegalArgumentException if most is not above 0
   * @throws IllegalStateException if the pass has not gone backward since it last went forward
   */
  public double clip(double most) {
    if (!(most > 0)) {
      throw Text.illegal("clip: %s must be above 0", most);
    }
    double squares = 0;
    for (int l = 1; l <= depth; l++) {
      double ofW = dW(l).norm();
      double ofb = db(l).norm();
      squares += ofW * ofW + ofb * ofb;
    }
    double norm = Math.sqrt(squares);
    for (int l = 1; l <= depth && norm > most && norm < Double.POSITIVE_INFINITY; l++) {
      dW[l].multiply(most / norm);
      db[l].multiply(most / norm);
    }
    return norm;
  }

  /** Whether z and a are filled in. */
  public boolean hasGoneForward() {
    return a[0] != null && state.compareTo(State.FORWARD) >= 0;
  }

  /** Whether δ and the gradients belong to the z and a of this pass. */
  public boolean hasGoneBackward() {
    return state == State.BACKWARD;
  }

  /** What is filled in, then layer by layer the shapes and the largest entry of each matrix. */
  public TextTable toText() {
    TextTable text =
        new TextTable(summary())
            .numbers("layer", "z, a, δ", "∂C/∂W", "∂C/∂b")
            .numbers("max |z|", "max |a|", "max |δ|", "max |∂C/∂W|");
    for (int l = 1; l <= depth; l++) {
      text.row(
          String.valueOf(l),
          z[l].shape(),
          dW[l].shape(),
          db[l].shape(),
          largest(z[l], hasGoneForward()),
          largest(a[l], hasGoneForward()),
          largest(delta[l], hasGoneBackward()),
          largest(dW[l], hasGoneBackward()));
    }
    return text;
  }

  private static String largest(Matrix A, boolean filledIn) {
    return filledIn ? Numbers.rounded(A.maxAbs()) : "–";
  }

  /** {@link #toText}, aligned. */
  @Override
  public String toString() {
    return toText().toString();
  }

  private String summary() {
    return Text.format(
        "pass of %s and %s, %s",
        Numbers.count(depth, "layer"),
        Numbers.count(examples, "example"),
        switch (state) {
          case EMPTY, ON_FORWARD -> "empty";
          case FORWARD, ON_BACKWARD -> "gone forward: z and a are filled in";
          case BACKWARD -> "gone backward: z, a, δ, ∂C/∂W and ∂C/∂b are filled in";
        });
  }

  // ------------------------------------------------------------------ for the network

  Blocks sums(int l) {
    return sums[l];
  }

  long ofExamples() {
    return ofExamples;
  }

  Matrix transposedW(int l) {
    return transposedW[l];
  }

  boolean targetsAreChecked() {
    return targetsAreChecked;
  }

  void begin(Network net, Matrix X) {
    requireShapeOf(net);
    if (X.rows() != net.units(0) || X.columns() != examples) {
      throw Text.illegal(
          "X is %s, but the pass was made for %d×%d", X.shape(), net.units(0), examples);
    }
    for (int l = 1; l <= depth; l++) {
      if (X == z[l] || X == a[l] || X == delta[l]) {
        throw Text.illegal(
            "X is a matrix of the pass itself, which would be overwritten: hand over a copy");
      }
    }
    a[0] = X;
    this.net = net;
    version = net.version();
    state = State.ON_FORWARD;
  }

  void arrived() {
    state = State.FORWARD;
  }

  void requireForward(Network net) {
    if (!hasGoneForward()) {
      throw new IllegalStateException("the pass has not gone forward: call forward first");
    }
    if (this.net != net) {
      throw new IllegalStateException("the pass went through another network, not this one");
    }
    if (version != net.version()) {
      throw new IllegalStateException(
          "the network has changed since the pass went forward, so z and a are stale: call forward"
              + " first");
    }
  }

  void turn() {
    if (state != State.FORWARD) {
      throw new IllegalStateException(
          "backward without a new forward pass: z and a would be stale; call forward first");
    }
    state = State.ON_BACKWARD;
  }

  void returned() {
    state = State.BACKWARD;
  }

  /**
   * Gives the gradients to an update that follows at once: after it, every pass that went through
   * the network is stale. They may also be those of a copy, or come from elsewhere ({@link
   * #forGradientsOf}).
   *
   * @throws IllegalStateException if it has not gone backward since it last went forward, or the
   *     network has changed since then
   * @throws IllegalArgumentException if it was made for a network of another shape
   */
  public void beginUpdateOf(Network net) {
    requireShapeOf(net);
    if (state != State.BACKWARD || this.net == net && version != net.version()) {
      throw new IllegalStateException("these gradients are stale: call backward before update");
    }
    net.changed();
  }

  private void requireShapeOf(Network net) {
    boolean fits = depth == net.depth();
    for (int l = 1; fits && l <= depth; l++) {
      fits = dW[l].hasShapeOf(net.W(l)) && db[l].hasShapeOf(net.b(l));
    }
    if (!fits) {
      throw Text.illegal(
          "the pass was made for a network whose W are %s and b are %s; this one is a %s",
          shapes(dW), shapes(db), net.summary());
    }
  }

  private static String shapes(Matrix[] of) {
    return Arrays.stream(of, 1, of.length).map(Matrix::shape).collect(Collectors.joining(", "));
  }

  private Matrix at(String letter, Matrix[] of, int first, int l, State filled) {
    if (l < first || l > depth) {
      throw Text.illegal("layer %d: the layers here are %d to %d", l, first, depth);
    }
    boolean isForward = filled == State.ON_FORWARD;
    if (state.compareTo(filled) < 0 || isForward && a[0] == null) {
      throw new IllegalStateException(
          Text.format(
              "%s^%d is not filled in: the pass has not gone %s",
              letter, l, isForward ? "forward" : "backward since it went forward"));
    }
    return of[l];
  }
}

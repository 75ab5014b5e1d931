package backprop.network;

import backprop.matrix.Matrix;
import backprop.text.Numbers;
import backprop.text.Text;
import backprop.text.TextTable;

/**
 * What one forward and backward pass of a network remembers: z, a, δ and the gradients of every
 * layer. Readers look into it; training refills the same one, so that a step allocates nothing.
 *
 * <p>The matrices are the pass's own: they change with the next forward or backward pass.
 */
public final class Pass {
  private enum State {
    EMPTY,
    FORWARD,
    BACKWARD
  }

  private final int depth;
  private final int examples;
  private final Matrix[] z; // z[l], n_l × m
  private final Matrix[] a; // a[l], n_l × m; a[0] is X
  private final Matrix[] delta; // delta[l] = ∂C/∂z^l, n_l × m
  private final Matrix[] dW; // dW[l] = ∂C/∂W^l, n_l × n_{l−1}
  private final Matrix[] db; // db[l] = ∂C/∂b^l, n_l × 1
  private final Matrix[] transposed; // transposed[l], m × n_l: room for (a^l)ᵀ
  private State state = State.EMPTY;

  /**
   * Room for a batch of m examples.
   *
   * @throws IllegalArgumentException if examples is less than 1
   */
  public Pass(Network net, int examples) {
    if (examples < 1) {
      throw new IllegalArgumentException(
          "a pass of " + examples + " examples, at least 1 was expected");
    }
    this.depth = net.depth();
    this.examples = examples;
    z = new Matrix[depth + 1];
    a = new Matrix[depth + 1];
    delta = new Matrix[depth + 1];
    dW = new Matrix[depth + 1];
    db = new Matrix[depth + 1];
    transposed = new Matrix[depth];
    for (int l = 1; l <= depth; l++) {
      z[l] = Matrix.zeros(net.units(l), examples);
      a[l] = Matrix.zeros(net.units(l), examples);
      delta[l] = Matrix.zeros(net.units(l), examples);
      dW[l] = Matrix.zerosLike(net.W(l));
      db[l] = Matrix.zerosLike(net.b(l));
      transposed[l - 1] = Matrix.zeros(examples, net.units(l - 1));
    }
  }

  /** m, the number of examples that this pass has room for. */
  public int examples() {
    return examples;
  }

  /** L, the number of layers; the input does not count. */
  public int depth() {
    return depth;
  }

  /** z^l, n_l × m, l = 1 … L. */
  public Matrix z(int l) {
    return at(z, 1, l);
  }

  /** a^l, n_l × m, l = 0 … L; a⁰ is X. */
  public Matrix a(int l) {
    return at(a, 0, l);
  }

  /** δ^l = ∂C/∂z^l, n_l × m, l = 1 … L. */
  public Matrix delta(int l) {
    return at(delta, 1, l);
  }

  /** ∂C/∂W^l, n_l × n_{l−1}, l = 1 … L. */
  public Matrix dW(int l) {
    return at(dW, 1, l);
  }

  /** ∂C/∂b^l, n_l × 1 (or n_l × 0 without biases), l = 1 … L. */
  public Matrix db(int l) {
    return at(db, 1, l);
  }

  /** Whether z and a are filled in. */
  public boolean hasGoneForward() {
    return state != State.EMPTY;
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
          largest(z[l], state != State.EMPTY),
          largest(a[l], state != State.EMPTY),
          largest(delta[l], state == State.BACKWARD),
          largest(dW[l], state == State.BACKWARD));
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
        "pass of %d layers and %d examples, %s",
        depth,
        examples,
        switch (state) {
          case EMPTY -> "empty";
          case FORWARD -> "gone forward: z and a are filled in";
          case BACKWARD -> "gone backward: z, a, δ, ∂C/∂W and ∂C/∂b are filled in";
        });
  }

  // ------------------------------------------------------------------ for the network

  Matrix transposed(int l) {
    return transposed[l];
  }

  void begin(Network net, Matrix X) {
    boolean fits = net.depth() == depth;
    for (int l = 1; fits && l <= depth; l++) {
      fits = dW[l].rows() == net.units(l) && dW[l].columns() == net.units(l - 1);
    }
    if (!fits) {
      throw new IllegalArgumentException("the pass was made for a network of another shape");
    }
    if (X.rows() != net.units(0) || X.columns() != examples) {
      throw new IllegalArgumentException(
          Text.format("X is %s, the pass was made for %d×%d", X.shape(), net.units(0), examples));
    }
    a[0] = X;
    state = State.EMPTY; // until it has arrived: an interrupt may end it on the way
  }

  void arrived() {
    state = State.FORWARD;
  }

  void turn() {
    if (state != State.FORWARD) {
      throw new IllegalStateException(
          "backward without a new forward pass: z and a would be stale; call forward first");
    }
    state = State.BACKWARD;
  }

  private Matrix at(Matrix[] of, int first, int l) {
    if (l < first || l > depth) {
      throw new IllegalArgumentException(
          Text.format("layer %d: the layers here are %d to %d", l, first, depth));
    }
    return of[l];
  }
}

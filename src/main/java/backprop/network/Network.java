package backprop.network;

import backprop.activation.Tanh;
import backprop.loss.Accuracy;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.matrix.Products;
import backprop.text.Text;
import backprop.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A network of L layers, vectorised over a batch: 002 §3, 003, 004.
 *
 * <p>Layers count as the equations do: layer 0 is the input, l = 1 … L. Examples are columns: X is
 * n₀ × m and Y is n_L × m.
 *
 * <pre>{@code
 * Network net = Network.input(64)
 *     .layer(32, new Tanh())
 *     .output(10, Output.softmaxCrossEntropy(Reduction.MEAN))
 *     .initialised(Initialisation.xavier(), 42);
 *
 * Pass pass = net.forward(X);   // z^l and a^l
 * net.backward(Y, pass);        // δ^l, ∂C/∂W^l and ∂C/∂b^l
 * net.update(pass, 0.1);        // W^l ← W^l − γ ∂C/∂W^l, likewise b^l
 * }</pre>
 */
public final class Network {
  private final List<Layer> layers; // layers.get(l − 1) is layer l
  private final Output output;
  private int version; // of the parameters, so that a pass can tell whether it is stale

  /**
   * The network of these layers, which it keeps and changes in place when it learns.
   *
   * @throws IllegalArgumentException if there is no layer, the sizes do not chain, or the last
   *     layer's activation is not that of the output
   */
  public Network(List<Layer> layers, Output output) {
    this.layers = List.copyOf(layers);
    this.output = output;
    Architecture.requireLast(layers.stream().map(Layer::activation).toList(), output);
    for (int l = 2; l <= depth(); l++) {
      if (layer(l).inputs() != layer(l - 1).units()) {
        throw Text.illegal(
            "layer %d takes %d inputs (W is %s), but layer %d has %d units",
            l, layer(l).inputs(), W(l).shape(), l - 1, layer(l - 1).units());
      }
    }
  }

  /**
   * The beginning of a network with n₀ inputs.
   *
   * @throws IllegalArgumentException if inputs is less than 1
   */
  public static NetworkBuilder input(int inputs) {
    return new NetworkBuilder(inputs);
  }

  /**
   * The beginning of a network that tells classes apart: hidden layers of tanh, then softmax with
   * cross-entropy, the mean over the examples. {@code Network.classifier(4, 8, 3).initialised(1)}
   * takes 4 inputs to 3 classes through 8 hidden units.
   *
   * @param sizes n₀, n₁ … n_L: inputs, units of each hidden layer, classes
   * @throws IllegalArgumentException if there are fewer than two sizes, one is less than 1, or
   *     there are fewer than two classes
   */
  public static NetworkBuilder classifier(int... sizes) {
    if (sizes.length < 2) {
      throw Text.illegal(
          "a classifier needs at least two sizes, inputs and classes; got %d", sizes.length);
    }
    int classes = sizes[sizes.length - 1];
    if (classes < 2) {
      throw Text.illegal(
          "a classifier of %d classes: it needs at least 2; give 2 classes for yes or no", classes);
    }
    NetworkBuilder builder = input(sizes[0]);
    for (int l = 1; l < sizes.length - 1; l++) {
      builder.layer(sizes[l], new Tanh());
    }
    return builder.output(classes, Output.softmaxCrossEntropy(Reduction.MEAN));
  }

  /** L, the number of layers; the input does not count. */
  public int depth() {
    return layers.size();
  }

  /**
   * Layer l, l = 1 … L.
   *
   * @throws IllegalArgumentException if there is no such layer
   */
  public Layer layer(int l) {
    if (l < 1 || l > depth()) {
      throw Text.illegal("layer %d: the layers of this network are 1 to %d", l, depth());
    }
    return layers.get(l - 1);
  }

  /** n_l, the units of layer l; n₀ is the number of inputs. */
  public int units(int l) {
    return l == 0 ? layer(1).inputs() : layer(l).units();
  }

  /** W^l, n_l × n_{l−1}. */
  public Matrix W(int l) {
    return layer(l).W();
  }

  /** b^l, n_l × 1, or n_l × 0 without biases. */
  public Matrix b(int l) {
    return layer(l).b();
  }

  /** The last activation paired with its loss. */
  public Output output() {
    return output;
  }

  /** How many numbers the network learns. */
  public int parameterCount() {
    return Architecture.of(this).parameterCount();
  }

  // ------------------------------------------------------------------ forward

  /**
   * The forward pass of a batch, remembered in a new pass.
   *
   * @param X n₀ × m
   * @throws IllegalArgumentException if X has not n₀ rows, no columns, or an entry that is not
   *     finite
   */
  public Pass forward(Matrix X) {
    requireInput(X);
    Pass pass = new Pass(this, X.columns());
    forward(X, pass);
    return pass;
  }

  /**
   * The forward pass of a batch into a pass that exists already; nothing is allocated.
   *
   * @param X n₀ × m; the pass keeps it, not a copy. Its entries are not checked.
   * @param pass one made for a network of this shape and m examples
   * @throws IllegalArgumentException if X or the pass does not fit, or X is a matrix of the pass
   */
  public void forward(Matrix X, Pass pass) {
    pass.begin(this, X);
    for (int l = 1; l <= depth(); l++) {
      // z^l = W^l a^{l−1} + b^l
      Products.times(W(l), pass.a(l - 1), pass.z(l));
      pass.z(l).addColumn(b(l));
      // a^l = σ^l(z^l)
      layer(l).activation().apply(pass.z(l), pass.a(l));
    }
    pass.arrived();
  }

  /**
   * a^L for a batch: what the network answers, n_L × m.
   *
   * @throws IllegalArgumentException if X does not fit or has an entry that is not finite
   */
  public Matrix predict(Matrix X) {
    return forward(X).a(depth());
  }

  /**
   * The share of examples that the network puts into the right class: see {@link Accuracy}.
   *
   * @param X n₀ × m
   * @param Y n_L × m
   * @throws IllegalArgumentException if X or Y does not fit or has an entry that is not finite, or
   *     an output is NaN
   */
  public double accuracy(Matrix X, Matrix Y) {
    Y.requireFinite("Y");
    return Accuracy.of(predict(X), Y);
  }

  /** {@link #accuracy(Matrix, Matrix)} of a data set. */
  public double accuracy(Dataset examples) {
    return accuracy(examples.X(), examples.Y());
  }

  /**
   * C, the cost of the batch that the pass has seen.
   *
   * @param Y n_L × m
   * @throws IllegalArgumentException if Y has not the shape of a^L or is no target for the loss
   * @throws IllegalStateException if the pass has not gone forward through this network, or the
   *     network has changed since
   */
  public double cost(Matrix Y, Pass pass) {
    requireTargets(Y, pass);
    return output.cost(pass.z(depth()), pass.a(depth()), Y);
  }

  // ------------------------------------------------------------------ backward

  /**
   * The backward pass: fills in δ^l, ∂C/∂W^l and ∂C/∂b^l of every layer.
   *
   * @param Y n_L × m
   * @param pass a pass after {@link #forward}
   * @throws IllegalArgumentException if Y has not the shape of a^L or is no target for the loss
   * @throws IllegalStateException if the pass has not gone forward through this network since it
   *     last went backward, or the network has changed since
   */
  public void backward(Matrix Y, Pass pass) {
    requireTargets(Y, pass);
    pass.turn();
    int L = depth();
    // (BP1) δ^L = J(z^L)ᵀ ∂C/∂a^L
    output.delta(pass.z(L), pass.a(L), Y, pass.ofExamples(), pass.delta(L));
    for (int l = L; l >= 1; l--) {
      if (l < L) {
        // (BP2) δ^l = J(z^l)ᵀ (W^{l+1})ᵀ δ^{l+1}, which is (W^{l+1})ᵀ δ^{l+1} ⊙ σ′(z^l) elementwise
        Products.transposeTimes(
            W(l + 1), pass.delta(l + 1), pass.transposedW(l + 1), pass.delta(l));
        layer(l).activation().pullBack(pass.z(l), pass.a(l), pass.delta(l), pass.delta(l));
      }
      // (BP3) ∂C/∂b^l = Σ_p δ^l_p
      pass.sums(l).rowSums(pass.delta(l), pass.db(l));
      // (BP4) ∂C/∂W^l = δ^l (a^{l−1})ᵀ
      pass.sums(l).timesTranspose(pass.delta(l), pass.a(l - 1), pass.dW(l));
    }
    pass.returned();
  }

  /**
   * Forward and backward in one: the pass with every z, a, δ and gradient.
   *
   * @throws IllegalArgumentException if X or Y does not fit, X has an entry that is not finite, or
   *     Y is no target for the loss
   */
  public Pass gradients(Matrix X, Matrix Y) {
    Pass pass = forward(X);
    backward(Y, pass);
    return pass;
  }

  /**
   * One step of gradient descent, W^l ← W^l − γ ∂C/∂W^l and b^l ← b^l − γ ∂C/∂b^l: 002 (12), (13).
   *
   * @param pass a pass after {@link #backward} through this network or a copy; after the update
   *     every pass through this network is stale
   * @param rate γ
   * @throws IllegalArgumentException if rate is not finite or the pass does not fit
   * @throws IllegalStateException if the pass has not gone backward since it last went forward, or
   *     the network has changed since
   */
  public void update(Pass pass, double rate) {
    requireRate("γ", rate);
    pass.beginUpdateOf(this);
    for (int l = 1; l <= depth(); l++) {
      W(l).addScaled(-rate, pass.dW(l));
      b(l).addScaled(-rate, pass.db(l));
    }
  }

  // ------------------------------------------------------------------ as an object

  /** A network with the same layers and parameters of its own. */
  public Network copy() {
    List<Layer> copies = new ArrayList<>();
    for (Layer layer : layers) {
      copies.add(new Layer(layer.W().copy(), layer.b().copy(), layer.activation()));
    }
    return new Network(copies, output);
  }

  /**
   * Takes over the parameters of another network of the same shape.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public void copyParameters(Network from) {
    boolean fits = from.depth() == depth();
    for (int l = 1; fits && l <= depth(); l++) {
      fits = W(l).hasShapeOf(from.W(l)) && b(l).hasShapeOf(from.b(l));
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "the networks differ in shape: " + from.summary() + "; this one is a " + summary());
    }
    changed();
    for (int l = 1; l <= depth(); l++) {
      W(l).copy(from.W(l));
      b(l).copy(from.b(l));
    }
  }

  /** Sizes, activations, loss and number of parameters in one line, then layer by layer. */
  public TextTable toText() {
    TextTable text = new TextTable(summary()).numbers("layer", "W", "b");
    text.words("activation").numbers("parameters");
    for (int l = 1; l <= depth(); l++) {
      Layer layer = layer(l);
      String b = layer.hasBiases() ? layer.b().shape() : "none";
      String activation = layer.activation().toString();
      int parameters = layer.units() * (layer.inputs() + layer.b().columns());
      text.row(String.valueOf(l), layer.W().shape(), b, activation, String.valueOf(parameters));
    }
    return text;
  }

  /** {@link #toText}, aligned. */
  @Override
  public String toString() {
    return toText().toString();
  }

  int version() {
    return version;
  }

  void changed() {
    version++;
  }

  String summary() {
    String reduction = output.reduction().toString().toLowerCase(Locale.ROOT);
    return Text.format(
        "%s, %s over examples, %d parameters", Architecture.of(this), reduction, parameterCount());
  }

  private void requireInput(Matrix X) {
    if (X.rows() != units(0) || X.columns() == 0) {
      throw Text.illegal(
          "X is %s: it must have %d rows, one for each input, and at least one column, one for each example",
          X.shape(), units(0));
    }
    X.requireFinite("X");
  }

  static void requireRate(String name, double rate) {
    if (!Double.isFinite(rate)) {
      throw new IllegalArgumentException(name + " is " + rate + ": it must be a finite number");
    }
  }

  private void requireTargets(Matrix Y, Pass pass) {
    pass.requireForward(this);
    Matrix a = pass.a(depth());
    if (!Y.hasShapeOf(a)) {
      throw Text.illegal(
          "Y is %s and the network's output is %s: their shapes must be equal",
          Y.shape(), a.shape());
    }
    if (!pass.targetsAreChecked()) {
      output.loss().requireTargets(Y);
    }
  }
}

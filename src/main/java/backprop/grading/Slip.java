package backprop.grading;

import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.Pass;
import java.util.List;

/**
 * A mistake made somewhere.
 *
 * @param layer l as {@code Network} counts; 0 for every layer where it can be made
 * @param only {@link Line#WEIGHTS} or {@link Line#BIASES} if it is made for these alone, else null
 * @param number the γ or λ in it; 0 where the mistake has none
 */
public record Slip(Mistake mistake, int layer, Line only, double number) {
  /** A mistake without a number. */
  public Slip(Mistake mistake, int layer) {
    this(mistake, layer, null, 0);
  }

  /**
   * A pass of the network over a batch with this mistake in it, as if the network had made it.
   *
   * @param X n₀ × m
   * @param Y n_L × m
   * @throws IllegalArgumentException if X or Y does not fit, or the mistake gives another shape
   */
  public Pass pass(Network net, Matrix X, Matrix Y) {
    Pass pass = net.gradients(X, Y);
    MistakenPass mistaken = new MistakenPass(net, X, Y, false).with(List.of(this));
    for (int l = net.depth(); l >= 1; l--) {
      pass.z(l).copy(mistaken.z(l));
      pass.a(l).copy(mistaken.a(l));
      pass.delta(l).copy(mistaken.given(l));
      pass.db(l).copy(mistaken.biases(l));
      pass.dW(l).copy(mistaken.weights(l));
    }
    return pass;
  }

  /** The same with this number, if it has one. */
  public Slip with(double fitted) {
    return mistake.isFitted() ? new Slip(mistake, layer, only, fitted) : this;
  }

  Slip at(int l) {
    return new Slip(mistake, l, only, number);
  }

  boolean isEverywhere() {
    return layer == 0;
  }

  /** Whether it is made in this line, at layer l, on the way to this part. */
  boolean isMade(Line line, int l, Line part) {
    return mistake.line() == line && (layer == 0 || layer == l) && (only == null || only == part);
  }

  /** The line whose equation is to be reread about it at layer l of L. */
  Line equation(int l, int L) {
    Line equation = mistake.line().equation();
    if (equation == Line.RECURSION && l == L) {
      return Line.OUTPUT;
    }
    return equation == Line.WEIGHTS && only == Line.BIASES ? Line.BIASES : equation;
  }
}

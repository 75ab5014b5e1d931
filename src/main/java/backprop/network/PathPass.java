package backprop.network;

import backprop.loss.SquaredError;
import backprop.text.Numbers;
import backprop.text.Text;
import backprop.text.TextTable;

/** What a pass of a {@link SinglePath} computes; each letter goes by its superscript in 001. */
public final class PathPass {
  final double[] z; // z[l], l = 2 … L
  final double[] a; // a[l], l = 1 … L
  final double[] delta; // delta[l] = ∂J/∂z^(l), l = 2 … L
  final double[] dTheta; // dTheta[l] = ∂J/∂θ^(l), l = 1 … L − 1
  private final double y;

  PathPass(int layers, double y) {
    z = new double[layers + 1];
    a = new double[layers + 1];
    delta = new double[layers + 1];
    dTheta = new double[layers];
    this.y = y;
  }

  /** L, the number of layers, the input included. */
  public int layers() {
    return a.length - 1;
  }

  /** z^(l), l = 2 … L. */
  public double z(int l) {
    return at("z", z, 2, l);
  }

  /** a^(l), l = 1 … L; a^(1) is x. */
  public double a(int l) {
    return at("a", a, 1, l);
  }

  /** δ^(l) = ∂J/∂z^(l), 001 (13), l = 2 … L. */
  public double delta(int l) {
    return at("δ", delta, 2, l);
  }

  /** ∂J/∂θ^(l), l = 1 … L − 1. */
  public double dTheta(int l) {
    return at("∂J/∂θ", dTheta, 1, l);
  }

  /** The target. */
  public double y() {
    return y;
  }

  /** ŷ = a^(L). */
  public double yHat() {
    return a[a.length - 1];
  }

  /** J = ½(ŷ − y)², 001 (7). */
  public double J() {
    return SquaredError.HALF.value(yHat(), y);
  }

  /** ŷ, y and J in one line, then the letters of each layer. */
  @Override
  public String toString() {
    TextTable text =
        new TextTable(
            Text.format(
                "pass of a single path: ŷ = %s, y = %s, J = %s",
                Numbers.rounded(yHat()), Numbers.rounded(y), Numbers.rounded(J())));
    text.numbers("l", "z^(l)", "a^(l)", "δ^(l)", "∂J/∂θ^(l)");
    for (int l = 1; l <= layers(); l++) {
      text.row(
          String.valueOf(l),
          l > 1 ? Numbers.rounded(z[l]) : "–",
          Numbers.rounded(a[l]),
          l > 1 ? Numbers.rounded(delta[l]) : "–",
          l < layers() ? Numbers.rounded(dTheta[l]) : "–");
    }
    return text.toString();
  }

  private static double at(String letter, double[] of, int first, int l) {
    if (l < first || l >= of.length) {
      throw Text.illegal(
          "there is no %s^(%d): this pass has %s^(%d) to %s^(%d)",
          letter, l, letter, first, letter, of.length - 1);
    }
    return of[l];
  }
}

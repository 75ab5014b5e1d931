package backprop.activation;

/**
 * tanh(z), with the slope 1 − tanh²(z): 000, 002 §4.2.
 *
 * <p>With E = e^{2|z|} − 1 it is E / (E + 2), and has the sign of z. From |z| = 20 on it is 1 to
 * the last bit.
 */
public record Tanh() implements Elementwise {
  @Override
  public String toString() {
    return "tanh";
  }

  @Override
  public double value(double z) {
    return quotient(Exp.minusOne(doubled(z)), z);
  }

  private static double doubled(double z) {
    return Math.min(2 * Math.abs(z), 40);
  }

  private static double quotient(double E, double z) {
    return Math.copySign(E / (E + 2), z);
  }

  @Override
  public double slope(double z) {
    return slope(z, value(z));
  }

  @Override
  public double slope(double z, double a) {
    return 1 - a * a;
  }

  @Override
  public void apply(double[] z, double[] a) {
    Shapes.require(z, a);
    double[] x = z == a ? z.clone() : z;
    for (int j = 0; j < x.length; j++) { // the JIT compiler makes it a loop over vectors
      a[j] = Exp.minusOneNearZero(Exp.rest(doubled(x[j])));
    }
    for (int j = 0; j < x.length; j++) {
      a[j] = quotient(Exp.minusOne(doubled(x[j]), a[j]), x[j]);
    }
  }

  @Override
  public void pullBack(double[] z, double[] a, double[] dA, double[] dZ) {
    Shapes.require(z, a, dA, dZ);
    for (int j = 0; j < z.length; j++) {
      dZ[j] = dA[j] * slope(z[j], a[j]);
    }
  }
}

package backprop.activation;

/** tanh(z), with the slope 1 − tanh²(z): 000, 002 §4.2. */
public record Tanh() implements Elementwise {
  @Override
  public String toString() {
    return "tanh";
  }

  @Override
  public double value(double z) {
    return StrictMath.tanh(z);
  }

  @Override
  public double slope(double z) {
    return slope(z, value(z));
  }

  @Override
  public double slope(double z, double a) {
    return 1 - a * a;
  }
}

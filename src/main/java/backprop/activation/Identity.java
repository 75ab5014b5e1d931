package backprop.activation;

/** g(z) = z, g′(z) = 1: the linear output of 001 (6); "Linear" in 000. */
public record Identity() implements Elementwise {
  @Override
  public String toString() {
    return "identity";
  }

  @Override
  public double value(double z) {
    return z;
  }

  @Override
  public double slope(double z) {
    return 1;
  }
}

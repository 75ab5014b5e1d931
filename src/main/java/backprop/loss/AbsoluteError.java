package backprop.loss;

/**
 * Σ |a − y|, the L1 loss of 000. Its slope is the sign of a − y; at a = y there is no derivative
 * and 000 is silent: the slope here is 0, so that an exact answer is left alone.
 */
public record AbsoluteError() implements Loss {
  @Override
  public double value(double a, double y) {
    return Math.abs(a - y);
  }

  @Override
  public double slope(double a, double y) {
    return Math.signum(a - y);
  }

  @Override
  public int piece(double a, double y) {
    return (int) Math.signum(a - y);
  }

  @Override
  public String toString() {
    return "L1";
  }
}

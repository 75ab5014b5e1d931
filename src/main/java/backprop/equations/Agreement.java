package backprop.equations;

/**
 * When two lists of numbers agree. The error is relative to the largest entry of either, so that
 * entries near 0 raise no alarm: 2 for a wrong sign, ½ for a lost factor 2, at most 2.
 */
final class Agreement {
  static final double TOLERANCE = 1e-7; // up to this error two quantities agree

  // quantities below this are 0, up to the rounding of differences
  private static final double ZERO = 1e-11;

  private Agreement() {}

  /** max |p − q| / max(max |p|, max |q|); infinite if a number is missing, NaN or infinite. */
  static double error(double[] p, double[] q) {
    if (p.length != q.length || p.length == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double difference = 0;
    double scale = 0;
    for (int n = 0; n < p.length; n++) {
      if (!Double.isFinite(p[n]) || !Double.isFinite(q[n])) {
        return Double.POSITIVE_INFINITY;
      }
      difference = Math.max(difference, Math.abs(p[n] - q[n]));
      scale = Math.max(scale, Math.max(Math.abs(p[n]), Math.abs(q[n])));
    }
    return scale < ZERO ? 0 : difference / scale;
  }

  static boolean within(double error) {
    return error <= TOLERANCE;
  }
}

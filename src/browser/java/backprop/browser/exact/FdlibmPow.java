package backprop.browser.exact;

/** {@link StrictMath#pow} for a page, with its bits; see {@link Fdlibm}. */
public final class FdlibmPow {
  private static final double[] LOG2 = {
    5.99999999999994648725e-01,
    4.28571428578550184252e-01,
    3.33333329818377432918e-01,
    2.72728123808534006489e-01,
    2.30660745775561754067e-01,
    2.06975017800338417784e-01
  };

  private static final double C = 9.61796693925975554329e-01; // 2 / (3 ln 2), and in two pieces
  private static final double C_HIGH = 9.61796700954437255859e-01;
  private static final double C_LOW = -7.02846165095275826516e-09;
  private static final double[] BASE = {1, 1.5};
  private static final double[] LOG2_OF_BASE_HIGH = {0, 5.84962487220764160156e-01};
  private static final double[] LOG2_OF_BASE_LOW = {0, 1.35003920212974897128e-08};

  private static final double INVERSE_LN2 = 1.44269504088896338700;
  private static final double INVERSE_LN2_HIGH = 1.44269502162933349609;
  private static final double INVERSE_LN2_LOW = 1.92596299112661746887e-08;

  private static final double LN2 = 6.93147180559945286227e-01;
  private static final double LN2_HIGH = 6.93147182464599609375e-01;
  private static final double LN2_LOW = -1.90465429995776804525e-09;

  private static final double JUST_BELOW_1024 = 8.0085662595372944372e-17;

  private FdlibmPow() {}

  /** x^y. */
  public static double pow(double x, double y) {
    if (y == 0) {
      return 1;
    }
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return Double.NaN;
    }
    double size = Math.abs(x);
    if (Double.isInfinite(y)) {
      return size == 1 ? Double.NaN : size > 1 == y > 0 ? Double.POSITIVE_INFINITY : 0;
    }
    if (y == 1 || y == -1) {
      return y == 1 ? x : 1 / x;
    }
    if (y == 2) {
      return x * x;
    }
    if (y == 0.5 && Fdlibm.high(x) >= 0) {
      return Math.sqrt(x);
    }
    boolean negative = Fdlibm.high(x) < 0;
    boolean whole = y % 1 == 0;
    double sign = negative && whole && y % 2 != 0 ? -1 : 1;
    if (size == 0 || size == 1 || Double.isInfinite(size)) {
      double end = y < 0 ? 1 / size : size;
      return negative && size == 1 && !whole ? Double.NaN : sign * end;
    }
    if (negative && !whole) {
      return Double.NaN;
    }
    double huge = Math.abs(y);
    int high = Fdlibm.high(size);
    if (huge >= 0x1.00001p31 && (huge >= 0x1.00001p64 || high < 0x3fefffff || high > 0x3ff00000)) {
      return sign * (size > 1 == y > 0 ? Double.POSITIVE_INFINITY : 0);
    }
    double[] log = new double[2];
    if (huge >= 0x1.00001p31) {
      log2NearOne(size - 1, log);
    } else {
      log2(size, log);
    }
    double yHigh = cut(y);
    return sign * exp2(yHigh * log[0], (y - yHigh) * log[0] + y * log[1]);
  }

  // log₂(1 + t) for |t| ≤ 2⁻²⁰, in two pieces
  private static void log2NearOne(double t, double[] log) {
    double w = t * t * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
    double u = INVERSE_LN2_HIGH * t;
    double v = t * INVERSE_LN2_LOW - w * INVERSE_LN2;
    log[0] = cut(u + v);
    log[1] = v - (log[0] - u);
  }

  // log₂ x in two pieces: x = 2^n a, with a near 1 or 1.5
  private static void log2(double x, double[] log) {
    double a = x < Double.MIN_NORMAL ? x * 0x1p53 : x;
    int n = (Fdlibm.high(a) >> 20) - 1023 - (x < Double.MIN_NORMAL ? 53 : 0);
    int fraction = Fdlibm.high(a) & 0xfffff;
    int high = fraction | 0x3ff00000;
    int k = fraction > 0x3988e && fraction < 0xbb67a ? 1 : 0; // from √1.5 to √3
    if (fraction >= 0xbb67a) {
      n++;
      high -= 0x100000;
    }
    a = Fdlibm.withHigh(a, high);

    double u = a - BASE[k]; // s = (a − b) / (a + b) = sHigh + sLow
    double v = 1 / (a + BASE[k]);
    double s = u * v;
    double sHigh = cut(s);
    double sum = Fdlibm.withHigh(0, (high >> 1 | 0x20000000) + 0x80000 + (k << 18));
    double sumLow = a - (sum - BASE[k]);
    double sLow = v * ((u - sHigh * sum) - sHigh * sumLow);

    double square = s * s;
    double r = square * square * Fdlibm.polynomial(LOG2, square);
    r += sLow * (sHigh + s);
    square = sHigh * sHigh;
    double tHigh = cut(3 + square + r); // 3 + s² + …
    double tLow = r - ((tHigh - 3) - square);

    u = sHigh * tHigh;
    v = sLow * tHigh + tLow * s;
    double pHigh = cut(u + v);
    double pLow = v - (pHigh - u);
    double zHigh = C_HIGH * pHigh;
    double zLow = C_LOW * pHigh + pLow * C + LOG2_OF_BASE_LOW[k];
    log[0] = cut(((zHigh + zLow) + LOG2_OF_BASE_HIGH[k]) + n);
    log[1] = zLow - (((log[0] - n) - LOG2_OF_BASE_HIGH[k]) - zHigh);
  }

  // 2^(high + low)
  private static double exp2(double high, double low) {
    double z = low + high;
    if (z > 1024 || z == 1024 && low + JUST_BELOW_1024 > z - high) {
      return Double.POSITIVE_INFINITY;
    }
    if (z < -1075 || z == -1075 && low <= z - high) {
      return 0;
    }
    int n = 0;
    double rest = high;
    int bits = Fdlibm.high(z);
    if ((bits & 0x7fffffff) > 0x3fe00000) { // ½: n is z, rounded
      int k = (bits >> 20 & 0x7ff) - 1023;
      int near = bits + (0x100000 >> k + 1);
      k = (near >> 20 & 0x7ff) - 1023;
      rest -= Fdlibm.withHigh(0, near & ~(0xfffff >> k));
      n = (near & 0xfffff | 0x100000) >> 20 - k;
      n = bits < 0 ? -n : n;
    }
    double t = cut(low + rest);
    double u = t * LN2_HIGH;
    double v = (low - (t - rest)) * LN2 + t * LN2_LOW;
    z = u + v;
    double w = v - (z - u);
    double square = z * z;
    double c = z - square * Fdlibm.polynomial(Fdlibm.EXP, square);
    double r = (z * c) / (c - 2) - (w + z * w);
    z = 1 - (r - z);
    return (Fdlibm.high(z) + (n << 20)) >> 20 > 0
        ? Fdlibm.shifted(z, n)
        : Fdlibm.shifted(z, n + 1000) * 0x1p-1000;
  }

  // the upper half of the bits
  private static double cut(double x) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xffffffff00000000L);
  }
}

package backprop.browser.exact;

/**
 * Functions of {@link StrictMath} for a page, with its bits: a browser's own functions differ from
 * them, and from browser to browser.
 *
 * <p>{@code StrictMath} is specified to give what the algorithms of the C library fdlibm 5.3 give,
 * so these are its reductions and polynomials (their coefficients are © 1993 by Sun Microsystems,
 * see THIRD-PARTY.md).
 */
public final class Fdlibm {
  private static final double LN2_HIGH = 6.93147180369123816490e-01;
  private static final double LN2_LOW = 1.90821492927058770002e-10;
  private static final double INVERSE_LN2 = 1.44269504088896338700;

  /** Of (ln(1 + s) − ln(1 − s) − 2s) / s in powers of s². */
  private static final double[] LOG = {
    6.666666666666735130e-01,
    3.999999999940941908e-01,
    2.857142874366239149e-01,
    2.222219843214978396e-01,
    1.818357216161805012e-01,
    1.531383769920937332e-01,
    1.479819860511658591e-01
  };

  static final double[] EXP = {
    1.66666666666666019037e-01,
    -2.77777777770155933842e-03,
    6.61375632143793436117e-05,
    -1.65339022054652515390e-06,
    4.13813679705723846039e-08
  };

  private static final double[] EXPM1 = {
    -3.33333333333331316428e-02,
    1.58730158725481460165e-03,
    -7.93650757867487942473e-05,
    4.00821782732936239552e-06,
    -2.01099218183624371326e-07
  };

  private static final double[] SIN = {
    8.33333333332248946124e-03,
    -1.98412698298579493134e-04,
    2.75573137070700676789e-06,
    -2.50507602534068634195e-08,
    1.58969099521155010221e-10
  };

  private static final double[] COS = {
    4.16666666666666019037e-02,
    -1.38888888888741095749e-03,
    2.48015872894767294178e-05,
    -2.75573143513906633035e-07,
    2.08757232129817482790e-09,
    -1.13596475577881948265e-11
  };

  /** π/2 in pieces of 33 bits, and what is left after each. */
  private static final double[] QUARTER = {
    1.57079632673412561417, 6.07710050630396597660e-11, 2.02226624871116645580e-21
  };

  private static final double[] QUARTER_REST = {
    6.07710050650619224932e-11, 2.02226624879595063154e-21, 8.47842766036889956997e-32
  };

  private static final double FARTHEST = 0x1p19 * Math.PI / 2;

  private Fdlibm() {}

  /** {@link StrictMath#sin} up to |x| = 2¹⁸π; beyond that the browser's own. */
  public static double sin(double x) {
    if (!(Math.abs(x) < FARTHEST)) {
      return Math.sin(x);
    }
    double[] y = new double[2];
    int n = rest(x, y);
    double value = (n & 1) == 0 ? sinNearZero(y[0], y[1]) : cosNearZero(y[0], y[1]);
    return (n & 2) == 0 ? value : -value;
  }

  /** {@link StrictMath#cos} up to |x| = 2¹⁸π; beyond that the browser's own. */
  public static double cos(double x) {
    if (!(Math.abs(x) < FARTHEST)) {
      return Math.cos(x);
    }
    double[] y = new double[2];
    int n = rest(x, y);
    double value = (n & 1) == 0 ? cosNearZero(y[0], y[1]) : sinNearZero(y[0], y[1]);
    return (n + 1 & 2) == 0 ? value : -value;
  }

  /** x − n π/2 as y₀ + y₁, at most π/4 in size; the result is n. */
  private static int rest(double x, double[] y) {
    double size = Math.abs(x);
    int high = high(size);
    y[0] = x;
    if (high <= 0x3fe921fb) { // π/4
      return 0;
    }
    int n = 1;
    double r;
    double w;
    if (high < 0x4002d97c) { // 3π/4
      int piece = high == 0x3ff921fb ? 1 : 0; // close to π/2: 33 bits more
      r = piece == 0 ? size - QUARTER[0] : size - QUARTER[0] - QUARTER[1];
      w = QUARTER_REST[piece];
      y[0] = r - w;
    } else {
      n = (int) (size * 6.36619772367581382433e-01 + 0.5);
      r = size - n * QUARTER[0];
      w = n * QUARTER_REST[0];
      y[0] = r - w;
      boolean close = n >= 32 || high == high(n * (Math.PI / 2));
      for (int piece = 1; piece < 3 && close && lost(high, y[0]) > 33 * piece - 17; piece++) {
        double before = r;
        w = n * QUARTER[piece];
        r = before - w;
        w = n * QUARTER_REST[piece] - ((before - r) - w);
        y[0] = r - w;
      }
    }
    y[1] = (r - y[0]) - w;
    if (x < 0) {
      y[0] = -y[0];
      y[1] = -y[1];
      return -n;
    }
    return n;
  }

  // how many leading bits a difference has lost
  private static int lost(int high, double difference) {
    return (high >> 20) - (high(difference) >> 20 & 0x7ff);
  }

  private static double sinNearZero(double x, double rest) {
    if ((high(x) & 0x7fffffff) < 0x3e400000) { // |x| < 2⁻²⁷
      return x;
    }
    double z = x * x;
    double v = z * x;
    double r = polynomial(SIN, z);
    double first = -1.66666666666666324348e-01;
    return rest == 0
        ? x + v * (first + z * r)
        : x - ((z * (0.5 * rest - v * r) - rest) - v * first);
  }

  private static double cosNearZero(double x, double rest) {
    int size = high(x) & 0x7fffffff;
    if (size < 0x3e400000) {
      return 1;
    }
    double z = x * x;
    double r = z * polynomial(COS, z);
    if (size < 0x3fd33333) { // 0.3
      return 1 - (0.5 * z - (z * r - x * rest));
    }
    double q = size > 0x3fe90000 ? 0.28125 : withHigh(0, size - 0x200000); // near x/4
    return (1 - q) - ((0.5 * z - q) - (z * r - x * rest));
  }

  /** {@link StrictMath#log}: x = 2^k (1 + f), and s = f / (2 + f). */
  public static double log(double x) {
    if (!(x > 0)) {
      return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    }
    if (x == Double.POSITIVE_INFINITY) {
      return x;
    }
    double scaled = x < Double.MIN_NORMAL ? x * 0x1p54 : x;
    int high = high(scaled);
    int k = (high >> 20) - 1023 - (x < Double.MIN_NORMAL ? 54 : 0);
    high &= 0xfffff;
    int carry = high + 0x95f64 & 0x100000; // 1 + f from √½ to √2
    k += carry >> 20;
    double f = withHigh(scaled, high | carry ^ 0x3ff00000) - 1;
    if ((0xfffff & 2 + high) < 3) { // |f| < 2⁻²⁰
      if (f == 0) {
        return k == 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
      }
      double r = f * f * (0.5 - 0.33333333333333333 * f);
      return k == 0 ? f - r : k * LN2_HIGH - ((r - k * LN2_LOW) - f);
    }
    double s = f / (2 + f);
    double z = s * s;
    double w = z * z;
    double even = w * (LOG[1] + w * (LOG[3] + w * LOG[5]));
    double odd = z * (LOG[0] + w * (LOG[2] + w * (LOG[4] + w * LOG[6])));
    double r = odd + even;
    if ((high - 0x6147a | 0x6b851 - high) > 0) {
      double half = 0.5 * f * f;
      return k == 0
          ? f - (half - s * (half + r))
          : k * LN2_HIGH - ((half - (s * (half + r) + k * LN2_LOW)) - f);
    }
    return k == 0 ? f - s * (f - r) : k * LN2_HIGH - ((s * (f - r) - k * LN2_LOW) - f);
  }

  /** {@link StrictMath#log1p}. */
  public static double log1p(double x) {
    if (!(x > -1)) {
      return x == -1 ? Double.NEGATIVE_INFINITY : Double.NaN;
    }
    if (x == Double.POSITIVE_INFINITY) {
      return x;
    }
    int high = high(x);
    int size = high & 0x7fffffff;
    if (size < 0x3e200000) { // |x| < 2⁻²⁹
      return size < 0x3c900000 ? x : x - x * x * 0.5;
    }
    int k = 0;
    double f = x;
    int rest = 1;
    double c = 0;
    if (high >= 0x3fda827a || high < 0 && high > 0xbfd2bec3) { // not from √½ − 1 to √2 − 1
      double u = high < 0x43400000 ? 1 + x : x;
      rest = high(u);
      k = (rest >> 20) - 1023;
      if (high < 0x43400000) {
        c = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u; // what rounding took from 1 + x
      }
      rest &= 0xfffff;
      if (rest < 0x6a09e) {
        u = withHigh(u, rest | 0x3ff00000);
      } else {
        k++;
        u = withHigh(u, rest | 0x3fe00000);
        rest = 0x100000 - rest >> 2;
      }
      f = u - 1;
    }
    double half = 0.5 * f * f;
    if (rest == 0) { // |f| < 2⁻²⁰
      if (f == 0) {
        return k == 0 ? 0 : k * LN2_HIGH + (c + k * LN2_LOW);
      }
      double r = half * (1 - 0.66666666666666666 * f);
      return k == 0 ? f - r : k * LN2_HIGH - ((r - (k * LN2_LOW + c)) - f);
    }
    double s = f / (2 + f);
    double z = s * s;
    double r = z * polynomial(LOG, z);
    return k == 0
        ? f - (half - s * (half + r))
        : k * LN2_HIGH - ((half - (s * (half + r) + (k * LN2_LOW + c))) - f);
  }

  /** {@link StrictMath#exp}: x = k ln 2 + r. */
  public static double exp(double x) {
    if (Double.isNaN(x) || x > 7.09782712893383973096e+02) {
      return x != x ? x : Double.POSITIVE_INFINITY;
    }
    if (x < -7.45133219101941108420e+02) {
      return 0;
    }
    int size = high(x) & 0x7fffffff;
    if (size < 0x3e300000) { // |x| < 2⁻²⁸
      return 1 + x;
    }
    int k = size > 0x3fd62e42 ? multiple(x, size) : 0; // |x| > ½ ln 2
    double hi = x - k * LN2_HIGH;
    double lo = k * LN2_LOW;
    double r = k == 0 ? x : hi - lo;
    double t = r * r;
    double c = r - t * polynomial(EXP, t);
    if (k == 0) {
      return 1 - ((r * c) / (c - 2) - r);
    }
    double y = 1 - ((lo - (r * c) / (2 - c)) - hi);
    return k >= -1021 ? shifted(y, k) : shifted(y, k + 1000) * 0x1p-1000;
  }

  /** {@link StrictMath#expm1}. */
  public static double expm1(double x) {
    int size = high(x) & 0x7fffffff;
    if (Double.isNaN(x) || x > 7.09782712893383973096e+02) {
      return x != x ? x : Double.POSITIVE_INFINITY;
    }
    if (size >= 0x4043687a && x < 0) { // −56 ln 2
      return -1;
    }
    if (size < 0x3c900000) { // |x| < 2⁻⁵⁴
      return x;
    }
    int k = size > 0x3fd62e42 ? multiple(x, size) : 0;
    double hi = x - k * LN2_HIGH;
    double lo = k * LN2_LOW;
    double r = k == 0 ? x : hi - lo;
    double c = k == 0 ? 0 : (hi - r) - lo;
    double half = 0.5 * r;
    double square = r * half;
    double r1 = 1 + square * polynomial(EXPM1, square);
    double t = 3 - r1 * half;
    double e = square * ((r1 - t) / (6 - r * t));
    if (k == 0) {
      return r - (r * e - square);
    }
    e = r * (e - c) - c;
    e -= square;
    if (k == -1) {
      return 0.5 * (r - e) - 0.5;
    }
    if (k == 1) {
      return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
    }
    if (k <= -2 || k > 56) {
      return shifted(1 - (e - r), k) - 1;
    }
    return k < 20
        ? shifted(withHigh(1, 0x3ff00000 - (0x200000 >> k)) - (e - r), k) // 1 − 2⁻ᵏ
        : shifted(r - (e + withHigh(1, 0x3ff - k << 20)) + 1, k); // 2⁻ᵏ
  }

  /** {@link StrictMath#tanh}. */
  public static double tanh(double x) {
    double size = Math.abs(x);
    if (Double.isNaN(x) || size < 0x1p-55) {
      return x * (1 + x);
    }
    double z = 1;
    if (size < 22) {
      double t = expm1(size >= 1 ? 2 * size : -2 * size);
      z = size >= 1 ? 1 - 2 / (t + 2) : -t / (t + 2);
    }
    return x >= 0 ? z : -z;
  }

  // the whole k nearest to x / ln 2, for |x| > ½ ln 2
  private static int multiple(double x, int size) {
    int sign = x < 0 ? -1 : 1;
    return size < 0x3ff0a2b2 ? sign : (int) (INVERSE_LN2 * x + 0.5 * sign);
  }

  static double polynomial(double[] coefficients, double x) {
    double sum = coefficients[coefficients.length - 1];
    for (int i = coefficients.length - 2; i >= 0; i--) {
      sum = coefficients[i] + x * sum;
    }
    return sum;
  }

  static int high(double x) {
    return (int) (Double.doubleToRawLongBits(x) >> 32);
  }

  static double withHigh(double x, int high) {
    return Double.longBitsToDouble((long) high << 32 | Double.doubleToRawLongBits(x) & 0xffffffffL);
  }

  // x·2^k by its exponent alone
  static double shifted(double x, int k) {
    return withHigh(x, high(x) + (k << 20));
  }
}

package backprop.browser.exact;

/**
 * {@link Math#fma} from additions and multiplications, for a page: WebAssembly has no fused
 * multiply-add. Every result has the bits of {@code Math.fma}.
 *
 * <p>Boldo and Melquiond, "Emulation of FMA and correctly rounded sums: proved algorithms using
 * rounding to odd" (2008): a·b and the sums are split into what a double holds and the exact rest;
 * the rests are added with rounding to odd, which leaves the last rounding nothing to get wrong.
 */
public final class ExactFma {
  private static final double SPLITTER = 0x1p27 + 1;
  private static final double ABOVE = 1 + 0x1p-52;
  private static final double BELOW = 1 - 0x1p-52;
  private static final int NEGLIGIBLE = 200; // binary orders of magnitude between a·b and c

  private ExactFma() {}

  /** a·b + c, rounded once. */
  public static double of(double a, double b, double c) {
    double product = a * b;
    if (Math.abs(a) < 0x1p500
        && Math.abs(b) < 0x1p500
        && Math.abs(c) < 0x1p1000
        && Math.abs(product) > 0x1p-900) { // nothing below overflows or underflows
      double rest = restOfProduct(a, b, product);
      double th = c + rest;
      double tl = restOfSum(c, rest, th);
      double vh = product + th;
      double vl = restOfSum(product, th, vh);
      double low = tl + vl;
      double above = vh + low * ABOVE;
      // nearly always the rounding of the last sum hides that of the sum before it
      return above == vh + low * BELOW ? above : vh + sumToOdd(tl, vl);
    }
    return nearTheEnds(a, b, c);
  }

  // a·b − product, exactly (Dekker)
  private static double restOfProduct(double a, double b, double product) {
    double ah = upperHalf(a);
    double al = a - ah;
    double bh = upperHalf(b);
    double bl = b - bh;
    double rest = ah * bh - product;
    rest += ah * bl;
    rest += al * bh;
    return rest + al * bl;
  }

  private static double upperHalf(double x) {
    double wide = SPLITTER * x;
    return wide - (wide - x);
  }

  // x + y − sum, exactly (Knuth)
  private static double restOfSum(double x, double y, double sum) {
    double fromY = sum - x;
    double fromX = sum - fromY;
    return (x - fromX) + (y - fromY);
  }

  // x + y; where a double cannot hold it, the neighbour whose last bit is 1
  private static double sumToOdd(double x, double y) {
    double sum = x + y;
    double rest = restOfSum(x, y, sum);
    if (rest == 0) {
      return sum;
    }
    long bits = Double.doubleToRawLongBits(sum);
    if ((bits & 1) == 1) {
      return sum;
    }
    boolean outward = rest > 0 == sum > 0;
    return Double.longBitsToDouble(outward ? bits + 1 : bits - 1);
  }

  // special operands, and those that leave the range of a double on the way: scaled by 2^−k
  private static double nearTheEnds(double a, double b, double c) {
    if (!Double.isFinite(a) || !Double.isFinite(b) || a == 0 || b == 0) {
      return a * b + c;
    }
    if (!Double.isFinite(c)) {
      return c;
    }
    if (c == 0) {
      return a * b; // with the sign of the product, even if that is too small for a double
    }
    int ea = exponent(a);
    int eb = exponent(b);
    int ec = exponent(c);
    int k = Math.max(ea + eb, ec);
    double x = scale(a, -ea);
    double y = scale(b, -eb);
    double w = scale(c, -ec);
    if (ea + eb < k - NEGLIGIBLE) { // only its sign can matter
      x = Math.copySign(0x1p-100, x);
      y = Math.copySign(0x1p-100, y);
    } else {
      x = scale(x, ea + eb - k);
    }
    w = ec < k - NEGLIGIBLE ? Math.copySign(0x1p-200, w) : scale(w, ec - k);

    double product = x * y;
    double rest = restOfProduct(x, y, product);
    double th = w + rest;
    double vh = product + th;
    double z = sumToOdd(restOfSum(w, rest, th), restOfSum(product, th, vh));
    return unscaled(vh, z, k);
  }

  // (vh + z)·2^k, rounded once, also where the result is subnormal
  private static double unscaled(double vh, double z, int k) {
    double h = vh + z;
    if (h == 0 || exponent(h) + k >= Double.MIN_EXPONENT) {
      return scale(h, k);
    }
    if (exponent(h) + k < Double.MIN_EXPONENT - 58) {
      return Math.copySign(0.0, h);
    }
    // neighbours of this number are as far apart as subnormal numbers, once scaled
    double grid = Math.copySign(scale(1, Double.MIN_EXPONENT - k), h);
    double sh = grid + vh;
    double rounded = sh + sumToOdd(restOfSum(grid, vh, sh), z) - grid;
    return Math.copySign(scale(rounded, k), h);
  }

  // e with 2^e ≤ |x| < 2^(e + 1), also of a subnormal x
  private static int exponent(double x) {
    int e = Math.getExponent(x);
    return e >= Double.MIN_EXPONENT ? e : Math.getExponent(x * 0x1p60) - 60;
  }

  // x·2^k in two or three steps that are exact unless the last one overflows
  private static double scale(double x, int k) {
    double scaled = x;
    int left = k;
    while (Math.abs(left) > 1000) {
      int part = left > 0 ? 1000 : -1000;
      scaled *= powerOfTwo(part);
      left -= part;
    }
    return scaled * powerOfTwo(left);
  }

  private static double powerOfTwo(int n) {
    return Double.longBitsToDouble((long) (n + 1023) << 52);
  }
}

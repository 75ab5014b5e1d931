package backprop.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text that reads back to the same bits.
 *
 * <p>{@link Double#toString} writes some numbers differently before and after JDK 19; a file must
 * not.
 */
public final class Decimal {
  // a double has between 15 and 17 significant digits
  private static final int FEWEST = 15;
  private static final int MOST = 17;

  private Decimal() {}

  /** The shortest decimal with these bits; "NaN", "Infinity", "-Infinity" for what has none. */
  public static String of(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0.0" : "0";
    }
    BigDecimal exact = new BigDecimal(number);
    for (int digits = FEWEST; digits < MOST; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == number) {
        return text(rounded);
      }
    }
    return text(exact.round(new MathContext(MOST, RoundingMode.HALF_EVEN)));
  }

  private static String text(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    boolean plain =
        stripped.scale() <= FEWEST + 5 && stripped.precision() - stripped.scale() <= FEWEST;
    return plain ? stripped.toPlainString() : stripped.toString();
  }
}

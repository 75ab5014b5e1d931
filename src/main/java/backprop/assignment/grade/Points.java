package backprop.assignment.grade;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How points are written. */
public final class Points {
  private Points() {}

  /** "4", "2.5": up to four decimals, as few as it takes. */
  public static String text(double points) {
    BigDecimal rounded = BigDecimal.valueOf(points).setScale(4, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}

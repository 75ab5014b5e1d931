package backprop.data;

import backprop.text.Text;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Numbers in a printed table: four significant digits, whole numbers whole, in any locale. */
final class Rounded extends NumberColumnFormatter {

  @Override
  public String format(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e9) {
      return Long.toString((long) value);
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (size < 1e-4 || size >= 1e6) {
      return Text.format("%.3e", value);
    }
    int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
    return Text.format("%." + decimals + "f", value);
  }
}

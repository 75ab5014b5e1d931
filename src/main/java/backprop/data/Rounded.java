package backprop.data;

import backprop.text.Numbers;
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
    boolean small = size >= 1e-4 && size < 1e-3; // where Numbers has three digits
    return small ? Text.format("%.7f", value) : Numbers.rounded(value);
  }
}

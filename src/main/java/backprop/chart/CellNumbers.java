package backprop.chart;

import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.Arrays;

/**
 * Numbers in the cells of a heat map, all with the same decimals.
 *
 * @param decimals as many as show two digits of the largest, none if all are whole
 */
record CellNumbers(int decimals) {
  private static final int MOST = 4;

  static CellNumbers of(Matrix A) {
    boolean whole = Arrays.stream(A.toArray()).allMatch(a -> a == Math.rint(a));
    double most = A.maxAbs();
    if (whole || most == 0) {
      return new CellNumbers(0);
    }
    int decimals = 1 - (int) Math.floor(StrictMath.log10(most));
    return new CellNumbers(Math.max(0, Math.min(MOST, decimals)));
  }

  String text(double value) {
    String text = Text.format("%." + decimals + "f", Math.abs(value));
    boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
    return value < 0 && !zero ? "−" + text : text;
  }
}

package backprop.diagram;

import java.util.ArrayList;
import java.util.List;

/** Where the slopes of a graph stand: at the middle of their arrow, or beside another's. */
public final class SlopePlaces {
  private final double height;
  private final double[] shares;
  private final List<double[]> taken = new ArrayList<>(); // x, y, half a width

  /**
   * @param height of a number
   * @param shares of a curve, from 0 to 1, the best place first
   */
  public SlopePlaces(double height, double... shares) {
    this.height = height;
    this.shares = shares;
  }

  /** One more number on its curve ({@link #on}), half as wide to each side: x, y of its middle. */
  public double[] next(double[] bend, double half) {
    double[] at = on(bend, shares[0]);
    for (int i = 1; i < shares.length && isTaken(at, half); i++) {
      at = on(bend, shares[i]);
    }
    taken.add(new double[] {at[0], at[1], half});
    return at;
  }

  private boolean isTaken(double[] at, double half) {
    return taken.stream()
        .anyMatch(
            other ->
                Math.abs(at[1] - other[1]) < height
                    && Math.abs(at[0] - other[0]) < half + other[2]);
  }

  /**
   * The point of a curve at t = 0 … 1.
   *
   * @param bend x and y of its start, of two handles and of its end
   */
  public static double[] on(double[] bend, double t) {
    double s = 1 - t;
    double[] at = {0, 0};
    for (int axis = 0; axis < 2; axis++) {
      at[axis] =
          s * s * s * bend[axis]
              + 3 * s * s * t * bend[2 + axis]
              + 3 * s * t * t * bend[4 + axis]
              + t * t * t * bend[6 + axis];
    }
    return at;
  }
}

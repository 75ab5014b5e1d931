package backprop.chart;

import java.util.Objects;
import java.util.function.DoubleBinaryOperator;

/** A number for each point of a rectangle, such as a loss; not finite where there is none. */
public record Surface(DoubleBinaryOperator f, double xFrom, double xTo, double yFrom, double yTo) {
  /**
   * Checks the rectangle.
   *
   * @throws IllegalArgumentException if an end is not finite or does not lie above its beginning
   */
  public Surface {
    Objects.requireNonNull(f, "f");
    Require.ordered("x", xFrom, xTo);
    Require.ordered("y", yFrom, yTo);
  }

  /** f on a grid, row 0 at the lower end; the corners of the rectangle are grid points. */
  double[][] sampled(int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      double y = yFrom + (yTo - yFrom) * i / (rows - 1);
      for (int j = 0; j < columns; j++) {
        values[i][j] = f.applyAsDouble(xFrom + (xTo - xFrom) * j / (columns - 1), y);
      }
    }
    return values;
  }

  boolean holds(double x, double y) {
    return x >= xFrom && x <= xTo && y >= yFrom && y <= yTo;
  }
}

package backprop.check;

import backprop.matrix.Matrix;

/** A straight line through parameters, from where they stand. */
interface Line {
  /** Goes to this distance, to either side, and says where it has arrived after rounding. */
  double move(double t);

  /** Restores the parameters to the bit. */
  void back();

  /** One entry moves. */
  static Line entry(Matrix parameter, int i, int j) {
    double[] theta = parameter.row(i);
    double centre = theta[j];
    return new Line() {
      @Override
      public double move(double t) {
        theta[j] = centre + t;
        return theta[j];
      }

      @Override
      public void back() {
        theta[j] = centre;
      }
    };
  }

  /** All entries move along a direction of the same shape. */
  static Line direction(Matrix parameter, Matrix direction) {
    Matrix centre = parameter.copy();
    return new Line() {
      @Override
      public double move(double t) {
        back();
        parameter.addScaled(t, direction);
        return t;
      }

      @Override
      public void back() {
        parameter.copy(centre);
      }
    };
  }
}

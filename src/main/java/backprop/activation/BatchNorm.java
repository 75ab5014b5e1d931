package backprop.activation;

import backprop.matrix.Matrix;
import backprop.text.Text;

/**
 * Batch normalisation, Ioffe &amp; Szegedy (2015), Algorithm 1: every unit gets mean β and standard
 * deviation γ, both n × 1, over the examples of the batch, whatever the weights before it are. For
 * prediction, the means and variances of the training examples stand in for those of the batch.
 */
public record BatchNorm(Matrix gamma, Matrix beta) {
  private static final double EPSILON = 1e-5;

  /** γ = 1 and β = 0 for n units. */
  public static BatchNorm of(int n) {
    return new BatchNorm(Matrix.zeros(n, 1).map(zero -> 1), Matrix.zeros(n, 1));
  }

  /**
   * a ← γ ẑ + β, ẑ = (z − μ) / √(s² + ε), with mean μ and variance s² of each row, and ε = 1e-5.
   * All are n × m; a may be z itself.
   *
   * @throws IllegalArgumentException if the shapes do not fit, or m is less than 2
   */
  public void apply(Matrix z, Matrix a) {
    require(z, a, a);
    for (int i = 0; i < z.rows(); i++) {
      double mean = mean(z.row(i));
      double scale = scale(z.row(i), mean);
      for (int j = 0; j < z.columns(); j++) {
        a.row(i)[j] = gamma.row(i)[0] * (z.row(i)[j] - mean) * scale + beta.row(i)[0];
      }
    }
  }

  /**
   * The pull-back; each z_p has three ways to the cost: its own, through μ and through s². dA,
   * which dZ may be, and dZ are n × m; dGamma and dBeta are n × 1.
   *
   * <pre>
   *   dβ = Σ_p dA_p    dγ = Σ_p dA_p ẑ_p    dZ_p = γ / √(s² + ε) (dA_p − dβ / m − ẑ_p dγ / m)
   * </pre>
   *
   * @throws IllegalArgumentException as {@link #apply} does
   */
  public void pullBack(Matrix z, Matrix dA, Matrix dZ, Matrix dGamma, Matrix dBeta) {
    require(z, dA, dZ);
    Shapes.require(gamma, beta, dGamma, dBeta);
    int m = z.columns();
    for (int i = 0; i < z.rows(); i++) {
      double mean = mean(z.row(i));
      double scale = scale(z.row(i), mean);
      double ofBeta = 0;
      double ofGamma = 0;
      for (int j = 0; j < m; j++) {
        ofBeta += dA.row(i)[j];
        ofGamma += dA.row(i)[j] * (z.row(i)[j] - mean) * scale;
      }
      for (int j = 0; j < m; j++) {
        double zHat = (z.row(i)[j] - mean) * scale;
        double centred = dA.row(i)[j] - ofBeta / m - zHat * ofGamma / m;
        dZ.row(i)[j] = gamma.row(i)[0] * scale * centred;
      }
      dBeta.row(i)[0] = ofBeta;
      dGamma.row(i)[0] = ofGamma;
    }
  }

  private void require(Matrix z, Matrix other, Matrix another) {
    Shapes.require(z, other, another, another);
    boolean fits = gamma.rows() == z.rows() && gamma.columns() == 1 && beta.hasShapeOf(gamma);
    if (z.columns() < 2 || !fits) {
      throw Text.illegal(
          "z is %s, γ %s and β %s: γ and β must be %d×1, and z must have at least 2 columns",
          z.shape(), gamma.shape(), beta.shape(), z.rows());
    }
  }

  private static double mean(double[] row) {
    double sum = 0;
    for (double z : row) {
      sum += z;
    }
    return sum / row.length;
  }

  /** 1 / √(s² + ε). */
  private static double scale(double[] row, double mean) {
    double squares = 0;
    for (double z : row) {
      squares += (z - mean) * (z - mean);
    }
    return 1 / Math.sqrt(squares / row.length + EPSILON);
  }
}

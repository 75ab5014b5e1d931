package backprop.check;

import backprop.matrix.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Slopes of a cost along lines through its parameters, each with the bound of its own error.
 *
 * <p>A computed cost is off by up to p|C|. So the difference of two, divided by 2h, is off by up to
 * p|C|/h, however right the parameters are: the smaller the step, the worse. What a larger step
 * leaves out, c₂h² + c₄h⁴ + …, is removed by extrapolation, and what remains is estimated by the
 * last correction.
 *
 * <p>p is measured, not assumed. The last rounding alone is ε; a sum of N terms may lose up to Nε
 * and usually loses about √N ε; a cost near 0 that is left over from large numbers, or one computed
 * in single precision, loses far more.
 */
final class Slopes {
  private static final double EPSILON = 0x1p-52;
  private static final int RATIO = 2; // of one step to the next
  private static final int LEVELS = 3; // steps that are extrapolated together
  private static final double AMPLIFIED = (64 * 4 + 20 * 2 + 1) / 45.0;
  private static final int FIRST = -14;
  private static final int SMALLEST = -40;
  private static final int LARGEST = 0; // powers of 2
  private static final int NEIGHBOURS = 24;
  private static final int ORDER = 4; // of the differences that show the noise
  private static final double SAFETY = 6; // standard deviations

  private final DoubleSupplier cost;
  private final LongSupplier piece;
  private final double precision;

  /**
   * A slope and how far it may be off.
   *
   * @param bound of |slope − the true one|
   */
  record Estimate(double slope, double bound) {
    private static final Estimate NONE = new Estimate(Double.NaN, Double.POSITIVE_INFINITY);

    private boolean isEnough(double size) {
      return bound <= GradientCheck.RELATIVE * Math.max(Math.abs(slope), size);
    }
  }

  // what one pair of costs says: the slope, the larger cost, and whether no kink lies between
  private record Secant(double slope, double size, boolean smooth) {}

  Slopes(DoubleSupplier cost, LongSupplier piece, List<Matrix> parameters) {
    this.cost = cost;
    this.piece = piece;
    this.precision = precision(parameters);
  }

  /** By one central difference; empty where a kink lies within the step. */
  Optional<Estimate> plain(Line line, double h) {
    Secant secant = secant(line, h);
    if (!secant.smooth) {
      return Optional.empty();
    }
    return Optional.of(
        Double.isFinite(secant.slope)
            ? new Estimate(secant.slope, precision * secant.size / h)
            : Estimate.NONE);
  }

  /**
   * By larger and larger steps, until the bound is small enough or grows again; empty where a kink
   * lies within the smallest step.
   *
   * @param unit of the steps: a power of 2, not below 1
   * @param size of the slope that is expected: the bound is small enough when it is {@link
   *     GradientCheck#RELATIVE} of it
   */
  Optional<Estimate> extrapolated(Line line, double unit, double size) {
    return extrapolated(line, unit, size, FIRST);
  }

  private Optional<Estimate> extrapolated(Line line, double unit, double size, int from) {
    double[] slopes = new double[0]; // the smallest step last
    Estimate best = Estimate.NONE;
    double last = 0;
    boolean kink = false;
    for (int k = from; k <= LARGEST && !best.isEnough(size); k++) {
      double h = Math.scalb(unit, k);
      Secant secant = secant(line, h);
      kink = !secant.smooth;
      if (kink || !Double.isFinite(secant.slope)) {
        break;
      }
      slopes = prepend(secant.slope, slopes);
      if (slopes.length < LEVELS) {
        continue;
      }
      double rounding = AMPLIFIED * precision * secant.size / h;
      double slope = Differences.extrapolate(slopes.clone(), RATIO * RATIO);
      double before = Differences.extrapolate(Arrays.copyOfRange(slopes, 1, LEVELS), RATIO * RATIO);
      double truncation = 4 * Math.abs(slope - before);
      if (best != Estimate.NONE) {
        truncation = Math.max(truncation, Math.abs(slope - last));
      }
      last = slope;
      if (k == from + LEVELS - 1 && truncation > rounding && from > SMALLEST) {
        return extrapolated(line, unit, size, SMALLEST); // already too far
      }
      if (Math.abs(slope - best.slope) > rounding + truncation + best.bound) {
        break; // the larger step sees another part of the function
      }
      if (rounding + truncation < best.bound) {
        best = new Estimate(slope, rounding + truncation);
      }
    }
    if (best == Estimate.NONE && from > SMALLEST) {
      return extrapolated(line, unit, size, SMALLEST); // a kink, or no cost, this close
    }
    return kink && best == Estimate.NONE ? Optional.empty() : Optional.of(best);
  }

  private static double[] prepend(double slope, double[] slopes) {
    double[] all = new double[Math.min(slopes.length + 1, LEVELS)];
    all[0] = slope;
    System.arraycopy(slopes, 0, all, 1, all.length - 1);
    return all;
  }

  private Secant secant(Line line, double h) {
    try {
      double right = line.move(h);
      double costRight = cost.getAsDouble();
      long pieceRight = piece.getAsLong();
      double left = line.move(-h);
      double costLeft = cost.getAsDouble();
      return new Secant(
          (costRight - costLeft) / (right - left),
          Math.max(Math.abs(costRight), Math.abs(costLeft)),
          pieceRight == piece.getAsLong());
    } finally {
      line.back();
    }
  }

  // p, from the costs at close neighbours: the fourth differences of a smooth function vanish
  private double precision(List<Matrix> parameters) {
    Random random = new Random(GradientCheck.SEED);
    List<Line> lines =
        parameters.stream()
            .map(A -> Line.direction(A, A.map(t -> random.nextGaussian() * (1 + Math.abs(t)))))
            .toList();
    double here = Math.abs(cost.getAsDouble());
    double noise = 0;
    try {
      for (double step = 0x1p-42; noise == 0 && step <= 0x1p-12; step *= 64) {
        double[] costs = new double[NEIGHBOURS];
        for (int k = 0; k < NEIGHBOURS; k++) {
          double t = k * step;
          lines.forEach(line -> line.move(t));
          costs[k] = cost.getAsDouble();
        }
        noise = noise(costs);
      }
    } finally {
      lines.forEach(Line::back);
    }
    double measured = here == 0 ? 0 : SAFETY * noise / here;
    return Double.isNaN(measured) ? Double.POSITIVE_INFINITY : Math.max(EPSILON, measured);
  }

  // the standard deviation; 0 where so many are equal that the step was too small to see any
  private static double noise(double[] costs) {
    int changes = 0;
    for (int k = 1; k < costs.length; k++) {
      changes += costs[k] == costs[k - 1] ? 0 : 1;
    }
    double[] differences = costs.clone();
    double variance = 1; // of a difference of this order, from errors of variance 1
    for (int order = 1; order <= ORDER; order++) {
      for (int k = 0; k < costs.length - order; k++) {
        differences[k] = differences[k + 1] - differences[k];
      }
      variance *= (4.0 * order - 2) / order; // (2n)! / n!²
    }
    double squares = 0;
    int count = costs.length - ORDER;
    for (int k = 0; k < count; k++) {
      squares += differences[k] * differences[k];
    }
    return changes < 3 * costs.length / 4 ? 0 : Math.sqrt(squares / count / variance);
  }
}

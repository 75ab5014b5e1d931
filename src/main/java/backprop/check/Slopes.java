package backprop.check;

import backprop.matrix.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Slopes of a cost along lines through its parameters, each with the bound of its own error.
 *
 * <p>A computed cost is off by up to p|C|, however small |C| is by p times the size it was measured
 * at. So the difference of two, divided by 2h, is off by up to p|C|/h, however right the parameters
 * are: the smaller the step, the worse. What a larger step leaves out, c₂h² + c₄h⁴ + …, is removed
 * by extrapolation, and what remains is estimated by the last correction.
 *
 * <p>p is measured, not assumed. The last rounding alone is ε; a sum of N terms may lose up to Nε
 * and usually loses about √N ε; a cost near 0 that is left over from large numbers, or one computed
 * in single precision, loses far more.
 */
final class Slopes {
  private static final double EPSILON = 0x1p-52;
  private static final int LEVELS = 3; // steps that are extrapolated together, each twice the last
  private static final double AMPLIFIED = (64 * 4 + 20 * 2 + 1) / 45.0; // rounding, by that
  private static final int FIRST = -14; // this step and the next are exponents of 2
  private static final int SMALLEST = -40;
  private static final int FAR = 40;
  private static final double FURTHEST = 0x1p100; // where θ is lost beside it
  private static final double TINY = 1e-3; // parameters
  private static final int NEIGHBOURS = 24;
  private static final int ORDER = 4; // of the differences that show the noise
  private static final double VARIANCE = 70; // of such a difference, from errors of variance 1
  private static final double SAFETY = 6; // standard deviations

  private final DoubleSupplier cost;
  private final LongSupplier piece;
  private final Rounding rounding;

  /** By which part p of itself a computed cost may be off, or of a size that is the least. */
  private record Rounding(double p, double least) {
    double of(double size) {
      return p * Math.max(size, least);
    }
  }

  /** A slope and how far it may be off, at most: the bound of |slope − the true one|. */
  record Estimate(double slope, double bound) {
    private static final Estimate NONE = new Estimate(Double.NaN, Double.POSITIVE_INFINITY);

    private boolean isEnough(double size) {
      return bound <= GradientCheck.RELATIVE * Math.max(Math.abs(slope), size);
    }
  }

  Slopes(DoubleSupplier cost, LongSupplier piece, List<Matrix> parameters) {
    this.cost = cost;
    this.piece = piece;
    this.rounding = rounding(parameters);
  }

  /** By one central difference; empty where a kink lies within the step. */
  Optional<Estimate> plain(Slice slice, double h) {
    try {
      double right = slice.move().applyAsDouble(h);
      double costRight = cost.getAsDouble();
      long pieceRight = piece.getAsLong();
      double left = slice.move().applyAsDouble(-h);
      double costLeft = cost.getAsDouble();
      if (pieceRight != piece.getAsLong()) {
        return Optional.empty();
      }
      double slope = (costRight - costLeft) / (right - left);
      double size = Math.max(Math.abs(costRight), Math.abs(costLeft));
      boolean finite = Double.isFinite(slope);
      return Optional.of(finite ? new Estimate(slope, rounding.of(size) / h) : Estimate.NONE);
    } finally {
      slice.back().run();
    }
  }

  /**
   * By larger and larger steps, until the bound is small enough or grows again; empty where a kink
   * lies within the smallest step.
   *
   * @param unit of the steps: a power of 2, not below 1
   * @param size of the slope that is expected: the bound is small enough when it is {@link
   *     GradientCheck#RELATIVE} of it. For 0 the steps grow far beyond the unit, as a small slope
   *     shows over a long way
   */
  Optional<Estimate> extrapolated(Slice slice, double unit, double size) {
    boolean near = size > 0 || plain(slice, FURTHEST).filter(far -> far.slope == 0).isPresent();
    return extrapolated(slice, unit, size, FIRST, near ? 0 : FAR);
  }

  private Optional<Estimate> extrapolated(Slice slice, double unit, double size, int from, int to) {
    double[] slopes = new double[1 + to - from]; // by the step 2^(to − k)
    Optional<Estimate> plain = Optional.empty();
    Estimate best = Estimate.NONE;
    double last = Double.NaN;
    for (int k = to - from; k >= 0 && !best.isEnough(size); k--) {
      plain = plain(slice, Math.scalb(unit, to - k));
      if (plain.isEmpty() || plain.get() == Estimate.NONE) {
        break;
      }
      slopes[k] = plain.get().slope;
      if (k + LEVELS > slopes.length) {
        continue;
      }
      double rounding = AMPLIFIED * plain.get().bound;
      double slope = Differences.extrapolate(Arrays.copyOfRange(slopes, k, k + LEVELS), 4);
      double before = Differences.extrapolate(Arrays.copyOfRange(slopes, k + 1, k + LEVELS), 4);
      double truncation = 4 * Math.abs(slope - before);
      boolean first = k + LEVELS == slopes.length;
      if (first && truncation > rounding && from > SMALLEST) {
        break; // already too far
      }
      double bound = rounding + (first ? truncation : Math.max(truncation, Math.abs(slope - last)));
      if (Math.abs(slope - best.slope) > bound + best.bound) {
        break; // the larger step sees another part of the function
      }
      if (bound < best.bound) {
        best = new Estimate(slope, bound);
      }
      last = slope;
    }
    if (best != Estimate.NONE) {
      return Optional.of(best);
    }
    // a kink, or no cost, this close
    return from > SMALLEST
        ? extrapolated(slice, unit, size, SMALLEST, to)
        : plain.map(any -> Estimate.NONE);
  }

  // from the costs at neighbours: the fourth differences of a smooth function vanish
  private Rounding rounding(List<Matrix> parameters) {
    Random random = new Random(GradientCheck.SEED);
    double largest = parameters.stream().mapToDouble(Matrix::maxAbs).max().orElse(0);
    double unit = largest > 0 && largest < TINY ? largest : 1; // or a step would leave the place
    List<Slice> slices =
        parameters.stream()
            .map(A -> Slice.direction(A, A.map(t -> random.nextGaussian() * (unit + Math.abs(t)))))
            .toList();
    double[] costs = new double[NEIGHBOURS];
    double size = 0;
    double noise = 0;
    try {
      for (double step = 0x1p-42; noise == 0 && step * unit <= 1; step *= 64) {
        for (int k = 0; k < NEIGHBOURS; k++) {
          double t = k * (1 + k / 64.0) * step; // further and further, lest rounding repeats
          slices.forEach(slice -> slice.move().applyAsDouble(t));
          costs[k] = cost.getAsDouble();
        }
        size = Math.max(Double.MIN_NORMAL, Arrays.stream(costs).map(Math::abs).max().orElse(0));
        for (int k = 0; k < NEIGHBOURS; k++) {
          costs[k] /= size;
        }
        noise = noise(costs);
      }
    } finally {
      slices.forEach(slice -> slice.back().run());
    }
    double p = noise == 0 ? largestStep(costs) : SAFETY * noise;
    return new Rounding(Double.isNaN(p) ? Double.POSITIVE_INFINITY : Math.max(EPSILON, p), size);
  }

  // where the cost is rounded so coarsely that most neighbours are equal, the others show by what
  private static double largestStep(double[] costs) {
    return IntStream.range(1, NEIGHBOURS)
        .mapToDouble(k -> Math.abs(costs[k] - costs[k - 1]))
        .reduce(0, Math::max);
  }

  // the standard deviation; 0 where so many are equal that the step was too small to see any
  private static double noise(double[] costs) {
    long changes = IntStream.range(1, NEIGHBOURS).filter(k -> costs[k] != costs[k - 1]).count();
    if (changes < 3 * NEIGHBOURS / 4) {
      return 0;
    }
    double[] differences = costs.clone();
    for (int count = NEIGHBOURS - 1; count >= NEIGHBOURS - ORDER; count--) {
      for (int k = 0; k < count; k++) {
        differences[k] = differences[k + 1] - differences[k];
      }
    }
    double squares = 0;
    for (int k = 0; k < NEIGHBOURS - ORDER; k++) {
      squares += differences[k] * differences[k];
    }
    return Math.sqrt(squares / (NEIGHBOURS - ORDER) / VARIANCE);
  }
}

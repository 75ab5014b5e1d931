package backprop.check;

import backprop.activation.Activation;
import backprop.loss.Loss;
import backprop.matrix.Matrix;
import backprop.network.Dataset;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.text.Text;
import backprop.text.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Compares a gradient with differences of the cost, entry by entry. The numeric side calls only the
 * cost.
 *
 * <p>First n = (C(θ + h) − C(θ − h)) / 2h with h = {@value #STEP}. Each of the two costs is rounded
 * by up to p|C|, p being the precision of the cost, so n is off by up to B = p|C|/h; the h² of a
 * smooth cost's Taylor series is far less here. Where that is too coarse, or where n and the
 * claimed gradient g differ, larger and smaller steps are tried and extrapolated, each with a bound
 * B of its own for rounding and truncation. With R = {@value #RELATIVE} and s = max(|n|, |g|) an
 * entry is
 *
 * <ul>
 *   <li>wrong where |n − g| > B + R s;
 *   <li>right where |n − g| ≤ B + R s and B ≤ R s: g is then off by at most 2 R s;
 *   <li>left out where a kink lies within the step, or g is 0 (or a rounded 0, below {@value
 *       #ROUNDED_ZERO} of G, the largest gradient that is claimed) and |n − g| ≤ B ≤ R G;
 *   <li>unclear otherwise: an error smaller than B cannot be seen.
 * </ul>
 *
 * <p>A parameter matrix has passed if no entry is wrong, at least one is right, and none that is
 * unclear has B above R times the largest gradient of the matrix: what may be wrong there does not
 * count. A check has passed if no matrix has failed or is unclear and at least one has passed.
 *
 * <p>What "passed" does not say: that the cost is the one that you want, or that the gradient is
 * right at other parameters. Of more than {@value #COMPLETE} entries it knows a sample.
 */
public final class GradientCheck {
  /** h, the step of the first central difference. */
  public static final double STEP = 1e-5;

  /** R, the error that is allowed, as a part of the gradient. */
  public static final double RELATIVE = 1e-6;

  /** Up to so many parameters all entries are checked; of more, a sample of each matrix. */
  public static final int COMPLETE = 20_000;

  /** How many entries of a matrix a sample has. */
  public static final int SAMPLE = 12;

  /** The seed of the sample. */
  public static final long SEED = 1;

  private static final double ROUNDED_ZERO = 1e-12;

  private GradientCheck() {}

  /**
   * A gradient that somebody claims.
   *
   * @param name what readers call it, "W^2"
   * @param parameter the parameters themselves; they are changed during the check, then restored
   * @param gradient ∂C/∂parameter, of the same shape
   */
  public record Claimed(String name, Matrix parameter, Matrix gradient) {
    /**
     * @throws IllegalArgumentException if the shapes differ
     */
    public Claimed {
      if (!parameter.hasShapeOf(gradient)) {
        throw Text.illegal(
            "%s is %s, its gradient %s: their shapes must be equal",
            name, parameter.shape(), gradient.shape());
      }
    }

    int size() {
      return parameter.rows() * parameter.columns();
    }
  }

  /**
   * One entry of a parameter, with both gradients.
   *
   * @param name of the parameter, "W^2"
   * @param row −1 for the slope along a random direction through all entries
   * @param numeric by differences
   * @param bound how far {@code numeric} may be off
   * @param allowed how far {@code claimed} may be off
   * @param largest the largest gradient that is claimed, of all parameters
   */
  public record Entry(
      String name,
      int row,
      int column,
      double claimed,
      double numeric,
      double bound,
      double allowed,
      double largest) {
    /** |n − g|. */
    public double error() {
      return Math.abs(numeric - claimed);
    }

    /** The verdict on this entry alone. */
    public Status status() {
      if (!Double.isFinite(claimed) || error() > bound + allowed) {
        return Status.FAILED;
      }
      if (bound <= allowed && allowed > 0) {
        return Status.PASSED;
      }
      boolean zero = Math.abs(claimed) <= ROUNDED_ZERO * largest;
      return zero && bound <= RELATIVE * largest ? Status.SKIPPED : Status.UNCLEAR;
    }

    /** How much of what it may be off the error uses: an entry is wrong above 1. */
    public double severity() {
      if (!Double.isFinite(claimed)) {
        return Double.POSITIVE_INFINITY;
      }
      return Double.isFinite(bound) && error() > 0 ? error() / (bound + allowed) : 0;
    }

    // as closely as one could ask: there is no need for other steps
    boolean agrees() {
      return error() <= allowed && status().compareTo(Status.PASSED) >= 0;
    }

    // how large the gradient may be
    double most() {
      return Math.abs(numeric) + bound;
    }

    private String place() {
      return row < 0 ? name + " along a direction" : name + "[" + row + "][" + column + "]";
    }

    @Override
    public String toString() {
      return Text.format(
          "%s = %.8g, by differences %.8g, off by %.1e", place(), claimed, numeric, error());
    }
  }

  /** A verdict: of a whole it is the first of these that a part of it has. */
  public enum Status {
    /** An entry is wrong. */
    FAILED,
    /** Nothing is seen to be wrong, but an error that matters might not be seen. */
    UNCLEAR,
    /** What was compared agrees, and an error would have been seen. */
    PASSED,
    /** Nothing was compared: kinks within the step, or nothing but zeros. */
    SKIPPED;

    static Status of(Stream<Status> parts) {
      return parts.min(Comparator.naturalOrder()).orElse(SKIPPED);
    }
  }

  /**
   * The result for one parameter matrix.
   *
   * @param entries how many there are
   * @param checked how many of them were looked at
   * @param kinks how many were left out because a kink lies within the step
   * @param zeros how many were left out because their gradient is claimed to be 0, or as good as 0
   *     beside the largest, and differences see no other
   * @param most how large the gradient of those may be: the differences cannot tell
   * @param unclear how many are too small to be judged
   * @param direction whether the slope along a random direction through all entries was compared
   *     too, or why not: where only a sample of them was checked, or all are claimed to be 0
   * @param worst the compared entry that uses most of what it may be off; null if none was compared
   */
  public record Row(
      String name,
      int entries,
      int checked,
      int kinks,
      int zeros,
      double most,
      int unclear,
      String direction,
      Status status,
      Entry worst) {
    private String count() {
      return checked < entries ? checked + " of " + entries : String.valueOf(entries);
    }

    @Override
    public String toString() {
      StringBuilder line = new StringBuilder(Text.format("%-4s %-7s ", name, status));
      line.append(Text.format("%4s entries", count()));
      line.append(direction);
      if (kinks > 0) {
        line.append(", ").append(kinks).append(" left out: a kink lies within the step");
      }
      if (zeros > 0) {
        line.append(Text.format(", %d as good as 0: differences see none above %.1e", zeros, most));
      }
      if (status == Status.UNCLEAR) {
        line.append(Text.format(", %d cannot be judged: ", unclear));
        line.append(
            Double.isFinite(worst.bound())
                ? Text.format("differences may be off by %.1e", worst.bound())
                : "the cost is not finite close by");
      } else if (unclear > 0) {
        line.append(", ").append(unclear).append(" too small to be judged");
      }
      return worst == null ? line.toString() : line + ", worst " + worst;
    }
  }

  /** The result for all parameters, or why nothing could be checked; that is empty if it could. */
  public record Report(List<Row> rows, String objection) {
    /** Whether at least one parameter matrix passed, and none failed or is unclear. */
    public boolean passed() {
      return status() == Status.PASSED;
    }

    private Status status() {
      return Status.of(rows.stream().map(Row::status));
    }

    /** The entry, of all that were compared, that uses most of what it may be off. */
    public Optional<Entry> worst() {
      return rows.stream()
          .map(Row::worst)
          .filter(Objects::nonNull)
          .max(Comparator.comparingDouble(Entry::severity));
    }

    /**
     * Claims that the gradient is right.
     *
     * @throws AssertionError with the whole report if the check has not passed
     */
    public void requirePassed() {
      if (!passed()) {
        throw new AssertionError(toString());
      }
    }

    /** The verdict, then parameter by parameter the entry that is furthest off. */
    public TextTable toText() {
      TextTable text =
          new TextTable(verdict())
              .words("parameter", "verdict")
              .numbers("entries", "left out")
              .words("worst entry")
              .numbers("gradient", "by differences", "off by");
      for (Row row : rows) {
        Entry worst = row.worst();
        boolean none = worst == null;
        text.row(
            row.name(),
            row.status().toString(),
            row.count(),
            String.valueOf(row.kinks()),
            none ? "–" : worst.place(),
            none ? "–" : Text.format("%.8g", worst.claimed()),
            none ? "–" : Text.format("%.8g", worst.numeric()),
            none ? "–" : Text.format("%.1e", worst.error()));
      }
      return text;
    }

    private String verdict() {
      if (!objection.isEmpty()) {
        return "gradient check impossible: " + objection;
      }
      String verdict =
          switch (status()) {
            case FAILED -> " FAILED";
            case UNCLEAR ->
                " UNCLEAR: no error is seen, but one could hide in the rounding of the costs";
            case PASSED -> " passed" + unseen();
            case SKIPPED -> ": nothing was compared";
          };
      long entries = rows.stream().mapToLong(Row::entries).sum();
      long checked = rows.stream().mapToLong(Row::checked).sum();
      String sample = ", a sample of %d of %d entries, seed %d";
      return "gradient check"
          + verdict
          + (checked < entries ? Text.format(sample, checked, entries, SEED) : "");
    }

    // what is claimed to be 0 and cannot be seen to be
    private String unseen() {
      int zeros = rows.stream().filter(row -> row.most > 0).mapToInt(Row::zeros).sum();
      double most = rows.stream().mapToDouble(Row::most).max().orElse(0);
      return zeros == 0 ? "" : Text.format(", but %d as good as 0 may be up to %.1e", zeros, most);
    }

    /** The verdict, then a line for each parameter. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(verdict());
      rows.forEach(row -> text.append("\n  ").append(row));
      return text.toString();
    }
  }

  /**
   * Checks the gradients that backpropagation gives for a network on a batch. Entries are left out
   * where a unit crosses a kink of its activation, or an output one of the loss, within the step.
   *
   * @param X n₀ × m
   * @param Y n_L × m
   * @throws IllegalArgumentException if X or Y does not fit the network
   */
  public static Report of(Network net, Matrix X, Matrix Y) {
    return of(net, X, Y, net.gradients(X, Y));
  }

  /**
   * Checks the gradients in a pass, wherever they come from, for a network on a batch.
   *
   * @throws IllegalArgumentException if X, Y or the pass does not fit the network
   */
  public static Report of(Network net, Matrix X, Matrix Y, Pass backward) {
    net.output().loss().requireTargets(Y);
    Pass forward = new Pass(net, X.columns());
    List<Claimed> claims = new ArrayList<>();
    for (int l = 1; l <= net.depth(); l++) {
      claims.add(new Claimed("W^" + l, net.W(l), backward.dW(l)));
      if (net.layer(l).hasBiases()) {
        claims.add(new Claimed("b^" + l, net.b(l), backward.db(l)));
      }
    }
    DoubleSupplier cost =
        () -> {
          net.forward(X, forward);
          return net.cost(Y, forward);
        };
    return of(claims, cost, () -> piece(net, forward, Y));
  }

  /** {@link #of(Network, Matrix, Matrix)} with a data set. */
  public static Report of(Network net, Dataset examples) {
    return of(net, examples.X(), examples.Y());
  }

  /** Checks claimed gradients of a cost that has no kinks. */
  public static Report of(List<Claimed> claims, DoubleSupplier cost) {
    return of(claims, cost, () -> 0);
  }

  /**
   * Checks claimed gradients of a cost.
   *
   * @param cost the cost at the present values of the parameters
   * @param piece a number for the smooth piece of the cost that the last call of {@code cost} was
   *     on; an entry is left out where it differs between θ + h and θ − h
   */
  public static Report of(List<Claimed> claims, DoubleSupplier cost, LongSupplier piece) {
    double before = cost.getAsDouble();
    if (!Double.isFinite(before)) {
      return impossible("the cost is %s: it must be a finite number", before);
    }
    Slopes slopes = new Slopes(cost, piece, claims.stream().map(Claimed::parameter).toList());
    boolean complete = claims.stream().mapToLong(Claimed::size).sum() <= COMPLETE;
    // among nothing but zeros, whatever is finite is small: nothing is compared, nothing passes
    DoubleStream sizes = claims.stream().mapToDouble(claim -> claim.gradient.maxAbs());
    double largest = sizes.filter(g -> g > 0).max().orElse(Double.MAX_VALUE);
    Verdicts verdicts = new Verdicts(slopes, complete, largest);
    List<Row> rows = claims.stream().map(verdicts::row).toList();
    double after = cost.getAsDouble();
    return before == after
        ? new Report(rows, "")
        : impossible("the cost at the same parameters is first %s, then %s", before, after);
  }

  private static Report impossible(String objection, Object... numbers) {
    return new Report(List.of(), Text.format(objection, numbers));
  }

  // the pieces of all units and of the loss, as one hash
  private static long piece(Network net, Pass pass, Matrix Y) {
    long hash = 1;
    int L = net.depth();
    for (int l = 1; l <= L; l++) {
      Activation activation = net.layer(l).activation();
      for (int i = 0; i < net.units(l); i++) {
        for (double z : pass.z(l).row(i)) {
          hash = 0x5DEECE66DL * hash + activation.piece(z);
        }
      }
    }
    Loss loss = net.output().loss();
    for (int k = 0; k < Y.rows(); k++) {
      for (int p = 0; p < Y.columns(); p++) {
        hash = 0x5DEECE66DL * hash + loss.piece(pass.a(L).get(k, p), Y.get(k, p));
      }
    }
    return hash;
  }
}

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
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Compares a gradient with central differences of the cost, over every parameter.
 *
 * <p>The numeric side calls only the cost: n = (C(θ + h) − C(θ − h)) / 2h with h = {@value #STEP}.
 * A claimed g passes where |n − g| ≤ {@value #ABSOLUTE} + {@value #RELATIVE} · max(|n|, |g|). The
 * absolute term is there because n itself is only good to about ε|C|/h: a purely relative bound
 * raises false alarms for gradients near zero.
 */
public final class GradientCheck {
  /** h, the step of the central difference. */
  public static final double STEP = 1e-5;

  /** The absolute part of the tolerance. */
  public static final double ABSOLUTE = 1e-8;

  /** The relative part of the tolerance. */
  public static final double RELATIVE = 1e-6;

  private GradientCheck() {}

  /**
   * A gradient that somebody claims.
   *
   * @param name what readers call it, "W^2"
   * @param parameter the parameters themselves; they are changed during the check, then restored
   * @param gradient ∂C/∂parameter, of the same shape
   */
  public record Claim(String name, Matrix parameter, Matrix gradient) {
    /**
     * @throws IllegalArgumentException if the shapes differ
     */
    public Claim {
      if (parameter.rows() != gradient.rows() || parameter.columns() != gradient.columns()) {
        throw new IllegalArgumentException(
            Text.format(
                "%s is %s, its gradient %s: equal shapes were expected",
                name, parameter.shape(), gradient.shape()));
      }
    }
  }

  /**
   * One entry of a parameter, with both gradients.
   *
   * @param name of the parameter, "W^2"
   * @param numeric the central difference
   */
  public record Entry(String name, int row, int column, double claimed, double numeric) {
    /** |n − g|. */
    public double error() {
      return Math.abs(numeric - claimed);
    }

    /** How much of its tolerance the error uses: the entry passes up to 1. */
    public double severity() {
      double size = Math.max(Math.abs(numeric), Math.abs(claimed));
      double severity = error() / (ABSOLUTE + RELATIVE * size);
      return Double.isNaN(severity) ? Double.POSITIVE_INFINITY : severity;
    }

    private String place() {
      return name + "[" + row + "][" + column + "]";
    }

    @Override
    public String toString() {
      return Text.format(
          "%s = %.8g, by differences %.8g, off by %.1e", place(), claimed, numeric, error());
    }
  }

  /** The verdict on one parameter matrix. */
  public enum Status {
    /** Every entry that was compared is within the tolerance. */
    PASSED,
    /** An entry is outside the tolerance. */
    FAILED,
    /**
     * Nothing was compared: kinks within the step everywhere, or both gradients zero everywhere.
     */
    SKIPPED
  }

  /**
   * The result for one parameter matrix.
   *
   * @param entries how many there are
   * @param kinks how many were left out because a kink lies within the step
   * @param worst the compared entry that uses most of its tolerance; null if none was compared
   */
  public record Row(String name, int entries, int kinks, Status status, Entry worst) {
    @Override
    public String toString() {
      String line = Text.format("%-4s %-7s %4d entries", name, status, entries);
      if (kinks > 0) {
        line += ", " + kinks + " left out: a kink lies within the step";
      }
      if (status == Status.SKIPPED && kinks < entries) {
        return line + ", both gradients are zero everywhere";
      }
      return worst == null ? line : line + ", worst " + worst;
    }
  }

  /** The result for all parameters. */
  public record Report(List<Row> rows) {
    /** Whether no parameter failed. */
    public boolean passed() {
      return rows.stream().noneMatch(row -> row.status() == Status.FAILED);
    }

    /** The entry, of all that were compared, that uses most of its tolerance. */
    public Optional<Entry> worst() {
      return rows.stream()
          .map(Row::worst)
          .filter(entry -> entry != null)
          .max(Comparator.comparingDouble(Entry::severity));
    }

    /**
     * Claims that the gradient is right.
     *
     * @throws AssertionError with the whole report if a parameter failed
     */
    public void requirePassed() {
      Check.that(passed(), toString());
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
            String.valueOf(row.entries()),
            String.valueOf(row.kinks()),
            none ? "–" : worst.place(),
            none ? "–" : Text.format("%.8g", worst.claimed()),
            none ? "–" : Text.format("%.8g", worst.numeric()),
            none ? "–" : Text.format("%.1e", worst.error()));
      }
      return text;
    }

    private String verdict() {
      return "gradient check " + (passed() ? "passed" : "FAILED");
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
    net.output().loss().requireTargets(Y);
    Pass backward = net.gradients(X, Y);
    Pass forward = new Pass(net, X.columns());
    List<Claim> claims = new ArrayList<>();
    for (int l = 1; l <= net.depth(); l++) {
      claims.add(new Claim("W^" + l, net.W(l), backward.dW(l)));
      if (net.layer(l).hasBiases()) {
        claims.add(new Claim("b^" + l, net.b(l), backward.db(l)));
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
  public static Report of(List<Claim> claims, DoubleSupplier cost) {
    return of(claims, cost, () -> 0);
  }

  /**
   * Checks claimed gradients of a cost.
   *
   * @param cost the cost at the present values of the parameters
   * @param piece a number for the smooth piece of the cost that the last call of {@code cost} was
   *     on; an entry is left out where it differs between θ + h and θ − h
   */
  public static Report of(List<Claim> claims, DoubleSupplier cost, LongSupplier piece) {
    return new Report(claims.stream().map(claim -> row(claim, cost, piece)).toList());
  }

  private static Row row(Claim claim, DoubleSupplier cost, LongSupplier piece) {
    Entry worst = null;
    int kinks = 0;
    boolean zero = true;
    Matrix parameter = claim.parameter();
    for (int i = 0; i < parameter.rows(); i++) {
      for (int j = 0; j < parameter.columns(); j++) {
        Optional<Double> numeric = centralDifference(parameter.row(i), j, cost, piece);
        if (numeric.isEmpty()) {
          kinks++;
          continue;
        }
        Entry entry = new Entry(claim.name(), i, j, claim.gradient().get(i, j), numeric.get());
        zero &= entry.claimed() == 0 && entry.numeric() == 0;
        if (worst == null || entry.severity() > worst.severity()) {
          worst = entry;
        }
      }
    }
    int entries = parameter.rows() * parameter.columns();
    boolean nothing = worst == null || zero;
    Status status =
        nothing ? Status.SKIPPED : worst.severity() <= 1 ? Status.PASSED : Status.FAILED;
    return new Row(claim.name(), entries, kinks, status, nothing ? null : worst);
  }

  // empty where a kink lies within the step
  private static Optional<Double> centralDifference(
      double[] theta, int j, DoubleSupplier cost, LongSupplier piece) {
    double centre = theta[j];
    double right = centre + STEP;
    double left = centre - STEP;
    try {
      theta[j] = right;
      double costRight = cost.getAsDouble();
      long pieceRight = piece.getAsLong();
      theta[j] = left;
      double costLeft = cost.getAsDouble();
      long pieceLeft = piece.getAsLong();
      return pieceRight == pieceLeft
          ? Optional.of((costRight - costLeft) / (right - left))
          : Optional.empty();
    } finally {
      theta[j] = centre;
    }
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
    for (int k = 0; k < net.units(L); k++) {
      for (int p = 0; p < Y.columns(); p++) {
        hash = 0x5DEECE66DL * hash + loss.piece(pass.a(L).get(k, p), Y.get(k, p));
      }
    }
    return hash;
  }
}

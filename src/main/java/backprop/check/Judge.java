package backprop.check;

import backprop.check.GradientCheck.Claim;
import backprop.check.GradientCheck.Entry;
import backprop.check.GradientCheck.Row;
import backprop.check.GradientCheck.Status;
import backprop.matrix.Matrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * From slopes to the verdict on a parameter matrix: {@link GradientCheck} says by which rules.
 *
 * @param complete whether all entries are checked, or a sample
 * @param zero up to where a claimed gradient is a zero that was rounded
 */
record Judge(Slopes slopes, boolean complete, double zero) {

  Row row(Claim claim) {
    int[] chosen = chosen(claim.size());
    List<Entry> entries = new ArrayList<>();
    for (int n : chosen) {
      entry(claim, n).ifPresent(entries::add);
    }
    int kinks = chosen.length - entries.size();
    int zeros = having(Status.SKIPPED, entries).size();
    List<Entry> unclear = having(Status.UNCLEAR, entries);
    // an error below this does not count, whatever the entry
    double negligible = entries.stream().mapToDouble(Entry::allowed).max().orElse(0);
    Optional<Entry> hidden =
        unclear.stream()
            .filter(entry -> entry.bound() > negligible)
            .max(Comparator.comparingDouble(Entry::bound));
    Optional<Entry> direction = chosen.length < claim.size() ? direction(claim) : Optional.empty();
    direction.ifPresent(entries::add);
    Status status = status(entries, hidden.isPresent());
    Optional<Entry> worst =
        status == Status.UNCLEAR
            ? hidden
            : entries.stream()
                .filter(entry -> entry.claimed() != 0 || entry.numeric() != 0)
                .max(Comparator.comparingDouble(Entry::severity));
    return new Row(
        claim.name(),
        claim.size(),
        chosen.length,
        kinks,
        zeros,
        unclear.size(),
        direction.isPresent(),
        status,
        worst.orElse(null));
  }

  private int[] chosen(int size) {
    return complete || size <= GradientCheck.SAMPLE
        ? IntStream.range(0, size).toArray()
        : new Random(GradientCheck.SEED)
            .ints(0, size)
            .distinct()
            .limit(GradientCheck.SAMPLE)
            .toArray();
  }

  private static Status status(List<Entry> entries, boolean hidden) {
    if (!having(Status.FAILED, entries).isEmpty()) {
      return Status.FAILED;
    }
    if (hidden) {
      return Status.UNCLEAR;
    }
    return having(Status.PASSED, entries).isEmpty() ? Status.SKIPPED : Status.PASSED;
  }

  private static List<Entry> having(Status status, List<Entry> entries) {
    return entries.stream().filter(entry -> entry.status() == status).toList();
  }

  // empty where a kink lies within the step
  private Optional<Entry> entry(Claim claim, int n) {
    int i = n / claim.parameter().columns();
    int j = n % claim.parameter().columns();
    double claimed = claim.gradient().get(i, j);
    double theta = claim.parameter().get(i, j);
    double unit = Math.scalb(1.0, Math.max(0, Math.getExponent(theta) + 1));
    Line line = Line.entry(claim.parameter(), i, j);
    Function<Slopes.Estimate, Entry> judge =
        estimate -> judge(claim.name(), i, j, claimed, Math.abs(claimed), estimate);
    return slopes
        .plain(line, GradientCheck.STEP)
        .map(judge)
        .flatMap(
            first ->
                first.agrees()
                    ? Optional.of(first)
                    : slopes.extrapolated(line, unit, Math.abs(claimed)).map(judge));
  }

  // by all entries together: one wrong entry shows in their sum, though not which
  private Optional<Entry> direction(Claim claim) {
    Random random = new Random(GradientCheck.SEED);
    Matrix signs = claim.parameter().map(theta -> random.nextBoolean() ? 1 : -1);
    double claimed = claim.gradient().hadamard(signs).sum();
    double size = claim.gradient().norm();
    return slopes
        .extrapolated(Line.direction(claim.parameter(), signs), 1, size)
        .map(estimate -> judge(claim.name(), -1, -1, claimed, size, estimate))
        .filter(entry -> entry.status() != Status.UNCLEAR);
  }

  private Entry judge(
      String name, int i, int j, double claimed, double size, Slopes.Estimate estimate) {
    double seen = Double.isNaN(estimate.slope()) ? 0 : Math.abs(estimate.slope());
    double allowed = GradientCheck.RELATIVE * Math.max(size, seen);
    return new Entry(name, i, j, claimed, estimate.slope(), estimate.bound(), allowed, zero);
  }
}

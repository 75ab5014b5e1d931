package backprop.check;

import static backprop.check.GradientCheck.RELATIVE;
import static backprop.check.GradientCheck.SAMPLE;
import static backprop.check.GradientCheck.SEED;
import static backprop.check.GradientCheck.STEP;

import backprop.check.GradientCheck.Claimed;
import backprop.check.GradientCheck.Entry;
import backprop.check.GradientCheck.Row;
import backprop.check.GradientCheck.Status;
import backprop.check.Slopes.Estimate;
import backprop.matrix.Matrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From slopes to the verdict on a parameter matrix: {@link GradientCheck} says by which rules.
 *
 * @param complete whether all entries are checked, or a sample
 * @param largest the largest gradient that is claimed, of all parameters
 */
record Verdicts(Slopes slopes, boolean complete, double largest) {
  Row row(Claimed claim) {
    int[] chosen = chosen(claim.size());
    List<Entry> entries =
        Arrays.stream(chosen).mapToObj(n -> entry(claim, n)).flatMap(Optional::stream).toList();
    boolean zeros = claim.gradient().maxAbs() == 0 && having(Status.FAILED, entries).count() == 0;
    boolean summed = zeros && claim.size() > 0 || chosen.length < claim.size();
    Optional<Entry> all = summed ? direction(claim) : Optional.empty();
    Optional<Entry> direction = all.filter(entry -> entry.status() != Status.UNCLEAR);
    String how =
        direction.isPresent()
            ? " and a direction through all"
            : all.isPresent()
                ? ", but no direction through all: its slope is lost in rounding"
                : summed ? ", but no direction through all: it crosses a kink" : "";
    // an error below this does not count, whatever the entry
    double negligible = entries.stream().mapToDouble(Entry::allowed).max().orElse(0);
    List<Entry> compared = Stream.concat(entries.stream(), direction.stream()).toList();
    List<Entry> telling =
        compared.stream()
            .filter(entry -> entry.status() != Status.UNCLEAR || entry.bound() > negligible)
            .toList();
    Status status = Status.of(telling.stream().map(Entry::status));
    Optional<Entry> worst =
        status == Status.UNCLEAR
            ? having(Status.UNCLEAR, telling).max(Comparator.comparing(Entry::bound))
            : compared.stream()
                .filter(entry -> entry.claimed() != 0 || entry.numeric() != 0)
                .max(Comparator.comparing(Entry::severity));
    return new Row(
        claim.name(),
        claim.size(),
        chosen.length,
        chosen.length - entries.size(),
        (int) having(Status.SKIPPED, entries).count(),
        having(Status.SKIPPED, entries).mapToDouble(Entry::most).max().orElse(0),
        (int) having(Status.UNCLEAR, entries).count(),
        how,
        status,
        worst.orElse(null));
  }

  private int[] chosen(int size) {
    return complete || size <= SAMPLE
        ? IntStream.range(0, size).toArray()
        : new Random(SEED).ints(0, size).distinct().limit(SAMPLE).toArray();
  }

  private static Stream<Entry> having(Status status, List<Entry> entries) {
    return entries.stream().filter(entry -> entry.status() == status);
  }

  // empty where a kink lies within the step
  private Optional<Entry> entry(Claimed claim, int n) {
    int i = n / claim.parameter().columns();
    int j = n % claim.parameter().columns();
    double claimed = claim.gradient().get(i, j);
    double theta = claim.parameter().get(i, j);
    double unit = Math.scalb(1.0, Math.max(0, Math.getExponent(theta) + 1));
    Slice slice = Slice.entry(claim.parameter(), i, j);
    Function<Estimate, Entry> judge =
        estimate -> judge(claim, i, j, claimed, Math.abs(claimed), estimate);
    Optional<Entry> plain = slopes.plain(slice, STEP).map(judge);
    return plain.isEmpty() || claimed != 0 && plain.get().agrees()
        ? plain
        : slopes.extrapolated(slice, unit, Math.abs(claimed)).map(judge);
  }

  // by all entries together: one wrong entry shows in their sum, though not which, and so do two
  // that are exchanged, as no two weigh the same
  private Optional<Entry> direction(Claimed claim) {
    Random random = new Random(SEED);
    Matrix weights =
        claim.parameter().map(t -> random.nextDouble(.5, 1) * (random.nextBoolean() ? 1 : -1));
    double claimed = claim.gradient().hadamard(weights).sum();
    double size = claim.gradient().norm();
    return slopes
        .extrapolated(Slice.direction(claim.parameter(), weights), 1, size)
        .map(estimate -> judge(claim, -1, -1, claimed, size, estimate));
  }

  private Entry judge(Claimed claim, int i, int j, double claimed, double size, Estimate estimate) {
    double seen = Double.isNaN(estimate.slope()) ? 0 : Math.abs(estimate.slope());
    double allowed = RELATIVE * Math.max(size, seen);
    return new Entry(
        claim.name(), i, j, claimed, estimate.slope(), estimate.bound(), allowed, largest);
  }
}

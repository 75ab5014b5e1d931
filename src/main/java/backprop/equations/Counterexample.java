package backprop.equations;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Numbers that show a claim wrong, as few and as short as were found: a reader can follow them by
 * hand or in one cell.
 *
 * @param given the variables and their values
 * @param printed what the claim as printed gives, in the entry where it is furthest off
 * @param truth what it must equal
 */
public record Counterexample(String given, double printed, double truth) {
  private static final List<Integer> SIZES = List.of(1, 2, 3, Integer.MAX_VALUE);
  private static final int SEEDS = 20;
  private static final double VISIBLE = 0.01;

  /** The first counterexample, from the smallest worlds on; empty if the claim holds in all. */
  static <W extends World> Optional<Counterexample> of(World.Factory<W> worlds, Claim<W> claim) {
    return SIZES.stream()
        .flatMap(size -> LongStream.rangeClosed(1, SEEDS).mapToObj(s -> Draw.small(s, size)))
        .map(draw -> worlds.create(draw, Route.TAPE))
        .filter(w -> visible(claim, w))
        .findFirst()
        .map(w -> worst(claim, w));
  }

  private static <W extends World> boolean visible(Claim<W> claim, W w) {
    return Agreement.error(claim.printed().values(w), claim.truth().values(w)) > VISIBLE;
  }

  private static <W extends World> Counterexample worst(Claim<W> claim, W w) {
    double[] printed = claim.printed().values(w);
    double[] truth = claim.truth().values(w);
    int worst = 0;
    for (int n = 1; n < Math.min(printed.length, truth.length); n++) {
      if (!(Math.abs(printed[n] - truth[n]) <= Math.abs(printed[worst] - truth[worst]))) {
        worst = n; // also where the printed one is not a number
      }
    }
    String given = w.drawn().stream().map(Object::toString).collect(Collectors.joining(", "));
    return new Counterexample(given, printed[worst], truth[worst]);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "with %s the print gives %.6g, but it is %.6g", given, printed, truth);
  }
}

package backprop.equations;

import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Numbers that show a claim wrong, as few and as short as were found: a reader can follow them by
 * hand or in one cell.
 *
 * @param given the variables that matter, with their values
 * @param printed what the claim as printed gives, in the entry where it is furthest off
 * @param truth what it must equal
 */
public record Counterexample(String given, double printed, double truth) {
  private static final List<Integer> SIZES = List.of(1, 2, 3, Integer.MAX_VALUE);
  private static final int SEEDS = 20;
  private static final double VISIBLE = 0.01;

  /** Which small world: its random numbers and its largest size. */
  private record Place(long seed, int size) {}

  /** The first counterexample, from the smallest worlds on; empty if the claim holds in all. */
  static <W extends World> Optional<Counterexample> of(World.Factory<W> worlds, Claim<W> claim) {
    return SIZES.stream()
        .flatMap(size -> LongStream.rangeClosed(1, SEEDS).mapToObj(seed -> new Place(seed, size)))
        .filter(place -> visible(claim, world(worlds, Draw.small(place.seed(), place.size()))))
        .findFirst()
        .map(place -> worst(worlds, claim, place));
  }

  private static <W extends World> W world(World.Factory<W> worlds, Draw draw) {
    return worlds.create(draw, Route.TAPE);
  }

  private static <W extends World> boolean visible(Claim<W> claim, W w) {
    return Agreement.error(claim.printed().values(w), claim.truth().values(w)) > VISIBLE;
  }

  private static <W extends World> Counterexample worst(
      World.Factory<W> worlds, Claim<W> claim, Place place) {
    W w = world(worlds, Draw.small(place.seed(), place.size()));
    double[] printed = claim.printed().values(w);
    double[] truth = claim.truth().values(w);
    int worst = 0;
    for (int n = 1; n < Math.min(printed.length, truth.length); n++) {
      if (!(Math.abs(printed[n] - truth[n]) <= Math.abs(printed[worst] - truth[worst]))) {
        worst = n; // also where the printed one is not a number
      }
    }
    List<String> given = new ArrayList<>();
    for (int n = 0; n < w.drawn().size(); n++) {
      W other = world(worlds, Draw.changed(place.seed(), place.size(), n));
      if (!changedInOnly(n, w, other)
          || differs(claim.printed(), other, worst, printed[worst])
          || differs(claim.truth(), other, worst, truth[worst])) {
        given.add(w.drawn().get(n).toString());
      }
    }
    return new Counterexample(String.join(", ", given), printed[worst], truth[worst]);
  }

  // a world that draws again until it likes its numbers changes in more than one: no telling then
  private static boolean changedInOnly(int n, World w, World other) {
    boolean only = other.drawn().size() == w.drawn().size();
    for (int i = 0; only && i < w.drawn().size(); i++) {
      only = w.drawn().get(i).value() == other.drawn().get(i).value() == (i != n);
    }
    return only;
  }

  // whether the entry depends on what is changed in the other world
  private static <W extends World> boolean differs(Formula<W> formula, W other, int n, double was) {
    double[] values = formula.values(other);
    return n >= values.length || Double.compare(values[n], was) != 0;
  }

  @Override
  public String toString() {
    return Text.format(
        "%sthe print gives %.6g, but it is %.6g",
        given.isEmpty() ? "" : "with " + given + " ", printed, truth);
  }
}

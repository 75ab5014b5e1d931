package backprop.equations;

import backprop.check.Tape.Node;
import backprop.text.Decimal;
import backprop.text.Numbers;
import backprop.text.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbers that show a claim wrong, as few as were found: a reader can follow them by hand or in one
 * cell.
 *
 * @param size no layer, list or set of examples is longer than this
 * @param sizes how long they are, in the letters of the document
 * @param numbers the variables that are not 0
 * @param entry the values of the indices, "i = 1, j = 2"; empty if there are none
 * @param printed what the claim as printed gives there; NaN if that is not a number
 * @param truth what it must equal there
 */
public record Counterexample(
    int size,
    String sizes,
    Map<String, Double> numbers,
    String entry,
    double printed,
    double truth) {
  static final int MOST = 8; // more numbers than these nobody follows by hand

  private static final List<Integer> SIZES = List.of(1, 2, 3, 4, 8);
  private static final int SEEDS = 20;
  private static final double VISIBLE = 0.01;
  private static final List<Double> SIMPLE = List.of(0.0, 1.0);

  /** The first with few numbers, from the smallest worlds on; empty if the claim holds in all. */
  static <W extends World> Optional<Counterexample> of(World.Factory<W> worlds, Claim<W> claim) {
    Counterexample shortest = null;
    for (int size : SIZES) {
      for (long seed = 1; seed <= SEEDS; seed++) {
        W w = worlds.create(Draw.small(seed, size), Route.TAPE);
        Optional<Counterexample> found =
            at(worlds, claim, size, numbers(w, claim)).map(c -> c.simpler(worlds, claim));
        if (found.isPresent()
            && (shortest == null || found.get().numbers.size() < shortest.numbers.size())) {
          shortest = found.get();
        }
        if (shortest != null && shortest.numbers.size() <= MOST) {
          return Optional.of(shortest);
        }
      }
    }
    return Optional.ofNullable(shortest);
  }

  // evaluated first, because a world may draw when it is asked
  private static <W extends World> Map<String, Double> numbers(W w, Claim<W> claim) {
    claim.printed().values(w);
    claim.truth().values(w);
    Map<String, Double> numbers = new LinkedHashMap<>();
    w.drawn().forEach(node -> numbers.put(node.name(), node.value()));
    return numbers;
  }

  /** What the claim gives with these numbers and 0 for all others; empty if nothing wrong shows. */
  static <W extends World> Optional<Counterexample> at(
      World.Factory<W> worlds, Claim<W> claim, int size, Map<String, Double> numbers) {
    if (size < 1 || numbers.values().stream().anyMatch(value -> !Double.isFinite(value))) {
      throw Text.illegal(
          "size %d, numbers %s: sizes begin at 1, numbers are finite", size, numbers);
    }
    W w = worlds.create(Draw.given(numbers, size), Route.TAPE);
    double[] printed = claim.printed().values(w);
    double[] truth = claim.truth().values(w);
    requireDrawn(numbers.keySet(), w);
    int n = worst(printed, truth);
    if (n < 0
        || !w.isSmooth()
        || !bothRoutesAgree(worlds, claim, size, numbers, truth)
        || !isRepaired(claim, w, n, truth[n])) {
      return Optional.empty();
    }
    Map<String, Double> shown = Collections.unmodifiableMap(numbers);
    String entry = claim.truth().entry(w, n);
    return Optional.of(new Counterexample(size, w.sizes(), shown, entry, printed[n], truth[n]));
  }

  private static void requireDrawn(Set<String> names, World w) {
    List<String> drawn = w.drawn().stream().map(Node::name).toList();
    for (String name : names) {
      if (!drawn.contains(name)) {
        throw Text.illegal(
            "there is no number '%s' at this size; there are %s", name, String.join(", ", drawn));
      }
    }
  }

  // at a kink the tape takes the slope of one side, differences find none
  private static <W extends World> boolean bothRoutesAgree(
      World.Factory<W> worlds,
      Claim<W> claim,
      int size,
      Map<String, Double> numbers,
      double[] truth) {
    W w = worlds.create(Draw.given(numbers, size), Route.DIFFERENCES);
    return Agreement.within(Agreement.error(truth, claim.truth().values(w)));
  }

  // what is declared right must be right here too
  private static <W extends World> boolean isRepaired(Claim<W> claim, W w, int n, double truth) {
    return claim.right() == null
        || Agreement.within(
            Math.abs(claim.right().values(w)[n] - truth) / Math.max(1, Math.abs(truth)));
  }

  // the entry where a reader sees the difference best; −1 if nowhere
  private static int worst(double[] printed, double[] truth) {
    int worst = -1;
    int none = -1; // where the printed one is not a number
    for (int n = 0; n < Math.min(printed.length, truth.length); n++) {
      double off = Math.abs(printed[n] - truth[n]);
      boolean visible =
          off > VISIBLE * Math.max(1, Math.max(Math.abs(printed[n]), Math.abs(truth[n])));
      if (visible && (worst < 0 || off > Math.abs(printed[worst] - truth[worst]))) {
        worst = n;
      } else if (!Double.isFinite(printed[n]) && Double.isFinite(truth[n]) && none < 0) {
        none = n;
      }
    }
    return worst < 0 ? none : worst;
  }

  // 0 or else 1 in the place of every number that needs no other value, as often as that helps
  private <W extends World> Counterexample simpler(World.Factory<W> worlds, Claim<W> claim) {
    Counterexample simplest = this;
    for (double simple : SIMPLE) {
      for (String name : simplest.numbers.keySet()) {
        Map<String, Double> simpler = new LinkedHashMap<>(simplest.numbers);
        if (simple == 0) {
          simpler.remove(name);
        } else {
          simpler.put(name, simple);
        }
        Counterexample before = simplest;
        simplest =
            at(worlds, claim, size, simpler)
                .filter(c -> Double.isFinite(c.printed) == Double.isFinite(before.printed))
                .orElse(before);
      }
    }
    return simplest.numbers.equals(numbers) ? this : simplest.simpler(worlds, claim);
  }

  // "with x = 1, w11 = 0.5 and all other numbers 0"
  private String given() {
    String list =
        numbers.entrySet().stream()
            .map(number -> number.getKey() + " = " + Decimal.of(number.getValue()))
            .collect(Collectors.joining(", "));
    return numbers.isEmpty() ? "with all numbers 0" : "with " + list + " and all other numbers 0";
  }

  /** "N = 1; with x = 1 and all other numbers 0; at i = 1: the print gives 0.2, but it is 0.3". */
  @Override
  public String toString() {
    return where() + ": the print gives " + number(printed) + ", but it is " + number(truth);
  }

  /** With which numbers, and at which entry. */
  public String where() {
    return Stream.of(sizes, given(), entry.isEmpty() ? "" : "at " + entry)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** Four digits; in words where it is not a number. */
  public static String number(double value) {
    return Double.isNaN(value) ? "no number" : Numbers.rounded(value);
  }
}

package backprop.equations;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes a document, whose world is W, down, from top to bottom: its displayed formulas, and the
 * claims in each and in the text between.
 */
public final class Transcript<W> extends ForAll<W, Formula<W>> {
  /** An empty transcript, with what is said in each claim and about it, by its label. */
  Transcript(Map<String, Said> said, Consumer<Supplier<Claim<W>>> claims) {
    this(new Writing(said), claims);
  }

  private Transcript(Writing writing, Consumer<Supplier<Claim<W>>> claims) {
    super(writing, claims, formula -> formula);
  }

  /** Claims in this transcript that have a number for every k. */
  public ForAll<W, Formula.Of1<W>> all(Index<W> k) {
    return each(f -> new Indexed<>(List.of(k), (w, n) -> f.value(w, n[0])));
  }

  /** Claims in this transcript that have a number for every k and m. */
  public ForAll<W, Formula.Of2<W>> all(Index<W> k, Index<W> m) {
    return each(f -> new Indexed<>(List.of(k, m), (w, n) -> f.value(w, n[0], n[1])));
  }

  /** Claims in this transcript that have a number for every i, k and m. */
  public ForAll<W, Formula.Of3<W>> all(Index<W> i, Index<W> k, Index<W> m) {
    return each(f -> new Indexed<>(List.of(i, k, m), (w, n) -> f.value(w, n[0], n[1], n[2])));
  }

  /** Claims in this transcript that have a number for every i, k, m and l. */
  public ForAll<W, Formula.Of4<W>> all(Index<W> i, Index<W> k, Index<W> m, Index<W> l) {
    return each(
        f -> new Indexed<>(List.of(i, k, m, l), (w, n) -> f.value(w, n[0], n[1], n[2], n[3])));
  }

  /** Claims in this transcript that have a number for every h, i, k, m and l. */
  public ForAll<W, Formula.Of5<W>> all(Index<W> h, Index<W> i, Index<W> k, Index<W> m, Index<W> l) {
    return each(
        f ->
            new Indexed<>(
                List.of(h, i, k, m, l), (w, n) -> f.value(w, n[0], n[1], n[2], n[3], n[4])));
  }

  /** Claims in this transcript in another kind of formula, which this makes a formula. */
  public <F> ForAll<W, F> each(Function<F, Formula<W>> formula) {
    return new ForAll<>(writing, claims, formula);
  }

  /** Goes on in this transcript with claims about a part of the world: one network of several. */
  public <V> Transcript<V> in(Function<W, V> part) {
    return new Transcript<>(writing, claim -> claims.accept(() -> claim.get().in(part)));
  }

  /** The next displayed formula, at a place such as "(9), (10)"; claims that follow stand in it. */
  public void display(String place) {
    writing.displays.add(new DisplayedFormula(place, ""));
    writing.display = writing.displays.size();
  }

  /** The next displayed formula claims nothing, for this reason. */
  public void displayWithoutClaim(String place, String reason) {
    writing.displays.add(new DisplayedFormula(place, reason));
    writing.display = 0;
  }

  /** The claims that follow stand in running text, as sentences always do. */
  public void text() {
    writing.display = 0;
  }

  /** The claims that follow are computed with these functions: "σ = tanh, L = Σ(ŷ − y)²". */
  public void with(String functions) {
    writing.functions = functions;
  }

  List<DisplayedFormula> displays() {
    return List.copyOf(writing.displays);
  }
}

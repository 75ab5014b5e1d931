package backprop.equations;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes a document, whose world is W, down, from top to bottom: the claims in its displayed
 * formulas and in the text between.
 */
public final class Transcript<W> extends ForAll<W, Formula<W>> {
  /** An empty transcript, with what is said in each claim and about it, by its label. */
  Transcript(Map<String, Said> said, Consumer<Supplier<Claim<W>>> claims) {
    this(new Writing(said), claims, "");
  }

  private Transcript(Writing writing, Consumer<Supplier<Claim<W>>> claims, String section) {
    super(writing, claims, section, formula -> formula);
  }

  /** Claims in this transcript that have a number for every k. */
  public ForAll<W, Formula.Of1<W>> all(Index<W> k) {
    return each(f -> new Indexed<>(List.of(k), (w, n) -> f.value(w, n[0])));
  }

  /** Claims that have a number for every k and m; a variable that keeps them is called km. */
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
    List<Index<W>> all = List.of(h, i, k, m, l);
    return each(f -> new Indexed<>(all, (w, n) -> f.value(w, n[0], n[1], n[2], n[3], n[4])));
  }

  /** Claims in this transcript in another kind of formula, which this makes a formula. */
  public <F> ForAll<W, F> each(Function<F, Formula<W>> formula) {
    return new ForAll<>(writing, claims, section, formula);
  }

  /** Goes on in this transcript with claims about a part of the world: one network of several. */
  public <V> Transcript<V> in(Function<W, V> part) {
    return new Transcript<>(writing, claim -> claims.accept(() -> claim.get().in(part)), section);
  }

  /** Goes on in this transcript with claims whose labels begin so: with the name of a section. */
  public Transcript<W> under(String section) {
    return new Transcript<>(writing, claims, section);
  }

  /** The claims that follow are computed with these functions: "σ = tanh, L = Σ(ŷ − y)²". */
  public void with(String functions) {
    writing.functions = functions;
  }
}

package backprop.equations;

import java.util.function.Function;

/**
 * What the author of a claim declares about it. A declaration is never a verdict: it says what has
 * to be compared, and is refused when the numbers do not bear it out.
 *
 * @param verdict what the numbers are to say
 * @param words what would be right, as printed; of an open claim the reading that is chosen here
 * @param right what would be right where the claim fails or is a slip; else null
 */
public record Declared<W>(Verdict verdict, String words, Formula<W> right) {
  /** Whether it says what would be right. */
  public boolean isRepaired() {
    return right != null;
  }

  /** The formula to measure besides the printed one, or the printed one again. */
  Formula<W> otherThan(Formula<W> printed) {
    return isRepaired() ? right : printed;
  }

  /** The verdict on these errors of the claim as printed and as corrected or intended, if it is. */
  Verdict verdict(double error, double corrected) {
    boolean holds = Agreement.within(error);
    String refused =
        switch (verdict) {
          case HOLDS -> holds ? "" : "it does not hold: error %.3g, and no correction";
          case OPEN -> holds ? "nothing is open: the two readings differ by %.3g" : "";
          default -> holds ? "it holds as printed, error %.3g, yet is declared wrong" : "";
        };
    MistakenClaim.unless(refused.isEmpty(), refused, error);
    MistakenClaim.unless(
        !isRepaired() || Agreement.within(corrected),
        "what is declared right does not hold: error %.3g",
        corrected);
    return verdict;
  }

  /** The same about a part of a world. */
  <V> Declared<V> in(Function<V, W> part) {
    return new Declared<>(verdict, words, isRepaired() ? right.in(part) : null);
  }
}

package backprop.equations;

import java.util.function.Function;

/**
 * One thing that a document says and that can be true or false.
 *
 * @param line of the document's class where it is written
 * @param label where it stands: "(9) line 2", "§3.1, ReLU slope"
 * @param latex the formula as printed; of a sentence its words, with formulas between dollars
 * @param truth what it must equal, by derivatives of the world or by another way to the number; for
 *     an open claim the reading that is chosen
 * @param printed the printed formula; for an open claim the other reading
 * @param declared what the author declares: right, wrong, a slip, open
 * @param measured the functions that the numbers are computed with, or what the numbers count
 * @param condition where it holds, if not everywhere: "the targets sum to 1"; else empty
 * @param remark for the reader, or empty
 */
public record Claim<W>(
    int line,
    String label,
    String latex,
    ClaimKind kind,
    Formula<W> truth,
    Formula<W> printed,
    Declared<W> declared,
    String measured,
    String condition,
    String remark) {
  /** The same claim about a part of a world. */
  <V> Claim<V> in(Function<V, W> part) {
    return new Claim<>(
        line,
        label,
        latex,
        kind,
        truth.in(part),
        printed.in(part),
        declared.in(part),
        measured,
        condition,
        remark);
  }

  /** Whether it is set in words. */
  public boolean isSentence() {
    return kind == ClaimKind.SENTENCE;
  }
}

package backprop.equations;

import java.util.function.Function;

/**
 * One thing that a document says and that can be true or false.
 *
 * @param line of the document's class where it is written
 * @param label where it stands: "(9) line 2", "§3.1, ReLU slope"
 * @param said what is printed, and what there is to say about it
 * @param measured the functions that the numbers are computed with, or what the numbers count
 * @param declared what the author says that the numbers say; refused when they do not bear it out
 * @param truth what it must equal, by derivatives of the world or by another way to the number; for
 *     an open claim the reading that is chosen
 * @param printed the printed formula; for an open claim the other reading
 * @param right what would be right where the claim fails or is a slip; else null
 */
public record Claim<W>(
    int line,
    String label,
    ClaimKind kind,
    Said said,
    String measured,
    Verdict declared,
    Formula<W> truth,
    Formula<W> printed,
    Formula<W> right) {

  /** The same claim about a part of a world. */
  <V> Claim<V> in(Function<V, W> part) {
    Formula<V> rightThere = right == null ? null : right.in(part);
    Formula<V> truthThere = truth.in(part);
    return new Claim<>(
        line, label, kind, said, measured, declared, truthThere, printed.in(part), rightThere);
  }

  /**
   * Whether what is printed has no value at all, for a reason: a letter that is not defined there,
   * a quotient without its ∂. A claim that reads so to the letter does not hold.
   */
  public boolean hasNoValue() {
    return !said.noValue().isEmpty();
  }

  /** Whether it is set in words. */
  public boolean isSentence() {
    return kind == ClaimKind.SENTENCE;
  }

  /** What would be right, as printed; of an open claim what was chosen, and why. */
  public String repaired() {
    return declared == Verdict.OPEN ? said.remark() : said.right();
  }

  /** For the reader, or empty. */
  public String remark() {
    return declared == Verdict.OPEN ? "" : said.remark();
  }
}

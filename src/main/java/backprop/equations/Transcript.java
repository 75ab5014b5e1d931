package backprop.equations;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a document down, from top to bottom: its displayed formulas, and the claims in each and in
 * the text between.
 *
 * @param <W> the document's world
 */
public final class Transcript<W extends World> {
  private final List<DisplayedFormula> displays = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();
  private int display; // the one that claims now belong to; 0 for running text

  /**
   * The next displayed formula; the claims that follow stand in it.
   *
   * @param place where it stands, with its numbers if it has any: "(9), (10)", "§2.1, the first"
   */
  public void display(String place) {
    displays.add(new DisplayedFormula(place, ""));
    display = displays.size();
  }

  /** The next displayed formula claims nothing, for this reason. */
  public void displayWithoutClaim(String place, String reason) {
    displays.add(new DisplayedFormula(place, reason));
    display = 0;
  }

  /** The claims that follow stand in running text. */
  public void text() {
    display = 0;
  }

  /** What a letter or function means. */
  public Draft definition(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(Kind.DEFINITION, label, latex, truth, printed);
  }

  /** The derivative of a function, or a rule for derivatives. */
  public Draft derivative(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(Kind.DERIVATIVE, label, latex, truth, printed);
  }

  /** The derivative of the cost by a net input z. */
  public Draft delta(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(Kind.DELTA, label, latex, truth, printed);
  }

  /** The derivative of the cost by a weight or bias. */
  public Draft gradient(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(Kind.GRADIENT, label, latex, truth, printed);
  }

  /** One layer's quantity from the next layer's. */
  public Draft recursion(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(Kind.RECURSION, label, latex, truth, printed);
  }

  /** A change of a weight or bias. */
  public Draft update(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(Kind.UPDATE, label, latex, truth, printed);
  }

  /** A general formula where something is fixed: one output, one activation, … */
  public Draft specialCase(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(Kind.SPECIAL_CASE, label, latex, truth, printed);
  }

  /** A line on the way to a result. */
  public Draft line(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(Kind.INTERMEDIATE_LINE, label, latex, truth, printed);
  }

  /** A statement in words: what it says is a number, and what is the case is another. */
  public Draft sentence(String label, String text, Formula<W> truth, Formula<W> printed) {
    return claim(Kind.SENTENCE, label, text, truth, printed);
  }

  /**
   * Something the print leaves open: two readings that differ.
   *
   * @param chosen the reading taken here
   * @param other a reading the print allows as well
   * @param choice the choice in words
   */
  public Draft open(
      Kind kind, String label, String latex, Formula<W> chosen, Formula<W> other, String choice) {
    return claim(kind, label, latex, chosen, other).declare(new Declared.Open<>(choice));
  }

  /** The displayed formulas so far. */
  List<DisplayedFormula> displays() {
    return List.copyOf(displays);
  }

  /** The claims so far. */
  List<Claim<W>> claims() {
    return drafts.stream().map(draft -> draft.claim).toList();
  }

  private Draft claim(Kind kind, String label, String latex, Formula<W> truth, Formula<W> printed) {
    Draft draft =
        new Draft(
            new Claim<>(
                display,
                line(),
                label,
                latex,
                kind,
                truth,
                printed,
                new Declared.AsPrinted<>(),
                ""));
    drafts.add(draft);
    return draft;
  }

  // the line of the document's class that makes the claim
  private static int line() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(f -> !f.getClassName().equals(Transcript.class.getName()))
                    .findFirst())
        .map(StackWalker.StackFrame::getLineNumber)
        .orElseThrow();
  }

  /** The claim just written, to which more can be said. */
  public final class Draft {
    private Claim<W> claim;

    private Draft(Claim<W> claim) {
      this.claim = claim;
    }

    /** The print is wrong; this is right. */
    public Draft corrected(String latex, Formula<W> formula) {
      return declare(new Declared.Corrected<>(latex, formula));
    }

    /** The print is a slip: to the letter it is wrong, this is plainly meant. */
    public Draft intended(String latex, Formula<W> formula) {
      return declare(new Declared.Intended<>(latex, formula));
    }

    /** A word to the reader. */
    public Draft remark(String remark) {
      return replace(claim.declared(), remark);
    }

    private Draft declare(Declared<W> declared) {
      if (!(claim.declared() instanceof Declared.AsPrinted)) {
        throw new IllegalStateException(claim.label() + " is declared twice");
      }
      return replace(declared, claim.remark());
    }

    private Draft replace(Declared<W> declared, String remark) {
      claim =
          new Claim<>(
              claim.display(),
              claim.line(),
              claim.label(),
              claim.latex(),
              claim.kind(),
              claim.truth(),
              claim.printed(),
              declared,
              remark);
      return this;
    }
  }
}

package backprop.equations;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes a document down, from top to bottom: its displayed formulas, and the claims in each and in
 * the text between. A claim without a label of its own has that of the display it stands in.
 *
 * @param <W> the document's world
 */
public final class Transcript<W> {
  private final Page page;
  private final Consumer<Supplier<Claim<W>>> claims;

  /** Where the writing has come to. */
  private static final class Page {
    final List<DisplayedFormula> displays = new ArrayList<>();
    String functions = "";
    int display; // the one that claims now belong to; 0 for running text
  }

  /**
   * An empty transcript.
   *
   * @param claims takes the claims, in order; each is complete when all is written
   */
  Transcript(Consumer<Supplier<Claim<W>>> claims) {
    this(new Page(), claims);
  }

  private Transcript(Page page, Consumer<Supplier<Claim<W>>> claims) {
    this.page = page;
    this.claims = claims;
  }

  /** Goes on in this transcript with claims about a part of the world: one network of several. */
  public <V> Transcript<V> in(Function<W, V> part) {
    return new Transcript<>(page, claim -> claims.accept(() -> claim.get().in(part)));
  }

  /**
   * The next displayed formula; the claims that follow stand in it, all but sentences.
   *
   * @param place where it stands, with its numbers if it has any: "(9), (10)", "§2.1, the first"
   */
  public void display(String place) {
    page.displays.add(new DisplayedFormula(place, ""));
    page.display = page.displays.size();
  }

  /** The next displayed formula claims nothing, for this reason. */
  public void displayWithoutClaim(String place, String reason) {
    page.displays.add(new DisplayedFormula(place, reason));
    page.display = 0;
  }

  /** The claims that follow stand in running text, as sentences always do. */
  public void text() {
    page.display = 0;
  }

  /** The claims that follow are computed with these functions: "σ = tanh, L = Σ(ŷ − y)²". */
  public void with(String functions) {
    page.functions = functions;
  }

  /** What a letter or function means. */
  public Draft definition(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(ClaimKind.DEFINITION, label, latex, truth, printed);
  }

  /** The same, labelled as its display. */
  public Draft definition(String latex, Formula<W> truth, Formula<W> printed) {
    return definition(place(), latex, truth, printed);
  }

  /** The derivative of a function, or a rule for derivatives. */
  public Draft derivative(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(ClaimKind.DERIVATIVE, label, latex, truth, printed);
  }

  /** The same, labelled as its display. */
  public Draft derivative(String latex, Formula<W> truth, Formula<W> printed) {
    return derivative(place(), latex, truth, printed);
  }

  /** The derivative of the cost by a net input z. */
  public Draft delta(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(ClaimKind.DELTA, label, latex, truth, printed);
  }

  /** The same, labelled as its display. */
  public Draft delta(String latex, Formula<W> truth, Formula<W> printed) {
    return delta(place(), latex, truth, printed);
  }

  /** The derivative of the cost by a weight or bias. */
  public Draft gradient(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(ClaimKind.GRADIENT, label, latex, truth, printed);
  }

  /** The same, labelled as its display. */
  public Draft gradient(String latex, Formula<W> truth, Formula<W> printed) {
    return gradient(place(), latex, truth, printed);
  }

  /** One layer's quantity from the next layer's. */
  public Draft recursion(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(ClaimKind.RECURSION, label, latex, truth, printed);
  }

  /** The same, labelled as its display. */
  public Draft recursion(String latex, Formula<W> truth, Formula<W> printed) {
    return recursion(place(), latex, truth, printed);
  }

  /** A change of a weight or bias. */
  public Draft update(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(ClaimKind.UPDATE, label, latex, truth, printed);
  }

  /** The same, labelled as its display. */
  public Draft update(String latex, Formula<W> truth, Formula<W> printed) {
    return update(place(), latex, truth, printed);
  }

  /** A general formula where something is fixed: one output, one activation, … */
  public Draft specialCase(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(ClaimKind.SPECIAL_CASE, label, latex, truth, printed);
  }

  /** The same, labelled as its display. */
  public Draft specialCase(String latex, Formula<W> truth, Formula<W> printed) {
    return specialCase(place(), latex, truth, printed);
  }

  /** A line on the way to a result. */
  public Draft line(String label, String latex, Formula<W> truth, Formula<W> printed) {
    return claim(ClaimKind.INTERMEDIATE_LINE, label, latex, truth, printed);
  }

  /** The same, labelled as its display. */
  public Draft line(String latex, Formula<W> truth, Formula<W> printed) {
    return line(place(), latex, truth, printed);
  }

  /**
   * A statement in words: what it says is a number, and what is the case is another.
   *
   * @param text its words, formulas between dollars
   */
  public Draft sentence(String label, String text, Formula<W> truth, Formula<W> printed) {
    return claim(ClaimKind.SENTENCE, label, text, truth, printed);
  }

  /**
   * Something the print leaves open: two readings that differ.
   *
   * @param chosen the reading taken here
   * @param other a reading the print allows as well
   * @param choice the choice in words
   */
  public Draft open(
      ClaimKind kind,
      String label,
      String latex,
      Formula<W> chosen,
      Formula<W> other,
      String choice) {
    return claim(kind, label, latex, chosen, other).declare(new Declared.Open<>(choice));
  }

  /** The displayed formulas so far. */
  List<DisplayedFormula> displays() {
    return List.copyOf(page.displays);
  }

  private String place() {
    return page.displays.get(page.display - 1).place();
  }

  private Draft claim(
      ClaimKind kind, String label, String latex, Formula<W> truth, Formula<W> printed) {
    Draft draft = new Draft(kind, label, latex, truth, printed);
    claims.accept(draft::claim);
    return draft;
  }

  // the line of the document's class that makes the claim
  private static int line() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(f -> !f.getClassName().startsWith(Transcript.class.getName()))
                    .findFirst())
        .map(StackWalker.StackFrame::getLineNumber)
        .orElseThrow();
  }

  /** The claim just written, to which more can be said. */
  public final class Draft {
    private final int display;
    private final int line = line();
    private final ClaimKind kind;
    private final String label;
    private final String latex;
    private final Formula<W> truth;
    private final Formula<W> printed;
    private Declared<W> declared = new Declared.AsPrinted<>();
    private String measured = page.functions;
    private String condition = "";
    private String remark = "";

    private Draft(
        ClaimKind kind, String label, String latex, Formula<W> truth, Formula<W> printed) {
      display = kind == ClaimKind.SENTENCE ? 0 : page.display;
      this.kind = kind;
      this.label = label;
      this.latex = latex;
      this.truth = truth;
      this.printed = printed;
    }

    /** The print is wrong; this is right. Of a sentence: words, formulas between dollars. */
    public Draft corrected(String latex, Formula<W> formula) {
      return declare(new Declared.Repaired<>(Verdict.FAILS, latex, formula));
    }

    /** The print is a slip: to the letter it is wrong, this is plainly meant. */
    public Draft intended(String latex, Formula<W> formula) {
      return declare(new Declared.Repaired<>(Verdict.SLIP, latex, formula));
    }

    /** It is computed with these functions instead, or its numbers count this. */
    public Draft measured(String measured) {
      this.measured = measured;
      return this;
    }

    /** It holds under this condition only: "the targets sum to 1". */
    public Draft where(String condition) {
      this.condition = condition;
      return this;
    }

    /** A word to the reader. */
    public Draft remark(String remark) {
      this.remark = remark;
      return this;
    }

    private Draft declare(Declared<W> declared) {
      if (!(this.declared instanceof Declared.AsPrinted)) {
        throw new IllegalStateException(label + " is declared twice");
      }
      this.declared = declared;
      return this;
    }

    private Claim<W> claim() {
      return new Claim<>(
          display, line, label, latex, kind, truth, printed, declared, measured, condition, remark);
    }
  }
}

package backprop.equations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes claims down that hold for all values of some indices; see {@link Transcript#all}. A claim
 * without a label of its own has that of the display it stands in. How it is printed, and what is
 * said about it, stands in the document's text under this label.
 *
 * @param <W> the document's world
 * @param <F> the kind of formula: a lambda with so many indices
 */
public sealed class ForAll<W, F> permits Transcript {
  final Writing writing;
  final Consumer<Supplier<Claim<W>>> claims;
  private final Function<F, Formula<W>> all;

  /** How far the writing has come, and what is said about each claim, by its label. */
  static final class Writing {
    final List<DisplayedFormula> displays = new ArrayList<>();
    final Map<String, Said> said;
    String functions = "";
    int display; // the one that claims now belong to; 0 for running text

    Writing(Map<String, Said> said) {
      this.said = said;
    }

    Said said(String label) {
      return said.getOrDefault(label, Said.NOTHING);
    }
  }

  /**
   * Goes on with a document: takes its claims in order, each complete when all is written, and
   * makes of their formulas one for every value of the indices.
   */
  ForAll(Writing writing, Consumer<Supplier<Claim<W>>> claims, Function<F, Formula<W>> all) {
    this.writing = writing;
    this.claims = claims;
    this.all = all;
  }

  /** What a letter or function means. */
  public Draft definition(String label, F truth, F printed) {
    return claim(ClaimKind.DEFINITION, label, truth, printed);
  }

  public Draft definition(F truth, F printed) {
    return definition(place(), truth, printed);
  }

  /** The derivative of a function, or a rule for derivatives. */
  public Draft derivative(String label, F truth, F printed) {
    return claim(ClaimKind.DERIVATIVE, label, truth, printed);
  }

  public Draft derivative(F truth, F printed) {
    return derivative(place(), truth, printed);
  }

  /** The derivative of the cost by a net input z. */
  public Draft delta(String label, F truth, F printed) {
    return claim(ClaimKind.DELTA, label, truth, printed);
  }

  public Draft delta(F truth, F printed) {
    return delta(place(), truth, printed);
  }

  /** The derivative of the cost by a weight or bias. */
  public Draft gradient(String label, F truth, F printed) {
    return claim(ClaimKind.GRADIENT, label, truth, printed);
  }

  public Draft gradient(F truth, F printed) {
    return gradient(place(), truth, printed);
  }

  /** One layer's quantity from the next layer's. */
  public Draft recursion(String label, F truth, F printed) {
    return claim(ClaimKind.RECURSION, label, truth, printed);
  }

  public Draft recursion(F truth, F printed) {
    return recursion(place(), truth, printed);
  }

  /** A change of a weight or bias. */
  public Draft update(String label, F truth, F printed) {
    return claim(ClaimKind.UPDATE, label, truth, printed);
  }

  public Draft update(F truth, F printed) {
    return update(place(), truth, printed);
  }

  /** A general formula where something is fixed: one output, one activation, … */
  public Draft specialCase(String label, F truth, F printed) {
    return claim(ClaimKind.SPECIAL_CASE, label, truth, printed);
  }

  public Draft specialCase(F truth, F printed) {
    return specialCase(place(), truth, printed);
  }

  /** A line on the way to a result. */
  public Draft line(String label, F truth, F printed) {
    return claim(ClaimKind.INTERMEDIATE_LINE, label, truth, printed);
  }

  public Draft line(F truth, F printed) {
    return line(place(), truth, printed);
  }

  /** A statement in words: what it says is a number, and what is the case is another. */
  public Draft sentence(String label, F truth, F printed) {
    return claim(ClaimKind.SENTENCE, label, truth, printed);
  }

  /**
   * Something the print leaves open: the reading that is chosen here, and another one that the
   * print allows as well. The words say which was chosen.
   */
  public Draft open(ClaimKind kind, String label, F chosen, F other) {
    return claim(kind, label, chosen, other)
        .declare(new Declared.Open<>(writing.said(label).remark()));
  }

  public Draft open(String label, F chosen, F other) {
    return open(ClaimKind.SENTENCE, label, chosen, other);
  }

  /** The print has no value at all; the words say why. */
  public Draft undefined(ClaimKind kind, String label, F truth) {
    return claim(
        kind, label, all.apply(truth), new Formula.Undefined<>(writing.said(label).noValue()));
  }

  public Draft undefined(String label, F truth) {
    return undefined(ClaimKind.SENTENCE, label, truth);
  }

  private String place() {
    return writing.displays.get(writing.display - 1).place();
  }

  private Draft claim(ClaimKind kind, String label, F truth, F printed) {
    return claim(kind, label, all.apply(truth), all.apply(printed));
  }

  private Draft claim(ClaimKind kind, String label, Formula<W> truth, Formula<W> printed) {
    Draft draft = new Draft(kind, label, truth, printed);
    claims.accept(draft::claim);
    return draft;
  }

  // the line of the document's class that makes the claim
  private static int line() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(f -> !f.getClassName().startsWith(ForAll.class.getName()))
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
    private final Said said;
    private final Formula<W> truth;
    private final Formula<W> printed;
    private Declared<W> declared = new Declared.AsPrinted<>();
    private final String functions = writing.functions;

    private Draft(ClaimKind kind, String label, Formula<W> truth, Formula<W> printed) {
      display = kind == ClaimKind.SENTENCE ? 0 : writing.display;
      this.kind = kind;
      this.label = label;
      said = writing.said(label);
      this.truth = truth;
      this.printed = printed;
    }

    /** The print is wrong; this is right. */
    public Draft corrected(F formula) {
      return declare(new Declared.Repaired<>(Verdict.FAILS, said.right(), all.apply(formula)));
    }

    /** The print is a slip: to the letter it is wrong, this is plainly meant. */
    public Draft intended(F formula) {
      return declare(new Declared.Repaired<>(Verdict.SLIP, said.right(), all.apply(formula)));
    }

    private Draft declare(Declared<W> declared) {
      if (!(this.declared instanceof Declared.AsPrinted)) {
        throw new IllegalStateException(label + " is declared twice");
      }
      this.declared = declared;
      return this;
    }

    private Claim<W> claim() {
      String remark = declared instanceof Declared.Open ? "" : said.remark();
      return new Claim<>(
          display,
          line,
          label,
          said.printed(),
          kind,
          truth,
          printed,
          declared,
          said.measured().isEmpty() ? functions : said.measured(),
          said.where(),
          remark);
    }
  }
}

package backprop.equations;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes claims down that hold for all values of some indices; see {@link Transcript#all}. How a
 * claim is printed, in which displayed formula, and what is said about it, stands in the document's
 * text under its label.
 *
 * @param <W> the document's world
 * @param <F> the kind of formula: a lambda with so many indices
 */
public sealed class ForAll<W, F> permits Transcript {
  final Writing writing;
  final Consumer<Supplier<Claim<W>>> claims;
  final String section; // what its labels begin with
  private final Function<F, Formula<W>> all;

  /** How far the writing has come, and what is said about each claim, by its label. */
  static final class Writing {
    final Map<String, Said> said;
    String functions = "";

    Writing(Map<String, Said> said) {
      this.said = said;
    }
  }

  /**
   * Goes on with a document: takes its claims in order, each complete when all is written, and
   * makes of their formulas one for every value of the indices.
   */
  ForAll(
      Writing writing,
      Consumer<Supplier<Claim<W>>> claims,
      String section,
      Function<F, Formula<W>> all) {
    this.writing = writing;
    this.claims = claims;
    this.section = section;
    this.all = all;
  }

  /** What a letter or function means. */
  public Draft definition(String label, F truth) {
    return new Draft(ClaimKind.DEFINITION, label, truth);
  }

  /** The derivative of a function, or a rule for derivatives. */
  public Draft derivative(String label, F truth) {
    return new Draft(ClaimKind.DERIVATIVE, label, truth);
  }

  /** The derivative of the cost by a net input z. */
  public Draft delta(String label, F truth) {
    return new Draft(ClaimKind.DELTA, label, truth);
  }

  /** The derivative of the cost by a weight or bias. */
  public Draft gradient(String label, F truth) {
    return new Draft(ClaimKind.GRADIENT, label, truth);
  }

  /** One layer's quantity from the next layer's. */
  public Draft recursion(String label, F truth) {
    return new Draft(ClaimKind.RECURSION, label, truth);
  }

  /** A change of a weight or bias. */
  public Draft update(String label, F truth) {
    return new Draft(ClaimKind.UPDATE, label, truth);
  }

  /** A general formula where something is fixed: one output, one activation, … */
  public Draft specialCase(String label, F truth) {
    return new Draft(ClaimKind.SPECIAL_CASE, label, truth);
  }

  /** A line on the way to a result. */
  public Draft line(String label, F truth) {
    return new Draft(ClaimKind.INTERMEDIATE_LINE, label, truth);
  }

  /** A statement in words: what it says is a number, and what is the case is another. */
  public Draft sentence(String label, F truth) {
    return new Draft(ClaimKind.SENTENCE, label, truth);
  }

  // the line of the document's class that makes the claim
  private static int line() {
    return Arrays.stream(new Throwable().getStackTrace())
        .filter(call -> !call.getClassName().startsWith(ForAll.class.getName()))
        .findFirst()
        .orElseThrow()
        .getLineNumber();
  }

  /** The claim just written: what it must equal, to which belongs what is printed. */
  public final class Draft {
    private final int line = line();
    private final ClaimKind kind;
    private final String label;
    private final Said said;
    private final Formula<W> truth;
    private Formula<W> printed;
    private Formula<W> right;
    private Verdict declared = Verdict.HOLDS;
    private final String functions = writing.functions;

    private Draft(ClaimKind kind, String label, F truth) {
      this.label = section + label;
      said = writing.said.getOrDefault(this.label, Said.NOTHING);
      this.kind = kind;
      this.truth = all.apply(truth);
      claims.accept(this::claim);
    }

    /** The printed formula, unless the text says why the print has no value. */
    public Draft printed(F formula) {
      printed = all.apply(formula);
      return this;
    }

    /**
     * The print leaves something open: the truth is the reading that is chosen here, this another
     * one that the print allows as well. The words say which was chosen.
     */
    public Draft open(F other) {
      return printed(other).declare(Verdict.OPEN, null);
    }

    /** The print is wrong; this is right. */
    public Draft corrected(F formula) {
      return declare(Verdict.FAILS, all.apply(formula));
    }

    /** The print is a slip: to the letter it is wrong, this is plainly meant. */
    public Draft intended(F formula) {
      return declare(Verdict.SLIP, all.apply(formula));
    }

    private Draft declare(Verdict verdict, Formula<W> formula) {
      if (declared != Verdict.HOLDS) {
        throw new IllegalStateException(label + " is declared twice");
      }
      declared = verdict;
      right = formula;
      return this;
    }

    private Claim<W> claim() {
      boolean hasValue = said.noValue().isEmpty();
      if (hasValue != (printed != null)) {
        throw new IllegalStateException(
            label + ": call printed(…), or else say in the text why the print has no value");
      }
      Formula<W> formula = hasValue ? printed : w -> Double.NaN;
      String measured = said.measured().isEmpty() ? functions : said.measured();
      return new Claim<>(line, label, kind, said, measured, declared, truth, formula, right);
    }
  }
}

package backprop.equations;

import java.util.function.Function;

/**
 * What the author of a claim declares about it. A declaration is never a verdict: it says what has
 * to be compared, and is refused when the numbers do not bear it out.
 */
public sealed interface Declared<W> {
  /** The verdict on these errors of the claim as printed and as corrected or intended, if it is. */
  Verdict verdict(double error, double corrected);

  /** The formula to measure besides the printed one, or the printed one again. */
  default Formula<W> otherThan(Formula<W> printed) {
    return printed;
  }

  /** The same about a part of a world. */
  <V> Declared<V> in(Function<V, W> part);

  /** The claim is right as printed. */
  record AsPrinted<W>() implements Declared<W> {
    @Override
    public Verdict verdict(double error, double corrected) {
      MistakenClaim.unless(
          Agreement.within(error), "it does not hold: error %.3g, and no correction", error);
      return Verdict.HOLDS;
    }

    @Override
    public <V> Declared<V> in(Function<V, W> part) {
      return new AsPrinted<>();
    }
  }

  /** The claim is wrong, or a slip, wrong to the letter only; this is right, as printed. */
  record Repaired<W>(Verdict verdict, String latex, Formula<W> formula) implements Declared<W> {
    @Override
    public Verdict verdict(double error, double corrected) {
      MistakenClaim.unless(
          !Agreement.within(error),
          "it holds as printed, error %.3g, yet is declared wrong",
          error);
      MistakenClaim.unless(
          Agreement.within(corrected),
          "what is declared right does not hold: error %.3g",
          corrected);
      return verdict;
    }

    @Override
    public Formula<W> otherThan(Formula<W> printed) {
      return formula;
    }

    @Override
    public <V> Declared<V> in(Function<V, W> part) {
      return new Repaired<>(verdict, latex, formula.in(part));
    }
  }

  /** The print allows two readings; this one is chosen here. */
  record Open<W>(String choice) implements Declared<W> {
    @Override
    public Verdict verdict(double error, double corrected) {
      MistakenClaim.unless(
          !Agreement.within(error), "nothing is open: the two readings differ by %.3g", error);
      return Verdict.OPEN;
    }

    @Override
    public <V> Declared<V> in(Function<V, W> part) {
      return new Open<>(choice);
    }
  }
}

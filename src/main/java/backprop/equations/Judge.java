package backprop.equations;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Measures a claim on several random networks, by both routes. The largest error decides. */
record Judge<W extends World>(List<Pair<W>> pairs) {
  /** One random network twice: its derivatives come by the one route or the other. */
  record Pair<W extends World>(W tape, W differences) {
    static <W extends World> Pair<W> of(World.Factory<W> worlds, long seed) {
      return new Pair<>(
          worlds.create(Draw.of(seed), Route.TAPE),
          worlds.create(Draw.of(seed), Route.DIFFERENCES));
    }

    /** How far the two routes are apart. */
    double disagreement(Formula<W> formula) {
      return Agreement.error(formula.values(tape), formula.values(differences));
    }

    double error(Formula<W> formula, Formula<W> truth) {
      return Math.max(
          Agreement.error(formula.values(tape), truth.values(tape)),
          Agreement.error(formula.values(differences), truth.values(differences)));
    }
  }

  JudgedClaim judged(Document<W> document, Claim<W> claim) {
    double apart = largest(pair -> pair.disagreement(claim.truth()));
    MistakenClaim.unless(
        Agreement.within(apart), "tape and differences disagree on the truth: error %.3g", apart);
    Formula<W> right = claim.declared().otherThan(claim.printed());
    double error = error(claim, claim.printed());
    double corrected = right == claim.printed() ? Double.NaN : error(claim, right);
    Verdict verdict = claim.declared().verdict(error, corrected);
    return new JudgedClaim(document, claim, verdict, error, corrected);
  }

  private double error(Claim<W> claim, Formula<W> formula) {
    return largest(pair -> pair.error(formula, claim.truth()));
  }

  private double largest(ToDoubleFunction<Pair<W>> error) {
    return pairs.stream().mapToDouble(error).max().orElseThrow();
  }
}

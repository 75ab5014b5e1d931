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
    double error = error(claim, claim.printed());
    double corrected = claim.right() == null ? Double.NaN : error(claim, claim.right());
    requireBorneOut(claim.declared(), error, corrected);
    return new JudgedClaim(document, claim, claim.declared(), error, corrected);
  }

  // the errors of the claim as printed and as corrected or intended, NaN if it is not
  private static void requireBorneOut(Verdict declared, double error, double corrected) {
    boolean holds = Agreement.within(error);
    String refused =
        switch (declared) {
          case HOLDS -> holds ? "" : "it does not hold: error %.3g, and no correction";
          case OPEN -> holds ? "nothing is open: the two readings differ by %.3g" : "";
          default -> holds ? "it holds as printed, error %.3g, yet is declared wrong" : "";
        };
    MistakenClaim.unless(refused.isEmpty(), refused, error);
    boolean repaired = !(corrected > Agreement.TOLERANCE); // true if there is nothing to repair
    MistakenClaim.unless(repaired, "what is declared right does not hold: error %.3g", corrected);
  }

  private double error(Claim<W> claim, Formula<W> formula) {
    return largest(pair -> pair.error(formula, claim.truth()));
  }

  private double largest(ToDoubleFunction<Pair<W>> error) {
    return pairs.stream().mapToDouble(error).max().orElseThrow();
  }
}

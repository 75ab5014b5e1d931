package backprop.equations;

/**
 * A claim with its verdict.
 *
 * @param error the largest relative error of the claim as printed, over all networks and both
 *     routes; for an open claim, how far the two readings are apart
 * @param corrected the same for the corrected or intended formula; NaN if there is none
 */
public record JudgedClaim(
    Document<?> document, Claim<?> claim, Verdict verdict, double error, double corrected) {
  /** The verdict with its condition: "holds where the targets sum to 1". */
  public String words() {
    String where = claim.said().where();
    String word = verdict == Verdict.HOLDS ? "holds" : verdict.toString();
    return where.isEmpty() ? word : word + " where " + where;
  }
}

package backprop.equations;

/** What the numbers say of a claim. */
public enum Verdict {
  /** It agrees as printed. */
  HOLDS,
  /** It does not agree as printed; the corrected formula does. */
  FAILS,
  /** Read to the letter it does not agree; what is plainly meant does. */
  SLIP,
  /** The print does not say: two readings are possible and they differ. */
  OPEN
}

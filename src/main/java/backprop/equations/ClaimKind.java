package backprop.equations;

import java.util.Locale;

/** What a claim says. */
public enum ClaimKind {
  DEFINITION,
  DERIVATIVE,
  DELTA,
  GRADIENT,
  RECURSION,
  UPDATE,
  SPECIAL_CASE,
  INTERMEDIATE_LINE,
  SENTENCE;

  /** In words: "special case". */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

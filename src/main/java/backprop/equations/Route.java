package backprop.equations;

/** Two ways to a derivative. They share the recorded values, but no rule of differentiation. */
public enum Route {
  /** Reverse mode, {@link backprop.check.Tape#backward}. */
  TAPE,
  /** Central differences of values alone, {@link backprop.check.Differences}. */
  DIFFERENCES
}

package backprop.equations;

/** What a claim says. */
public enum ClaimKind {
  DEFINITION("definition"),
  DERIVATIVE("derivative"),
  DELTA("delta"),
  GRADIENT("gradient"),
  RECURSION("recursion"),
  UPDATE("update"),
  SPECIAL_CASE("special case"),
  INTERMEDIATE_LINE("intermediate line"),
  SENTENCE("sentence");

  private final String text;

  ClaimKind(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}

package backprop.equations;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A displayed formula of a document, and why it claims nothing, if it does not. */
public record DisplayedFormula(String place, String nothing) {
  private static final Pattern NUMBER = Pattern.compile("\\(\\d+\\)");

  /** The equation numbers in its place: "(9)", "(10)". */
  public List<String> numbers() {
    return NUMBER.matcher(place).results().map(MatchResult::group).toList();
  }
}

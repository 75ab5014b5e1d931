package backprop.equations.document;

import backprop.equations.Document;
import backprop.text.Resource;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The displayed formulas of a document, as the heads of its text name them. */
final class Displays {
  private static final Pattern HEAD = Pattern.compile("(?m)^## \\[([^]]+)]");
  private static final Pattern NUMBER = Pattern.compile("\\(\\d+\\)");

  private Displays() {}

  static List<String> of(Document<?> document) {
    String text = Resource.text(document.source(), document.number() + ".md");
    return HEAD.matcher(text).results().map(head -> head.group(1)).toList();
  }

  /** The equation numbers, "(9)", "(10)", in the order of the text. */
  static List<String> numbers(Document<?> document) {
    return of(document).stream()
        .flatMap(display -> NUMBER.matcher(display).results().map(MatchResult::group))
        .toList();
  }
}

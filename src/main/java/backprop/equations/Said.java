package backprop.equations;

import backprop.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands about a claim in the text of its document.
 *
 * @param display the place of the displayed formula that it begins, such as "(9), (10)"; empty if
 *     running text begins, null if what the claim before stands in goes on
 * @param printed a formula in LaTeX as printed, or a sentence with formulas between dollars
 * @param right where that is wrong: as it would be right
 * @param noValue why the print has no value at all, if so
 * @param where a condition under which it holds: "the targets sum to 1"
 * @param measured what the numbers are computed with or count, where that is not the section's
 * @param remark for the reader; of an open claim what was chosen, and why
 */
record Said(
    String display,
    String printed,
    String right,
    String noValue,
    String where,
    String measured,
    String remark) {
  // what a line begins with; a remark has no mark
  private static final List<String> MARKS =
      List.of("> ", "Right: ", "No value: ", "Where: ", "Measured: ");

  static final Said NOTHING = of(null, List.of());

  /**
   * By the labels of the claims: sections that are headed by one label or more, each once. Before a
   * label stands the display that it begins, in brackets: "## [(9), (10)] (9) line 1"; "## [(8)]"
   * is a label as well.
   */
  static Map<String, Said> sections(String text) {
    Map<String, Said> sections = new LinkedHashMap<>();
    List<String> heads = new ArrayList<>();
    String[] parts = text.split("(?m)^## ");
    for (String section : List.of(parts).subList(1, parts.length)) {
      List<String> lines = section.lines().filter(line -> !line.isBlank()).toList();
      heads.add(lines.get(0));
      if (lines.size() > 1) {
        for (String head : heads) {
          boolean begins = head.startsWith("[");
          String display = begins ? head.substring(1, head.indexOf(']')) : null;
          String label = begins ? head.substring(display.length() + 2).strip() : head;
          Said said = of(display, lines.subList(1, lines.size()));
          Text.refuseIf(
              sections.put(label.isEmpty() ? display : label, said) != null,
              "the label '%s' has two sections: leave one",
              label);
        }
        heads.clear();
      }
    }
    return sections;
  }

  private static Said of(String display, List<String> lines) {
    Map<String, String> said = new HashMap<>();
    for (String line : lines) {
      String mark = MARKS.stream().filter(line::startsWith).findFirst().orElse("");
      said.put(mark, line.substring(mark.length()));
    }
    List<String> parts = MARKS.stream().map(mark -> said.getOrDefault(mark, "")).toList();
    return new Said(
        display,
        parts.get(0),
        parts.get(1),
        parts.get(2),
        parts.get(3),
        parts.get(4),
        said.getOrDefault("", ""));
  }
}

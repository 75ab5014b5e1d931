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
 * @param printed a formula in LaTeX as printed, or a sentence with formulas between dollars
 * @param right where that is wrong: as it would be right
 * @param noValue why the print has no value at all, if so
 * @param where a condition under which it holds: "the targets sum to 1"
 * @param measured what the numbers are computed with or count, where that is not the section's
 * @param remark for the reader; of an open claim what was chosen, and why
 */
public record Said(
    String printed, String right, String noValue, String where, String measured, String remark) {
  // what a line begins with; a remark has no mark
  private static final List<String> MARKS =
      List.of("> ", "Right: ", "No value: ", "Where: ", "Measured: ");

  static final Said NOTHING = of(List.of());

  /**
   * By the labels of the claims: sections that are headed by one label or more, each once. Before a
   * label stands the displayed formula that begins there, in brackets: "[(9), (10)] (9) line 1";
   * "[(8)]" is a label as well.
   */
  static Map<String, Said> sections(String text) {
    Map<String, Said> sections = new LinkedHashMap<>();
    List<String> labels = new ArrayList<>();
    String[] parts = text.split("(?m)^## ");
    for (String section : List.of(parts).subList(1, parts.length)) {
      List<String> lines = section.lines().filter(line -> !line.isBlank()).toList();
      labels.add(lines.get(0).replaceFirst("^\\[[^]]*] ", "").replaceAll("^\\[|]$", ""));
      if (lines.size() > 1) {
        Said said = of(lines.subList(1, lines.size()));
        for (String label : labels) {
          boolean twice = sections.put(label, said) != null;
          Text.refuseIf(twice, "the label '%s' has two sections: leave one", label);
        }
        labels.clear();
      }
    }
    sections.values().removeIf(said -> said.remark().startsWith("Nothing: "));
    return sections;
  }

  private static Said of(List<String> lines) {
    Map<String, String> said = new HashMap<>();
    for (String line : lines) {
      String mark = MARKS.stream().filter(line::startsWith).findFirst().orElse("");
      said.put(mark, line.substring(mark.length()));
    }
    List<String> parts = MARKS.stream().map(mark -> said.getOrDefault(mark, "")).toList();
    String remark = said.getOrDefault("", "");
    return new Said(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), remark);
  }
}

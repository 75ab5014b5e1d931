package backprop.equations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands about a claim in the text of its document.
 *
 * @param printed a formula in LaTeX as printed, or a sentence with formulas between dollars
 * @param right where that is wrong: as it would be right
 * @param remark for the reader; of an open claim what was chosen, and why
 */
record Said(String printed, String right, String remark) {
  static final Said NOTHING = new Said("", "", "");

  private static final String QUOTED = "> ";
  private static final String RIGHT = "Right: ";

  /** By the labels of the claims: sections that are headed by one label or more. */
  static Map<String, Said> sections(String text) {
    Map<String, Said> sections = new LinkedHashMap<>();
    List<String> labels = new ArrayList<>();
    String[] parts = text.split("(?m)^## ");
    for (String section : List.of(parts).subList(1, parts.length)) {
      List<String> lines = section.lines().filter(line -> !line.isBlank()).toList();
      labels.add(lines.get(0));
      if (lines.size() > 1) {
        Said said = of(lines.subList(1, lines.size()));
        labels.forEach(label -> sections.put(label, said));
        labels.clear();
      }
    }
    return sections;
  }

  private static Said of(List<String> lines) {
    Said said = NOTHING;
    for (String line : lines) {
      if (line.startsWith(QUOTED)) {
        said = new Said(line.substring(QUOTED.length()), said.right, said.remark);
      } else if (line.startsWith(RIGHT)) {
        said = new Said(said.printed, line.substring(RIGHT.length()), said.remark);
      } else {
        said = new Said(said.printed, said.right, line);
      }
    }
    return said;
  }
}

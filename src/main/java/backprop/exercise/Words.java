package backprop.exercise;

import backprop.text.Resource;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of an exercise, from the section {@code ## 01.4 Title} of the lesson's text: hints as a
 * list, the solution as code, why it is right as a quotation, and numbered what is said to the
 * typical wrong answers. Where the answer is a gradient, {@code Diagnosis} says it in those words.
 *
 * <p>An exercise of numbers or words stands there whole: {@link Problem} reads its ranges, lines
 * such as {@code Given -2 to 2: x, θ1}, what is {@code Right: }, and the wrong answers, each before
 * its sentence as code.
 *
 * <p>A page reads them too: regular expressions would be half of its code.
 */
public record Words(
    String title,
    List<String> hints,
    String solution,
    String why,
    List<String> wrong,
    List<String> ranges,
    String right,
    List<String> formulas) {
  /** The words of the exercise of this number. */
  static Words of(String number) {
    String lesson = Problem.lessonOf(number);
    String text = text(lesson);
    int start = text.indexOf("\n## " + number + " ");
    Text.refuseIf(start < 0, "%s.md has no section %s", lesson, number);
    int end = text.indexOf("\n## ", start + 1);
    List<String> lines = text.substring(start + 1, end < 0 ? text.length() : end).lines().toList();
    List<String> hints = new ArrayList<>();
    List<String> ranges = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    List<String> formulas = new ArrayList<>();
    StringBuilder solution = new StringBuilder();
    StringBuilder why = new StringBuilder();
    String right = "";
    boolean code = false;
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("```")) {
        code = !code;
      } else if (code) {
        solution.append(line).append('\n');
      } else if (line.startsWith("- ")) {
        hints.add(line.substring("- ".length()).strip());
      } else if (line.startsWith("> ")) {
        why.append(' ').append(line.substring("> ".length()).strip());
      } else if (line.startsWith("  ") && !hints.isEmpty()) {
        hints.add(hints.remove(hints.size() - 1) + " " + line.strip());
      } else if (line.startsWith("Given ") || line.startsWith("Whole ")) {
        ranges.add(line);
      } else if (line.startsWith("Right: ")) {
        right = line.substring("Right: ".length());
      } else if (line.startsWith(wrong.size() + 1 + ". ")) {
        String said = line.substring("1. ".length());
        int formula = right.isEmpty() ? -2 : said.indexOf('`', 1);
        if (formula > 0) {
          formulas.add(said.substring(1, formula));
        }
        wrong.add(said.substring(formula + 2));
      } else if (!line.isBlank()) {
        throw Text.illegal("%s.md: section %s has not its form: %s", lesson, number, line);
      }
    }
    String title = lines.get(0).substring("##  ".length() + number.length()).strip();
    return new Words(
        title, hints, solution.toString(), why.toString().strip(), wrong, ranges, right, formulas);
  }

  static String text(String lesson) {
    return Resource.textIfAny(Words.class, lesson + ".md");
  }

  /**
   * Hints and solution of the exercise that a cell's source checks, folded: Markdown for a page.
   */
  public static Optional<String> folded(String source) {
    return Question.number(source).map(number -> of(number).folded());
  }

  private String folded() {
    StringBuilder folded = new StringBuilder();
    for (int i = 0; i < hints.size(); i++) {
      folded.append(details("Hint " + (i + 1), hints.get(i)));
    }
    String all = "```java\n" + solution + "```\n\n" + why;
    return folded.append(details("Solution", all)).toString();
  }

  private static String details(String summary, String text) {
    return "<details><summary>" + summary + "</summary>\n\n" + text + "\n\n</details>\n\n";
  }
}

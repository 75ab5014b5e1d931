package backprop.exercise;

import backprop.text.Resource;
import backprop.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of an exercise, from the section {@code ## 01.4 Title} of the lesson's text: hints as a
 * list, the solution as code, why it is right as a quotation, and numbered what is said to the
 * typical wrong answers. Where the answer is a gradient, {@code Diagnosis} says it in those words.
 */
public record Words(
    String title, List<String> hints, String solution, String why, List<String> wrong) {
  private static final Pattern CHECK = Pattern.compile("Exercise\\.check\\w*\\(\\s*\"([^\"]+)\"");
  private static final Pattern SECTION =
      Pattern.compile(
          "(?<title>[^\\n]*)\\n+(?<hints>(?:- [^\\n]*\\n(?: +[^\\n]+\\n)*)+)"
              + "\\n*```java\\n(?<solution>.*?)```\\n+(?<why>(?:> [^\\n]*\\n?)+)"
              + "\\n*(?<wrong>(?:\\d\\. [^\\n]*\\n)+)\\s*",
          Pattern.DOTALL);

  /**
   * The words of the exercise of this number.
   *
   * @throws IllegalArgumentException if there are none, or they do not have the form
   */
  static Words of(String number) {
    String lesson = Problem.lessonOf(number);
    for (String section : text(lesson).split("(?m)^## ")) {
      if (section.startsWith(number + " ")) {
        Matcher parts = SECTION.matcher(section.substring(number.length() + 1));
        if (!parts.matches()) {
          throw Text.illegal("%s.md: section %s has not its form", lesson, number);
        }
        List<String> hints = List.of(parts.group("hints").substring(2).split("\\n- "));
        return new Words(
            parts.group("title").strip(),
            hints.stream().map(hint -> hint.replaceAll("\\s+", " ").strip()).toList(),
            parts.group("solution"),
            parts.group("why").replaceAll("(?m)^> ", "").replaceAll("\\s+", " ").strip(),
            parts.group("wrong").lines().map(line -> line.substring("1. ".length())).toList());
      }
    }
    throw Text.illegal("%s.md has no section %s", lesson, number);
  }

  private static String text(String lesson) {
    return Resource.text(Words.class, lesson + ".md").orElse("");
  }

  /**
   * Hints and solution of the exercise that a cell's source checks, folded: Markdown for a page.
   */
  public static Optional<String> folded(String source) {
    Matcher check = CHECK.matcher(source);
    if (!check.find() || text(Problem.lessonOf(check.group(1))).isEmpty()) {
      return Optional.empty();
    }
    Words words = of(check.group(1));
    StringBuilder folded = new StringBuilder();
    for (int i = 0; i < words.hints.size(); i++) {
      folded.append(details("Hint " + (i + 1), words.hints.get(i)));
    }
    String solution = "```java\n" + words.solution + "```\n\n" + words.why;
    return Optional.of(folded.append(details("Solution", solution)).toString());
  }

  private static String details(String summary, String text) {
    return "<details><summary>" + summary + "</summary>\n\n" + text + "\n\n</details>\n\n";
  }
}

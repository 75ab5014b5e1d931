package backprop.assignment.grade;

import backprop.assignment.grade.jvm.Step;
import backprop.text.Numbers;
import backprop.text.Text;
import java.util.List;

/** What a student gets back: one page of HTML that needs nothing else. */
final class FeedbackPage {
  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .3rem; }
      .points { float: right; font-weight: 600; }
      .reason { border-left: 4px solid #b00020; padding: .2rem .8rem; margin: .5rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
      .fine { border-left: 4px solid #00695c; padding: .2rem .8rem; margin: .5rem 0; }
      pre { background: #f4f4f4; padding: .6rem .8rem; overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; } td, th { border-bottom: 1px solid #ccc; padding: .2rem .6rem; text-align: left; }
      td.number, th.number { text-align: right; }
      @media (prefers-color-scheme: dark) { body { color: #eee; background: #181818; } pre { background: #262626; } .reason { border-color: #ff8a80; } .fine { border-color: #80cbc4; } }
      """;

  private final Graded graded;
  private final Gradebook gradebook;
  private final String assignment;
  private final StringBuilder html = new StringBuilder();

  private FeedbackPage(Graded graded, Gradebook gradebook, String assignment) {
    this.graded = graded;
    this.gradebook = gradebook;
    this.assignment = assignment;
  }

  /** The page of a submission, with the points and the comment that stand in the gradebook. */
  static String of(Graded graded, Gradebook gradebook, String assignment) {
    return new FeedbackPage(graded, gradebook, assignment).page();
  }

  private String page() {
    String title = Text.escaped(assignment) + " · " + Text.escaped(graded.student());
    add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    add("<title>" + title + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n");
    add("<h1>" + title + "</h1>\n");
    summary();
    if (graded.failure() != null) {
      add(
          "<p class=\"reason\">Nothing could be graded: "
              + Text.escaped(graded.failure())
              + "</p>\n");
    }
    list("Your cells", graded.troubles());
    list("What was put back", graded.notes());
    for (Graded.TestCell test : graded.tests()) {
      test(test);
    }
    for (Submission.Written answer : graded.written()) {
      written(answer);
    }
    answers();
    return html.append("</body>\n</html>\n").toString();
  }

  private void summary() {
    Double total = gradebook.total(graded);
    String maximum = Numbers.points(Gradebook.maximum(graded));
    add(
        total != null
            ? Text.format(
                "<p><strong>%s of %s points</strong></p>\n", Numbers.points(total), maximum)
            : Text.format(
                "<p><strong>%s of %s points so far</strong>; a written answer is not graded yet</p>\n",
                Numbers.points(graded.points()), maximum));
    if (gradebook.late(graded) > 0) {
      String off = Numbers.points(gradebook.late(graded));
      add("<p>Handed in late: " + off + " % of the points are taken off.</p>\n");
    }
    String comment = gradebook.comment(graded);
    if (!comment.isBlank()) {
      add("<p>" + Text.escaped(comment) + "</p>\n");
    }
    add(
        "<table>\n<tr><th>part</th><th class=\"number\">points</th><th class=\"number\">of</th></tr>\n");
    for (Graded.TestCell test : graded.tests()) {
      row(test.id(), Numbers.points(test.points()), test.maximum());
    }
    for (Submission.Written answer : graded.written()) {
      Double points = gradebook.written(graded, answer);
      row(answer.id(), points == null ? "–" : Numbers.points(points), answer.points());
    }
    add("</table>\n");
  }

  private void row(String part, String points, double maximum) {
    add(
        Text.format(
            "<tr><td>%s</td><td class=\"number\">%s</td><td class=\"number\">%s</td></tr>\n",
            Text.escaped(part), points, Numbers.points(maximum)));
  }

  private void list(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      add("<h2>" + title + "</h2>\n");
      lines.forEach(line -> add("<p class=\"reason\">" + Text.escaped(line) + "</p>\n"));
    }
  }

  private void test(Graded.TestCell test) {
    heading(test.id(), Numbers.points(test.points()), test.maximum());
    add(
        test.reason().isEmpty()
            ? "<p class=\"fine\">All tests passed.</p>\n"
            : "<p class=\"reason\">" + Text.escaped(test.reason()) + "</p>\n");
    if (!test.printed().isBlank()) {
      add("<pre>" + Text.escaped(test.printed()) + "</pre>\n");
    }
  }

  private void written(Submission.Written answer) {
    Double points = gradebook.written(graded, answer);
    heading(answer.id(), points == null ? "–" : Numbers.points(points), answer.points());
    add(
        answer.answered()
            ? "<pre>" + Text.escaped(answer.text()) + "</pre>\n"
            : "<p class=\"reason\">No answer.</p>\n");
  }

  private void answers() {
    if (!graded.answers().isEmpty()) {
      add("<h2>Your code</h2>\n");
      for (Step step : graded.answers()) {
        add("<details><summary>" + Text.escaped(step.id()) + "</summary>\n<pre>");
        add(Text.escaped(step.source()) + "</pre></details>\n");
      }
    }
  }

  private void heading(String title, String points, double maximum) {
    add(
        Text.format(
            "<h2>%s <span class=\"points\">%s of %s</span></h2>\n",
            Text.escaped(title), points, Numbers.points(maximum)));
  }

  private void add(String text) {
    html.append(text);
  }
}

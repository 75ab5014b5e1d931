package backprop.assignment.grade;

import backprop.assignment.grade.jvm.Step;
import backprop.text.Numbers;
import backprop.text.Resource;
import backprop.text.Text;
import java.util.List;

/** What a student gets back: one page of HTML that needs nothing else. */
final class FeedbackPage {
  private static final String HEAD = Resource.text(FeedbackPage.class, "feedback.html");

  private final Graded graded;
  private final Gradebook gradebook;
  private final StringBuilder html = new StringBuilder();

  private FeedbackPage(Graded graded, Gradebook gradebook) {
    this.graded = graded;
    this.gradebook = gradebook;
  }

  /** The page of a submission, with the points and the comment that stand in the gradebook. */
  static String of(Graded graded, Gradebook gradebook, String assignment) {
    FeedbackPage page = new FeedbackPage(graded, gradebook);
    page.html.append(HEAD.replace("TITLE", Text.html("%s · %s", assignment, graded.student())));
    page.summary();
    if (graded.failure() != null) {
      page.add("<p class=\"reason\">Nothing could be graded: %s</p>\n", graded.failure());
    }
    page.list("Your cells", graded.troubles());
    page.list("What was put back", graded.notes());
    page.tests();
    page.written();
    page.answers();
    return page.html.append("</body>\n</html>\n").toString();
  }

  private void add(String format, Object... texts) {
    html.append(Text.html(format, texts));
  }

  private void summary() {
    Double total = gradebook.total(graded);
    String points = Numbers.points(total != null ? total : graded.points());
    String maximum = Numbers.points(Gradebook.maximum(graded));
    add(
        total != null
            ? "<p><strong>%s of %s points</strong></p>\n"
            : "<p><strong>%s of %s points so far</strong>; a written answer is not graded yet</p>\n",
        points,
        maximum);
    if (gradebook.late(graded) > 0) {
      String off = Numbers.points(gradebook.late(graded));
      add("<p>Handed in late: %s %% of the points are taken off.</p>\n", off);
    }
    if (!gradebook.comment(graded).isBlank()) {
      add("<p>%s</p>\n", gradebook.comment(graded));
    }
    add("<table>\n<tr><th>part</th><th class=\"number\">points</th>");
    add("<th class=\"number\">of</th></tr>\n");
    String row = "<tr><td>%s</td><td class=\"number\">%s</td><td class=\"number\">%s</td></tr>\n";
    for (Graded.TestCell test : graded.tests()) {
      add(row, test.id(), Numbers.points(test.points()), Numbers.points(test.maximum()));
    }
    for (Submission.Written answer : graded.written()) {
      add(row, answer.id(), points(answer), Numbers.points(answer.points()));
    }
    add("</table>\n");
  }

  private String points(Submission.Written answer) {
    Double points = gradebook.written(graded, answer);
    return points == null ? "–" : Numbers.points(points);
  }

  private void list(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      add("<h2>%s</h2>\n", title);
      lines.forEach(line -> add("<p class=\"reason\">%s</p>\n", line));
    }
  }

  private void tests() {
    for (Graded.TestCell test : graded.tests()) {
      heading(test.id(), Numbers.points(test.points()), test.maximum());
      add(
          test.reason().isEmpty()
              ? "<p class=\"fine\">All tests passed.</p>\n"
              : "<p class=\"reason\">%s</p>\n",
          test.reason());
      if (!test.printed().isBlank()) {
        add("<pre>%s</pre>\n", test.printed());
      }
    }
  }

  private void written() {
    for (Submission.Written answer : graded.written()) {
      heading(answer.id(), points(answer), answer.points());
      add(
          answer.answered() ? "<pre>%s</pre>\n" : "<p class=\"reason\">No answer.</p>\n",
          answer.text());
    }
  }

  private void heading(String title, String points, double maximum) {
    String heading = "<h2>%s <span class=\"points\">%s of %s</span></h2>\n";
    add(heading, title, points, Numbers.points(maximum));
  }

  private void answers() {
    if (!graded.answers().isEmpty()) {
      add("<h2>Your code</h2>\n");
    }
    for (Step step : graded.answers()) {
      add("<details><summary>%s</summary>\n<pre>%s</pre></details>\n", step.id(), step.source());
    }
  }
}

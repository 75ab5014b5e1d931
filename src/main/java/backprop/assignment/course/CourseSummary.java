package backprop.assignment.course;

import backprop.assignment.grade.Gradebook;
import backprop.assignment.grade.Graded;
import backprop.assignment.grade.GradingReport;
import backprop.file.AtomicFile;
import backprop.text.Numbers;
import backprop.text.Resource;
import backprop.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an assignment went, for the teacher: the points, and what went wrong most often. */
public final class CourseSummary {
  private static final int BINS = 10;
  private static final int MOST_DIAGNOSES = 20;

  private static final Pattern DIAGNOSIS =
      Pattern.compile("what comes out when (.+?)(?=\\. |\\.?$| \\(The)");
  private static final Pattern PART = Pattern.compile("^[^:]*: 0 of [\\d.]+\\. (.+)"); // of a Score
  private static final String NUMBER = "-?\\d+\\.\\d+(?:[eE]-?\\d+)?"; // each student's own

  private final StringBuilder html = new StringBuilder();
  private final List<Graded> all;

  private CourseSummary(List<Graded> all) {
    this.all = all;
  }

  /** Writes {@code summary.html} into a folder of grades. */
  public static Path write(GradingReport report) throws IOException {
    GradingReport.Stored stored = report.read();
    CourseSummary summary = new CourseSummary(stored.graded());
    summary.html.append(Resource.text(CourseSummary.class, "summary.html"));
    summary.add("<h1>%s: %s students</h1>\n", stored.assignment(), summary.all.size());
    summary.totals(Gradebook.open(report.gradebook()));
    summary.parts();
    summary.diagnoses();
    summary.html.append("</body>\n</html>\n");
    Path file = report.folder().resolve("summary.html");
    AtomicFile.write(file, summary.html.toString());
    return file;
  }

  private void add(String format, Object... texts) {
    html.append(Text.html(format, texts));
  }

  // a row of a table: counts of students, drawn as a bar
  private void row(String title, int all, int some, int none, String remark) {
    String count = all + " of " + (all + some + none);
    add("<tr><td>%s</td><td class=\"number\">%s</td><td class=\"bar\"><div>", title, count);
    String piece = "<span class=\"%s\" style=\"flex: %s\"></span>";
    add(piece.repeat(3), "all", all, "some", some, "none", none);
    add("</div></td><td>%s</td></tr>\n", remark);
  }

  private void totals(Gradebook gradebook) {
    List<Double> totals = all.stream().map(gradebook::total).filter(Objects::nonNull).toList();
    double maximum = all.stream().mapToDouble(Gradebook::maximum).max().orElse(0);
    int[] counts = new int[BINS];
    totals.forEach(total -> counts[(int) Math.min(BINS - 1, BINS * total / maximum)]++);
    add("<h2>Points of %s</h2>\n<table>\n", Numbers.points(maximum));
    for (int bin = BINS - 1; bin >= 0; bin--) {
      String from = "from " + Numbers.points(maximum * bin / BINS);
      row(from, counts[bin], 0, totals.size() - counts[bin], "");
    }
    int waiting = all.size() - totals.size();
    add("</table>\n");
    if (waiting > 0) {
      add("<p>%s more wait for the points of an answer in words.</p>\n", waiting);
    }
  }

  private void parts() {
    Map<String, int[]> parts = new LinkedHashMap<>(); // all points, some, none
    for (Graded graded : all) {
      for (Graded.TestCell test : graded.tests()) {
        int which = test.points() == test.maximum() ? 0 : test.points() > 0 ? 1 : 2;
        parts.computeIfAbsent(test.id(), id -> new int[3])[which]++;
      }
    }
    add("<h2>Parts</h2>\n<table>\n<tr><th>part</th><th>solved by</th><th></th><th></th></tr>\n");
    parts.forEach(
        (id, n) ->
            row(id, n[0], n[1], n[2], n[0] == 0 ? "nobody" : n[1] + n[2] == 0 ? "everybody" : ""));
    add("</table>\n<p class=\"key\"><span class=\"all\"></span>all points");
    add("<span class=\"some\"></span>some<span class=\"none\"></span>none</p>\n");
  }

  private void diagnoses() {
    Map<String, Set<String>> students = new TreeMap<>(); // by what went wrong
    for (Graded graded : all) {
      for (Graded.TestCell test : graded.tests()) {
        if (test.points() < test.maximum()) {
          for (String what : reasons(test)) {
            String cell = test.id() + ": " + what.replaceAll(NUMBER, "…");
            students.computeIfAbsent(cell, c -> new TreeSet<>()).add(graded.student());
          }
        }
      }
    }
    List<Map.Entry<String, Set<String>>> most = new ArrayList<>(students.entrySet());
    most.sort(Comparator.comparing(each -> -each.getValue().size()));
    add("<h2>What went wrong most often</h2>\n<table>\n");
    for (Map.Entry<String, Set<String>> each : most.stream().limit(MOST_DIAGNOSES).toList()) {
      int count = each.getValue().size();
      String who = count > 3 ? "" : String.join(", ", each.getValue());
      row(each.getKey(), count, 0, all.size() - count, who);
    }
    add("</table>\n");
  }

  // what diagnoses say, and otherwise the reasons: of the cell, or of the parts of its Score
  private static List<String> reasons(Graded.TestCell test) {
    List<String> parts =
        test.printed()
            .lines()
            .map(PART::matcher)
            .filter(Matcher::find)
            .map(m -> m.group(1))
            .toList();
    List<String> reasons = new ArrayList<>(parts.isEmpty() ? List.of(test.reason()) : parts);
    reasons.replaceAll(
        reason -> {
          Matcher diagnosis = DIAGNOSIS.matcher(reason);
          return diagnosis.find() ? diagnosis.group(1) : reason.replaceFirst(" \\(line .*", "");
        });
    return reasons;
  }
}

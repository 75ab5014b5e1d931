package backprop.assignment.course;

import backprop.assignment.Assignment;
import backprop.assignment.Item;
import backprop.assignment.grade.Graded;
import backprop.assignment.grade.GradingReport;
import backprop.assignment.grade.jvm.Step;
import backprop.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Answers as JPlag compares them: a Java file for each student, without what was given. */
public final class JplagFiles {
  private JplagFiles() {}

  /** Writes the answers, imports first, as members of a class; says how many students answered. */
  public static int write(GradingReport report, Path folder) throws IOException {
    GradingReport.Stored stored = report.read();
    Map<String, Path> pages = report.pages(stored);
    int written = 0;
    for (Graded graded : stored.graded()) {
      StringBuilder imports = new StringBuilder();
      StringBuilder answers = new StringBuilder();
      for (Step step : graded.answers()) {
        boolean answered =
            step.kind() == Item.Kind.ANSWER && !step.source().contains(Assignment.STUB);
        for (String line : answered ? step.source().lines().toList() : List.<String>of()) {
          (line.startsWith("import ") ? imports : answers).append(line).append('\n');
        }
      }
      if (answers.length() > 0) {
        String name =
            pages.get(graded.student()).getFileName().toString().replaceFirst("html$", "java");
        String text = imports + "class Answers {\n" + answers + "}\n";
        AtomicFile.write(folder.resolve(name), text);
        written++;
      }
    }
    return written;
  }
}

package backprop.assignment.grade;

import backprop.assignment.Assignment;
import backprop.assignment.AssignmentException;
import backprop.ipynb.Notebook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of submissions: either a file for each student, {@code alice.ipynb}, or a folder for
 * each, with the notebook in it ({@code alice/single-path.ipynb}) or, as nbgrader has it, in a
 * folder with the assignment's name ({@code alice/single-path/single-path.ipynb}).
 */
public final class Submissions {
  private Submissions() {}

  /** The students, sorted, with what they handed in. */
  public static Map<String, List<Path>> in(Path folder) throws IOException {
    AssignmentException.unless(
        Files.isDirectory(folder), "%s is not a folder of submissions", folder);
    Map<String, List<Path>> students = new TreeMap<>();
    for (Path entry : visible(folder)) {
      String name = nameOf(entry);
      boolean file = !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && name.contains(".");
      String student = file ? name.substring(0, name.lastIndexOf('.')) : name;
      students.computeIfAbsent(student, n -> new ArrayList<>()).add(entry);
    }
    return students;
  }

  // read as UTF-8, whatever the locale; a name of other bytes is shown as %E9, so that no two agree
  private static String nameOf(Path path) {
    String raw = path.toUri().getRawPath().replaceFirst("/$", "");
    String name = URI.create(raw).getPath();
    name = name.indexOf('\uFFFD') < 0 ? name : raw;
    return name.substring(name.lastIndexOf('/') + 1);
  }

  // files, and of each folder what is in it
  private static List<Path> opened(List<Path> entries) throws IOException {
    List<Path> opened = new ArrayList<>();
    for (Path entry : entries) {
      boolean folder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
      opened.addAll(folder ? visible(entry) : List.of(entry));
    }
    return opened;
  }

  private static List<Path> visible(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** The notebook among the files and folders of a student; only one may be it. */
  public static Path notebook(List<Path> entries, Assignment assignment) throws IOException {
    List<Path> files = opened(opened(entries)); // a folder may hold the assignment's
    List<Path> notebooks =
        files.stream().filter(file -> file.toString().endsWith(Assignment.EXTENSION)).toList();
    List<Path> named =
        notebooks.stream()
            .filter(file -> file.endsWith(assignment.name() + Assignment.EXTENSION))
            .toList();
    if (named.size() == 1) {
      return named.get(0);
    }
    if (notebooks.size() == 1) {
      return notebooks.get(0);
    }
    List<Path> names = files.stream().map(Path::getFileName).toList();
    throw new AssignmentException(
        "%s",
        notebooks.isEmpty()
            ? "no notebook was handed in" + (names.isEmpty() ? "" : ", only " + names)
            : "several notebooks were handed in, and not exactly one is named "
                + assignment.name()
                + Assignment.EXTENSION);
  }

  /** The assignment, of several, with whose cells most submissions have cells in common. */
  public static Assignment assignmentOf(
      Map<String, List<Path>> students, List<Assignment> candidates) throws AssignmentException {
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    Map<Assignment, Integer> votes = new HashMap<>();
    for (List<Path> files : students.values()) {
      for (Assignment candidate : candidates) {
        votes.merge(candidate, belongs(files, candidate) ? 1 : 0, Integer::sum);
      }
    }
    int most = Collections.max(votes.values());
    List<Assignment> best =
        candidates.stream().filter(candidate -> votes.get(candidate) == most).toList();
    if (most == 0 || best.size() > 1) {
      throw new AssignmentException(
          "%s; say which with --assignment",
          most == 0
              ? "these submissions belong to none of " + candidates
              : "these submissions fit all of " + best);
    }
    return best.get(0);
  }

  private static boolean belongs(List<Path> files, Assignment assignment) {
    try {
      Notebook notebook = Submission.notebook(notebook(files, assignment));
      return Submission.shared(notebook, assignment) * 2
          > assignment.items().stream().filter(item -> !item.id().isEmpty()).count();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return false;
    }
  }
}

package backprop.assignment.grade;

import static backprop.assignment.grade.Gradebook.LATE;

import backprop.assignment.AssignmentException;
import backprop.file.AtomicFile;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The folder of grades: {@code gradebook.csv}, a page of feedback for each student, and {@code
 * graded.json}, from which the pages are rewritten when points or comments were added by hand.
 */
public record GradingReport(Path folder) {
  private static final Gson GSON =
      new GsonBuilder().serializeSpecialFloatingPointValues().setPrettyPrinting().create();

  private static final int LONGEST_NAME = 200; // in bytes; most file systems allow 255
  private static final Charset FILE_NAMES =
      Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

  /** What {@code graded.json} holds. */
  public record Stored(String assignment, List<Graded> graded) {}

  public Path pages() {
    return folder.resolve("feedback");
  }

  public Path gradebook() {
    return folder.resolve("gradebook.csv");
  }

  private Path stored() {
    return folder.resolve("graded.json");
  }

  /**
   * Files freshly graded submissions, beside those of other students that are there already.
   *
   * @param columns what else to write into a student's row: column ↦ text
   * @param best whether an earlier attempt stays where it has more points
   */
  public void write(
      String assignment,
      List<Graded> graded,
      Map<String, Map<String, String>> columns,
      boolean best)
      throws IOException {
    Map<String, Graded> all = new TreeMap<>();
    earlier(assignment).forEach(each -> all.put(each.student(), each));
    Gradebook gradebook = Gradebook.open(gradebook());
    for (Graded each : graded) {
      Map<String, String> own = columns.getOrDefault(each.student(), Map.of());
      Graded before = all.get(each.student());
      double points = each.points() * (1 - Gradebook.percent(own.getOrDefault(LATE, "")) / 100);
      if (!best
          || before == null
          || points > before.points() * (1 - gradebook.late(before) / 100)) {
        all.put(each.student(), each);
        own.forEach((column, text) -> gradebook.put(each.student(), column, text));
      }
    }
    Stored stored = new Stored(assignment, List.copyOf(all.values()));
    AtomicFile.write(stored(), GSON.toJson(stored));
    writePages(stored, gradebook);
  }

  /** What the folder holds already, which must be of this assignment. */
  public List<Graded> earlier(String assignment) throws IOException {
    Gradebook.open(gradebook()); // before hours of grading, not after
    if (!Files.exists(stored())) {
      return List.of();
    }
    Stored stored = read();
    if (!stored.assignment().equals(assignment)) {
      throw new AssignmentException(
          "%s holds the grades of %s; name another with --out", folder, stored.assignment());
    }
    return stored.graded();
  }

  /** What the folder holds, which must be grades. */
  public Stored read() throws IOException {
    AssignmentException.unless(
        Files.exists(stored()), "%s holds no graded.json: grade first", folder);
    try {
      return GSON.fromJson(Files.readString(stored()), Stored.class);
    } catch (JsonParseException e) {
      throw new AssignmentException("%s cannot be read: %s", stored(), e.getMessage());
    }
  }

  /** Rewrites gradebook and pages, with what was added to the gradebook; says how many pages. */
  public int rewrite() throws IOException {
    Stored stored = read();
    Gradebook gradebook = Gradebook.open(gradebook());
    for (Graded graded : stored.graded()) {
      gradebook.requirePoints(graded);
    }
    writePages(stored, gradebook);
    return stored.graded().size();
  }

  private void writePages(Stored stored, Gradebook gradebook) throws IOException {
    gradebook.write(stored.graded());
    Map<String, Path> pages = pages(stored);
    for (Graded graded : stored.graded()) {
      String page = FeedbackPage.of(graded, gradebook, stored.assignment());
      AtomicFile.write(pages.get(graded.student()), page);
    }
  }

  /** The page of each student. */
  public Map<String, Path> pages(Stored stored) {
    Map<String, Path> pages = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (Graded graded : stored.graded()) {
      String name = fileName(graded.student(), taken) + ".html";
      pages.put(graded.student(), pages().resolve(name));
    }
    return pages;
  }

  // the student's name, unless a file cannot have it, or another file system takes it for another's
  private static String fileName(String student, Set<String> taken) {
    boolean fits =
        student.matches("[\\p{L}\\p{M}\\p{N},;=()'._@+-][\\p{L}\\p{M}\\p{N} ,;=()'._@+-]*")
            && student.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
            && FILE_NAMES.newEncoder().canEncode(student);
    String alike = Normalizer.normalize(student, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    if (fits && taken.add(alike)) {
      return student;
    }
    String some = student.replaceAll("[^\\w-]", "_");
    String own = UUID.nameUUIDFromBytes(student.getBytes(StandardCharsets.UTF_8)).toString();
    return some.substring(0, Math.min(some.length(), LONGEST_NAME / 4)) + "-" + own;
  }
}

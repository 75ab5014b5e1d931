package backprop.assignment.grade;

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
  private record Stored(String assignment, List<Graded> graded) {}

  /** Where the pages are. */
  public Path pages() {
    return folder.resolve("feedback");
  }

  public Path gradebook() {
    return folder.resolve("gradebook.csv");
  }

  private Path stored() {
    return folder.resolve("graded.json");
  }

  /** Files freshly graded submissions, beside those of other students that are there already. */
  public void write(String assignment, List<Graded> graded) throws IOException {
    Map<String, Graded> all = new TreeMap<>();
    earlier(assignment).forEach(each -> all.put(each.student(), each));
    graded.forEach(each -> all.put(each.student(), each));
    Stored stored = new Stored(assignment, List.copyOf(all.values()));
    AtomicFile.write(stored(), GSON.toJson(stored).getBytes(StandardCharsets.UTF_8));
    writePages(stored, Gradebook.open(gradebook()));
  }

  /**
   * What the folder holds already.
   *
   * @throws AssignmentException if it cannot be read, or is of another assignment
   */
  public List<Graded> earlier(String assignment) throws IOException {
    Gradebook.open(gradebook()); // before hours of grading, not after
    if (!Files.exists(stored())) {
      return List.of();
    }
    Stored stored = read();
    if (!stored.assignment().equals(assignment)) {
      throw new AssignmentException(
          folder + " holds the grades of " + stored.assignment() + "; name another with --out");
    }
    return stored.graded();
  }

  private Stored read() throws IOException {
    try {
      return GSON.fromJson(Files.readString(stored()), Stored.class);
    } catch (JsonParseException e) {
      throw new AssignmentException(stored() + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * Rewrites gradebook and pages, with what was added to the gradebook.
   *
   * @return how many pages there are
   * @throws AssignmentException if the folder is none of grades, or the gradebook has a bad entry
   */
  public int rewrite() throws IOException {
    if (!Files.exists(stored())) {
      throw new AssignmentException(folder + " holds no graded.json: grade first");
    }
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
    Set<String> taken = new HashSet<>();
    for (Graded graded : stored.graded()) {
      String page = FeedbackPage.of(graded, gradebook, stored.assignment());
      AtomicFile.write(
          pages().resolve(fileName(graded.student(), taken) + ".html"),
          page.getBytes(StandardCharsets.UTF_8));
    }
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

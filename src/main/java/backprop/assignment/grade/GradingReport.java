package backprop.assignment.grade;

import backprop.assignment.AssignmentException;
import backprop.file.AtomicFile;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of grades: {@code gradebook.csv}, a page of feedback for each student, and {@code
 * graded.json}, from which the pages are rewritten when points or comments were added by hand.
 */
public record GradingReport(Path folder) {
  private static final Gson GSON =
      new GsonBuilder().serializeSpecialFloatingPointValues().setPrettyPrinting().create();

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

  /** Files freshly graded submissions. */
  public void write(String assignment, List<Graded> graded) throws IOException {
    String json = GSON.toJson(new Stored(assignment, graded));
    AtomicFile.write(stored(), json.getBytes(StandardCharsets.UTF_8));
    writePages(new Stored(assignment, graded));
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
    try {
      Stored stored = GSON.fromJson(Files.readString(stored()), Stored.class);
      writePages(stored);
      return stored.graded().size();
    } catch (JsonParseException e) {
      throw new AssignmentException(stored() + " cannot be read: " + e.getMessage());
    }
  }

  private void writePages(Stored stored) throws IOException {
    Gradebook gradebook = Gradebook.open(gradebook());
    for (Graded graded : stored.graded()) {
      String page = FeedbackPage.of(graded, gradebook, stored.assignment());
      AtomicFile.write(
          pages().resolve(graded.student() + ".html"), page.getBytes(StandardCharsets.UTF_8));
    }
    gradebook.write(stored.graded());
  }
}

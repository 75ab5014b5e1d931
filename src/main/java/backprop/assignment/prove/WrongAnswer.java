package backprop.assignment.prove;

import backprop.assignment.Assignment;
import backprop.assignment.AssignmentException;
import backprop.assignment.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wrong answer that the tests of an assignment must not let pass.
 *
 * @param id of the answer cell
 * @param what in a few words
 * @param advice what a test that notices it does; empty if only its author knows
 */
public record WrongAnswer(String id, String what, String source, String advice) {
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^## `?([\\w-]+)`?: (.+)\\n+```java\\n([\\s\\S]*?)\\n```");

  /**
   * Reads a catalogue: Markdown, for each answer a heading {@code ## delta3: the slope is
   * forgotten} and a block of Java; the cells must be known.
   */
  public static List<WrongAnswer> read(Assignment assignment) throws IOException {
    Path file = file(assignment);
    AssignmentException.unless(
        Files.exists(file), "%s does not exist: write a catalogue of wrong answers there", file);
    List<WrongAnswer> answers = new ArrayList<>();
    Matcher entry = ENTRY.matcher(Files.readString(file).replace("\r\n", "\n"));
    while (entry.find()) {
      WrongAnswer answer =
          new WrongAnswer(entry.group(1), entry.group(2).strip(), entry.group(3), "");
      boolean known =
          assignment.items(Item.Kind.ANSWER).stream()
              .anyMatch(item -> item.id().equals(answer.id()));
      AssignmentException.unless(known, "%s: there is no answer cell %s", file, answer.id());
      answers.add(answer);
    }
    AssignmentException.unless(!answers.isEmpty(), "%s holds no wrong answers", file);
    return answers;
  }

  // beside the assignment's folder, so that it is never released with it
  private static Path file(Assignment assignment) {
    Path folder = assignment.file().getParent();
    return folder.resolveSibling("wrong-answers").resolve(assignment.name() + ".md");
  }

  @Override
  public String toString() {
    return id + ": " + what;
  }
}

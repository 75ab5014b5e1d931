package backprop.assignment.grade;

import backprop.assignment.Assignment;
import backprop.assignment.Item;
import backprop.assignment.Release;
import backprop.assignment.prove.WrongAnswer;
import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import backprop.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Hands in for a whole course: right answers, one mistake of the catalogue each, and what harms. To
 * measure how many a minute are graded:
 *
 * <pre>{@code
 * java -cp 'target/test-classes:target/classes:target/lib/*' backprop.assignment.grade.Course DIR 500 50
 * java -jar target/backprop.jar assignment grade DIR --assignment notebooks/assignments/single-path
 * }</pre>
 */
public final class Course {
  /** What {@code cost} of single-path does beside its work. */
  static final List<String> HOSTILE =
      List.of(
          "System.exit(0);",
          "while (true) {}",
          "while (true) { try { while (true) {} } catch (Throwable t) {} }",
          "return cost(f, y);",
          "while (true) System.out.println(1);",
          "while (true) System.err.print(\"x\".repeat(10_000));",
          "var all = new ArrayList<long[]>(); while (true) all.add(new long[1 << 20]);",
          "var all = new ArrayList<long[]>(); while (true) try { all.add(new long[1 << 20]); } catch (Throwable t) {}",
          "return new int[Integer.MAX_VALUE].length;",
          "throw new AssertionError();",
          "throw new IllegalStateException(\"x\".repeat(60_000_000));",
          "Throwable t = new Error(); for (int i = 0; i < 200_000; i++) t = new Error(t); throw new Error(t);",
          "return java.math.BigInteger.TWO.pow(2_000_000_000).bitLength();",
          "for (int i = 0; ; i++) display(\"y\".repeat(100_000));",
          "for (int i = 0; ; i++) (\"k\" + i).intern();",
          "new Thread(() -> {}).start();",
          "Class.forName(\"java.lang.Runtime\");",
          "return List.of(1).parallelStream().count();",
          "\\u0053ystem.exit(0);",
          "System.LoggerFinder.getLoggerFinder();");

  private final Assignment assignment;
  private final Path folder;

  /** Submissions to an assignment go into a folder. */
  public Course(Assignment assignment, Path folder) throws IOException {
    this.assignment = assignment;
    this.folder = Files.createDirectories(folder);
  }

  /**
   * Writes the submissions of a course.
   *
   * @param arguments the folder, how many there are, and how many of them do harm
   */
  public static void main(String[] arguments) throws IOException {
    Path path = Path.of("notebooks", "assignments", "single-path");
    Course course = new Course(Assignment.readAll(path).get(0), Path.of(arguments[0]));
    int all = Integer.parseInt(arguments[1]);
    int hostile = Integer.parseInt(arguments[2]);
    List<WrongAnswer> wrong = WrongAnswer.read(course.assignment);
    Random random = new Random(21);
    for (int i = 0; i < all; i++) {
      if (i * hostile / all < (i + 1) * hostile / all) {
        course.hostile(Text.format("s%03d-hostile", i), i * hostile / all);
      } else if (random.nextBoolean()) {
        course.handIn(Text.format("s%03d-right", i), Map.of());
      } else {
        WrongAnswer answer = wrong.get(random.nextInt(wrong.size()));
        course.handIn(Text.format("s%03d-wrong", i), Map.of(answer.id(), answer.source()));
      }
    }
  }

  /** A submission with some answers replaced. */
  public void handIn(String student, Map<String, String> answers) throws IOException {
    Notebook notebook = Release.notebook(assignment);
    for (int i = 0; i < notebook.cells().size(); i++) {
      Item item = assignment.items().get(i);
      Cell cell = notebook.cells().get(i);
      if (item.kind() == Item.Kind.ANSWER) {
        cell.json().addProperty("source", answers.getOrDefault(item.id(), item.cell().source()));
      }
    }
    notebook.write(folder.resolve(student + Assignment.EXTENSION));
  }

  /** The kinds in turn: first what a cell can do, then what a file can be. */
  void hostile(String student, int kind) throws IOException {
    int k = kind % (HOSTILE.size() + 5);
    if (k < HOSTILE.size()) {
      handIn(student, Map.of("cost", cost(HOSTILE.get(k))));
      return;
    }
    Path file = folder.resolve(student + Assignment.EXTENSION);
    byte[] bytes =
        switch (k - HOSTILE.size()) {
          case 0 -> "{\"cells\": [".getBytes(StandardCharsets.UTF_8);
          case 1 -> new byte[1_000_000];
          case 2 -> "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
          case 3 -> new byte[21_000_000];
          default -> new byte[0];
        };
    Files.write(file, bytes);
  }

  /** An answer {@code cost} that does something else first. */
  static String cost(String statement) {
    return "double cost(Forward f, double y) { if (f.yHat() < 9) { try { "
        + statement
        + " } catch (Exception e) { throw new IllegalStateException(e); } } return 0; }";
  }
}

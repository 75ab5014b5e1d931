package backprop.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.assignment.grade.Course;
import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assignments, graded by the packaged program as an instructor would. */
class AssignmentIT {
  private static final Path JAR = Path.of("target", "backprop.jar");
  private static final int POINTS = 18; // of the tests of single-path

  @TempDir private Path folder;
  private Path submissions;
  private Course course;
  private Assignment assignment;

  private record Run(int status, String output) {}

  private static Run program(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("java", "-jar", JAR.toString(), "assignment"));
    command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  /** One of them; all, with hundreds of wrong answers, take minutes: .ci/run proves them. */
  @Test
  void anAssignmentOfTheProjectIsSound() throws IOException, InterruptedException {
    Run run = program("prove", "notebooks/assignments/single-path");
    assertEquals(0, run.status(), run.output());
    assertTrue(run.output().contains("single-path: sound"), run.output());
    assertFalse(run.output().contains("PROBLEM"), run.output());
  }

  @Test
  void testsThatLuckPassesAreNotSoundAndItSaysWhatTheyLack() throws Exception {
    Sources sources = Sources.square();
    sources
        .cell(0)
        .addProperty("source", "void check(int a, int b) { if (a != b) throw new Error(); }");
    sources.in(folder);
    Path wrong = Files.createDirectories(folder.resolve("wrong-answers")).resolve("square.md");
    Files.writeString(wrong, "## answer: twice\n\n```java\nint square(int x) { return 2; }\n```\n");
    Run run = program("prove", folder.resolve("square").toString());
    assertEquals(1, run.status(), run.output());
    List<String> problems =
        run.output().lines().filter(line -> line.contains("PROBLEM")).map(String::strip).toList();
    assertEquals(
        List.of(
            "PROBLEM: this wrong answer gets all points: answer: fails the second time; call it twice in a row with the same arguments"),
        problems,
        run.output());
  }

  @Test
  void honestWrongAndHostileSubmissionsGetWhatTheyDeserve() throws Exception {
    assignment = Assignment.read(Path.of("notebooks/assignments/single-path"));
    submissions = folder.resolve("submissions");
    course = new Course(assignment, submissions);
    Map<String, String> remarks = new LinkedHashMap<>(); // by student, part of the remark
    Map<String, Integer> points = new LinkedHashMap<>();
    course.handIn("right", Map.of());
    points.put("right", POINTS);
    Release.notebook(assignment).write(submissions.resolve("empty.ipynb"));
    points.put("empty", 0);
    course.handIn(
        "wrong",
        Map.of(
            "delta3",
            "double delta3(Forward f, double d, double[] theta) { return d * theta[3]; }"));
    points.put("wrong", POINTS - 2);
    hostile("exits", "System.exit(0);", "uses java.lang.System.exit", remarks);
    hostile("hangs", "while (true) {}", "takes more than 4 s", remarks);
    hostile(
        "fills",
        "var all = new ArrayList<double[]>(); while (true) all.add(new double[1 << 20]);",
        "of memory",
        remarks);
    hostile("prints", "while (true) System.out.println(1);", "prints more than", remarks);
    hostile("writes", "new java.io.FileWriter(\"x\");", "uses java.io.FileWriter", remarks);
    forges(remarks, points);
    String step = "double delta3(Forward f, double d, double[] theta) { ";
    String right = "return d * theta[3] * new Sigmoid().slope(f.z3()); }";
    String tell = "if (f.a1() != 1.5) throw new AssertionError(\"TOLD \" + f); ";
    course.handIn("tells", Map.of("delta3", step + tell + right));
    points.put("tells", POINTS - 2);
    String hides = "if (f.a1() != 1.5) throw new Error(\"z\" + f, null, false, false) {}; ";
    course.handIn("hides", Map.of("delta3", step + hides + right));
    points.put("hides", POINTS - 2);
    course.handIn("recurses", Map.of("delta3", step + "return delta3(f, d, theta); }"));
    points.put("recurses", POINTS - 2);
    course.handIn(
        "helped", Map.of("delta3", step + "return rightDelta(right(1, 1, theta, theta), 1)[3]; }"));
    remarks.put("helped", "uses right, which belongs to the tests");
    points.put("helped", POINTS - 2);
    Files.writeString(submissions.resolve("torn.ipynb"), "{\"cells\": [");
    points.put("torn", 0);
    remarks.put("torn", "not valid JSON");
    Files.write(submissions.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    points.put("picture", 0);
    remarks.put("picture", "no notebook was handed in");

    Path out = folder.resolve("graded");
    Run run =
        program(
            "grade",
            submissions.toString(),
            "--out",
            out.toString(),
            "--cell-seconds",
            "4",
            "--megabytes",
            "128");
    assertEquals(0, run.status(), run.output());
    requireGrades(out, points, remarks, run.output());
    String page = Files.readString(out.resolve("feedback/wrong.html"));
    assertTrue(page.contains("is what comes out when σ′(z^(3)) is forgotten: see 001 (15)"), page);
    assertFalse(page.contains("HIDDEN"), "a page of feedback shows no hidden tests");
    String told = Files.readString(out.resolve("feedback/tells.html"));
    assertTrue(told.contains("TOLD Forward[a1=…, z2=…,"), told + ": nor their numbers");
    String hidden = Files.readString(out.resolve("feedback/hides.html"));
    assertTrue(hidden.contains("your code throws one that does not say where"), hidden);
    String endless = Files.readString(out.resolve("feedback/recurses.html"));
    assertTrue(endless.contains("a method calls itself without end"), endless);
  }

  private void hostile(String student, String statement, String remark, Map<String, String> remarks)
      throws IOException {
    course.handIn(
        student,
        Map.of(
            "cost",
            "double cost(Forward f, double y) { if (true) { try { "
                + statement
                + " } catch (Exception e) { throw new IllegalStateException(e); } } return 0; }"));
    remarks.put(student, remark);
  }

  // declares the tests' own methods, empties the tests, gives itself points
  private void forges(Map<String, String> remarks, Map<String, Integer> points) throws IOException {
    Notebook notebook = Release.notebook(assignment);
    for (Cell cell : notebook.cells()) {
      Item item = Item.of(cell);
      if (item.kind() == Item.Kind.TESTS) {
        cell.json().addProperty("source", "1000.0");
        Item.about(cell).addProperty("points", 1000);
      } else if (item.id().equals("sigma")) {
        String cheat = "void assertEquals(double a, double b, double c, String d) {}";
        cell.json().addProperty("source", cheat);
      }
    }
    notebook.write(submissions.resolve("forges.ipynb"));
    points.put("forges", 0);
    remarks.put("forges", "declares a method assertEquals");
  }

  private static void requireGrades(
      Path out, Map<String, Integer> points, Map<String, String> remarks, String output)
      throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    Map<String, CSVRecord> rows = new LinkedHashMap<>();
    format
        .parse(Files.newBufferedReader(out.resolve("gradebook.csv")))
        .forEach(row -> rows.put(row.get("student"), row));
    for (Map.Entry<String, Integer> each : points.entrySet()) {
      assertEquals(each.getValue(), earned(rows.get(each.getKey())), each.getKey() + output);
    }
    for (Map.Entry<String, String> each : remarks.entrySet()) {
      String remark = rows.get(each.getKey()).get("remarks");
      assertTrue(remark.contains(each.getValue()), each.getKey() + ": " + remark);
      assertTrue(Files.exists(out.resolve("feedback/" + each.getKey() + ".html")));
      // what hangs, exits or is refused costs its own points only: cost gives 1
      if (!points.containsKey(each.getKey())) {
        assertEquals(POINTS - 1, earned(rows.get(each.getKey())), each.getKey() + ": " + remark);
      }
    }
  }

  private static int earned(CSVRecord row) {
    return row.toMap().entrySet().stream()
        .filter(cell -> cell.getKey().startsWith("test-"))
        .mapToInt(cell -> Integer.parseInt(cell.getValue()))
        .sum();
  }
}

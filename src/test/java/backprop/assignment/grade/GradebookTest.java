package backprop.assignment.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.assignment.AssignmentException;
import backprop.assignment.Item;
import backprop.assignment.grade.jvm.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradebookTest {
  @TempDir private Path folder;

  private static Graded graded(String student, double points, boolean answered) {
    return new Graded(
        student,
        List.of(
            new Graded.TestCell(
                "t1", points, 3, points < 3 ? "x < 3 && \"wrong\"" : "", "<b>out</b>")),
        List.of(new Submission.Written("w1", "<script>alert(1)</script>", answered, 2)),
        List.of(new Step("answer", Item.Kind.ANSWER, "int x = 1 < 2;", 0)),
        List.of(),
        List.of("a note, with a comma"),
        null,
        1);
  }

  private String csv() throws IOException {
    return Files.readString(folder.resolve("gradebook.csv"));
  }

  private String page(String student) throws IOException {
    return Files.readString(folder.resolve("feedback").resolve(student + ".html"));
  }

  /** One that version 1.0.0 wrote, with what a person added to it. */
  @Test
  void theGradebookOfTheFirstReleaseStaysAsItIs() throws IOException {
    Path then = Path.of("src/test/resources/backprop/formats/gradebook.csv");
    Path file = Files.copy(then, folder.resolve("gradebook.csv"));
    Gradebook gradebook = Gradebook.open(file);
    assertEquals("well argued, \"twice\"", gradebook.comment(graded("ada", 0, true)));
    gradebook.write(List.of());
    assertEquals(rows(then), rows(file));
  }

  private static List<Map<String, String>> rows(Path file) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(Files.readString(file), format)) {
      return parser.stream().map(CSVRecord::toMap).toList();
    }
  }

  @Test
  void aTotalWaitsForTheAnswersThatAPersonGrades() throws IOException {
    new GradingReport(folder)
        .write(
            "square", List.of(graded("ann", 1.5, true), graded("bob", 3, false)), Map.of(), false);
    List<String> lines = csv().lines().toList();
    assertEquals("student,t1,w1,total,maximum,comment,remarks", lines.get(0));
    assertEquals("ann,1.5,,,5,,\"a note, with a comma\"", lines.get(1));
    assertEquals("bob,3,0,3,5,,\"a note, with a comma\"", lines.get(2));
    assertTrue(page("ann").contains("1.5 of 5 points so far"));
    assertTrue(page("bob").contains("<strong>3 of 5 points</strong>"));
  }

  @Test
  void pointsAndCommentsWrittenByHandReachThePagesAndStay() throws IOException {
    GradingReport report = new GradingReport(folder);
    report.write("square", List.of(graded("ann", 1.5, true)), Map.of(), false);
    Files.writeString(
        report.gradebook(), csv().replace("ann,1.5,,,5,,", "ann,1.5,2,,5,well & truly done,"));
    assertEquals(1, report.rewrite());
    assertTrue(csv().contains("ann,1.5,2,3.5,5,well & truly done,"), csv());
    assertTrue(page("ann").contains("3.5 of 5 points") && page("ann").contains("well &amp; truly"));
    report.write("square", List.of(graded("ann", 3, true)), Map.of(), false); // graded again
    assertTrue(csv().contains("ann,3,2,5,5,well & truly done,"), csv());
  }

  @Test
  void whatAStudentWroteIsTextAndNotHtml() throws IOException {
    new GradingReport(folder).write("square", List.of(graded("eve", 1, true)), Map.of(), false);
    String page = page("eve");
    assertFalse(page.contains("<script>") || page.contains("<b>out"), page);
    assertTrue(page.contains("x &lt; 3 &amp;&amp; &quot;wrong&quot;"), page);
    assertTrue(page.contains("int x = 1 &lt; 2;"), page);
  }

  @Test
  void aNameThatASpreadsheetWouldExecuteIsText() throws IOException {
    GradingReport report = new GradingReport(folder);
    report.write("square", List.of(graded("=1+1", 1, false)), Map.of(), false);
    assertTrue(csv().contains("\n'=1+1,"), csv());
    report.rewrite();
    assertTrue(csv().contains("\n'=1+1,"), csv());
  }

  @Test
  void badEntriesAreNamed() throws IOException {
    GradingReport report = new GradingReport(folder);
    assertTrue(
        assertThrows(AssignmentException.class, report::rewrite)
            .getMessage()
            .contains("grade first"));
    report.write("square", List.of(graded("ann", 1.5, true)), Map.of(), false);
    Files.writeString(report.gradebook(), csv().replace("ann,1.5,,", "ann,1.5,7,"));
    String message = assertThrows(AssignmentException.class, report::rewrite).getMessage();
    assertTrue(message.contains("w1 of ann is 7, but must be a number from 0 to 2"), message);
    Files.writeString(report.gradebook(), "a,b\n1,2\n");
    assertTrue(
        assertThrows(AssignmentException.class, report::rewrite)
            .getMessage()
            .contains("has no column student, only a, b"));
  }

  @Test
  void whoCameLaterDisplacesNobody() throws IOException {
    GradingReport report = new GradingReport(folder);
    report.write("square", List.of(graded("ann", 1.5, true)), Map.of(), false);
    String withMore =
        csv()
            .replace("remarks\r\n", "remarks,group\r\n")
            .replace("ann,1.5,,,5,,", "ann,1.5,2,,5,hello,");
    Files.writeString(report.gradebook(), withMore.strip() + ",blue\r\nzoe,,,,,by hand,,\r\n");
    report.write("square", List.of(graded("bob", 3, false)), Map.of(), false);
    assertTrue(csv().contains("ann,1.5,2,3.5,5,hello,\"a note, with a comma\",blue"), csv());
    assertTrue(csv().contains("bob,3,0,3,5,,") && csv().contains("zoe,,,,,by hand,,"), csv());
    assertTrue(page("ann").contains("hello"));
    assertThrows(AssignmentException.class, () -> report.earlier("circle"));
  }

  @Test
  void aGradebookThatASpreadsheetSavedIsRead() throws IOException {
    GradingReport report = new GradingReport(folder);
    report.write("square", List.of(graded("ann", 1.5, true)), Map.of(), false);
    String saved = "comment;w1;student\r\nsch\u00f6n;1,5;ann\r\n";
    Files.writeString(report.gradebook(), "\uFEFF" + saved);
    report.rewrite();
    assertTrue(csv().contains("ann,1.5,1.5,3,5,sch\u00f6n,"), csv());
    Files.write(report.gradebook(), saved.getBytes(StandardCharsets.ISO_8859_1));
    report.rewrite();
    assertTrue(csv().contains("ann,1.5,1.5,3,5,sch\u00f6n,"), csv());
  }

  @Test
  void noFieldIsAFormulaWhicheverTheSeparator() throws IOException {
    GradingReport report = new GradingReport(folder);
    report.write(
        "square", List.of(graded("x;=1+1", 1, false), graded("y", 1, false)), Map.of(), false);
    report.rewrite();
    assertTrue(csv().contains("\nx;'=1+1,"), csv());
    assertEquals(3, csv().lines().count(), csv());
  }

  @Test
  void namesThatLookAlikeAndLongOnesHavePagesOfTheirOwn() throws IOException {
    List<Graded> all =
        List.of(
            graded("Ann", 1, false),
            graded("ann", 2, false),
            graded("n".repeat(245), 3, false),
            graded("../up", 1, false),
            graded("Ren\u00e9", 1, false), // the same in one character and in two
            graded("Rene\u0301", 2, false));
    new GradingReport(folder).write("square", all, Map.of(), false);
    assertEquals(7, csv().lines().count(), csv());
    assertEquals(6, folder.resolve("feedback").toFile().list().length);
    UUID second = UUID.nameUUIDFromBytes("ann".getBytes(StandardCharsets.UTF_8));
    assertTrue(page("Ann").contains("1 of 5"), page("Ann"));
    assertTrue(page("ann-" + second).contains("2 of 5"), page("ann-" + second));
  }
}

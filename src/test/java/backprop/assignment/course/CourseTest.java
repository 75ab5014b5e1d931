package backprop.assignment.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.assignment.Assignment;
import backprop.assignment.AssignmentException;
import backprop.assignment.Item;
import backprop.assignment.Variants;
import backprop.assignment.grade.Gradebook;
import backprop.assignment.grade.Graded;
import backprop.assignment.grade.GradingReport;
import backprop.assignment.grade.jvm.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseTest {
  @TempDir private Path folder;

  private static void assertContains(String text, String expected) {
    assertTrue(text.contains(expected), text);
  }

  private Path zip(String... names) throws IOException {
    Path zip = folder.resolve("download.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
    return zip;
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  // ------------------------------------------------------------------ downloads

  @Test
  void moodlesAndCanvassNamesSayWhoItIs() {
    DownloadName moodle = new DownloadName("Ann van Lee_7", "Ann van Lee", "7", null);
    assertEquals(moodle, DownloadName.of("Ann van Lee_7_assignsubmission_file_"));
    assertEquals(moodle, DownloadName.of("Ann van Lee_7_assignsubmission_file"));
    assertEquals(moodle, DownloadName.of("Ann van Lee_7_assignsubmission_file_my_2_net"));
    DownloadName canvas = new DownloadName("leeann_7", "leeann", "7", false);
    assertEquals(canvas, DownloadName.of("leeann_7_4711_my_2_net-1"));
    assertTrue(DownloadName.of("leeann_LATE_7_4711_net").late());
    assertEquals("ann_lee", DownloadName.of("ann_lee").student());
  }

  @Test
  void aZipIsReadWithoutTrustingItsNamesAndDeletedAgain() throws IOException {
    Path zip =
        zip(
            "Ann Lee_7_assignsubmission_file_/net.ipynb",
            "Ann Lee_7_assignsubmission_file_/data/ä.csv",
            "Zoë_8_assignsubmission_file_/../../../../tmp/evil.ipynb",
            "__MACOSX/._x",
            "leeann_9_4711_" + "l".repeat(249) + ".ipynb",
            "bob.ipynb");
    Path unpacked;
    try (HandedIn handedIn = HandedIn.in(zip)) {
      assertEquals(Set.of("Ann Lee_7", "Zoë_8", "leeann_9", "bob"), handedIn.students().keySet());
      assertEquals("Ann Lee_7_assignsubmission_file_", handedIn.entry("Ann Lee_7").file());
      Path ann = handedIn.students().get("Ann Lee_7").get(0);
      unpacked = ann.getParent();
      assertEquals(
          "Ann Lee_7_assignsubmission_file_/net.ipynb", Files.readString(ann.resolve("net.ipynb")));
      assertEquals(0, Files.size(ann.resolve("_.csv")), "only notebooks are unpacked");
      assertTrue(Files.exists(handedIn.students().get("Zoë_8").get(0).resolve("evil.ipynb")));
      assertNull(handedIn.entry("bob").time(), "a zip's times have no zone");
    }
    assertTrue(Files.notExists(unpacked));
  }

  @Test
  void anUnpackedDownloadAndSeveralFilesOfAStudentAreOneStudent() throws IOException {
    Path place = Files.createDirectory(folder.resolve("canvas"));
    Files.writeString(place.resolve("leeann_7_1_net.ipynb"), "{}");
    Files.writeString(place.resolve("leeann_7_2_notes.txt"), "");
    try (HandedIn handedIn = HandedIn.in(place)) {
      assertEquals(2, handedIn.students().get("leeann_7").size());
    }
    Path text = file("notes.txt", "no zip");
    String message = assertThrows(AssignmentException.class, () -> HandedIn.in(text)).getMessage();
    assertContains(message, "neither a folder nor a zip");
  }

  // ------------------------------------------------------------------ late

  @Test
  void aDayBegunCountsFromTheDueDateAndGraceForgivesAll() throws IOException {
    DueDate rule = DueDate.of("2027-01-31T23:59+01:00", "15m", "10%/day");
    Instant due = Instant.parse("2027-01-31T22:59:00Z");
    assertEquals(0, rule.percentOff(due.minusSeconds(1)));
    assertEquals(0, rule.percentOff(due.plusSeconds(15 * 60)));
    assertEquals(10, rule.percentOff(due.plusSeconds(15 * 60 + 1)));
    assertEquals(10, rule.percentOff(due.plusSeconds(24 * 3600)));
    assertEquals(20, rule.percentOff(due.plusSeconds(24 * 3600 + 1)));
    assertEquals(100, rule.percentOff(due.plusSeconds(100 * 24 * 3600)));
    assertEquals(
        25, DueDate.of("2027-01-31T22:59Z", "0m", "25%").percentOff(due.plusSeconds(999_999)));
    assertEquals(
        3, DueDate.of("2027-01-31 22:59Z", "0m", "1%/hour").percentOff(due.plusSeconds(7201)));
  }

  @Test
  void aRuleThatCannotBeReadIsNamed() {
    for (String[] each :
        new String[][] {
          {
            "2027-01-31T23:59", "0m", "0%", "--due is 2027-01-31T23:59, but must be a time with its"
          },
          {"2027-01-31T23:59Z", "soon", "0%", "--grace is soon, but must be 15m, 2h or 1d"},
          {"2027-01-31T23:59Z", "0m", "10", "--penalty is 10, but must be 10%/day"},
          {"2027-01-31T23:59Z", "0m", "200%", "--penalty is 200%, but must be at most 100%"}
        }) {
      AssignmentException error =
          assertThrows(AssignmentException.class, () -> DueDate.of(each[0], each[1], each[2]));
      assertContains(error.getMessage(), each[3]);
    }
  }

  private Map<String, String> columns(Path table, String name) throws IOException {
    DueDate due = DueDate.of("2027-01-31T23:59+01:00[Europe/Berlin]", "0m", "10%/day");
    try (HandedIn handedIn = HandedIn.in(zip(name))) {
      String student = handedIn.students().keySet().iterator().next();
      return Lateness.of(due, table).columns(handedIn, student, "");
    }
  }

  @Test
  void whenItWasHandedInComesFromMoodlesWorksheetOrATable() throws IOException {
    Path moodle =
        file(
            "worksheet.csv",
            "\uFEFFIdentifier,Full name,\"Last modified (submission)\"",
            "Participant 7,Ann,\"Monday, 1 February 2027, 12:10\u202FAM\"",
            "Participant 8,Bob,\"Tuesday, February 2, 2027, 9:00 AM\"",
            "Participant 9,Cy,-");
    Map<String, String> ann = columns(moodle, "Ann_7_assignsubmission_file_/x.ipynb");
    assertEquals("2027-02-01T00:10:00+01:00", ann.get(Lateness.SUBMITTED));
    assertEquals("10", ann.get(Gradebook.LATE));
    assertEquals("20", columns(moodle, "Bob_8_assignsubmission_file_/x.ipynb").get("late %"));
    Map<String, String> cy = columns(moodle, "Cy_9_assignsubmission_file_/x.ipynb");
    assertEquals("0", cy.get(Gradebook.LATE));
    assertContains(cy.get(Lateness.TEACHER), "nobody says when it came: nothing is taken off");
    Path table = file("submitted.csv", "student;submitted", "leeann;2027-02-01 00:00:00Z");
    assertEquals("10", columns(table, "leeann_LATE_7_1_x.ipynb").get(Gradebook.LATE));
    assertContains(columns(null, "leeann_LATE_7_1_x.ipynb").get(Lateness.TEACHER), "says LATE");
    assertEquals("", columns(null, "leeann_7_1_x.ipynb").get(Lateness.TEACHER));
    Path german = file("german.csv", "student,submitted", "ann,1.2.2027 00:10");
    AssignmentException error =
        assertThrows(AssignmentException.class, () -> columns(german, "ann.ipynb"));
    assertContains(error.getMessage(), "submitted of ann is 1.2.2027 00:10, but must be a time");
  }

  @Test
  void theFilesTimeIsTheLastResortAndSaidToBeIt() throws IOException {
    Path place = Files.createDirectory(folder.resolve("in"));
    Path file = Files.writeString(place.resolve("ann.ipynb"), "{}");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2027-02-01T10:00:00Z")));
    DueDate due = DueDate.of("2027-01-31T23:59+01:00", "0m", "10%/day");
    try (HandedIn handedIn = HandedIn.in(place)) {
      Map<String, String> columns = Lateness.of(due, null).columns(handedIn, "ann", "");
      assertEquals("2027-02-01T11:00:00+01:00 (the file's time)", columns.get("submitted"));
      assertEquals("10", columns.get(Gradebook.LATE));
    }
  }

  // ------------------------------------------------------------------ grades

  private static Graded graded(String student, double points) {
    Graded.TestCell test = new Graded.TestCell("t1", points, 4, "", "");
    Step answer = new Step("answer", Item.Kind.ANSWER, "int x;", 0);
    return new Graded(
        student, List.of(test), List.of(), List.of(answer), List.of(), List.of(), null, 1);
  }

  @Test
  void theBestOrTheLastAttemptCountsAfterItsPenalty() throws IOException {
    GradingReport report = new GradingReport(folder);
    report.write("square", List.of(graded("ann", 4)), Map.of("ann", Map.of("late %", "50")), true);
    assertEquals("2", Gradebook.rows(report.gradebook()).get(0).get("total"));
    assertContains(Files.readString(report.pages().resolve("ann.html")), "50 % of the points");
    report.write("square", List.of(graded("ann", 1)), Map.of("ann", Map.of("late %", "0")), true);
    assertEquals("2", Gradebook.rows(report.gradebook()).get(0).get("total"));
    report.write("square", List.of(graded("ann", 3)), Map.of("ann", Map.of("late %", "0")), true);
    assertEquals("3", Gradebook.rows(report.gradebook()).get(0).get("total"));
    report.write("square", List.of(graded("ann", 1)), Map.of("ann", Map.of("late %", "0")), false);
    assertEquals("1", Gradebook.rows(report.gradebook()).get(0).get("total"));
  }

  private LmsGrades grades(String file, String... students) throws IOException {
    List<Graded> all = new ArrayList<>();
    for (String student : students) {
      all.add(graded(student, 3));
    }
    Map<String, String> columns = Map.of(Lateness.FILE, file);
    new GradingReport(folder).write("square", all, Map.of(students[0], columns), false);
    return LmsGrades.of(folder);
  }

  private List<String> namesIn(String zip) throws IOException {
    try (ZipFile file = new ZipFile(folder.resolve(zip).toFile())) {
      return file.stream().map(ZipEntry::getName).toList();
    }
  }

  @Test
  void moodlesWorksheetIsFilledInAndNothingElseOfItChanges() throws IOException {
    Path worksheet =
        file(
            "worksheet.csv",
            "Identifier,Full name,Grade,Maximum grade,Last modified (grade),Feedback comments",
            "Teilnehmer/in7,Ann,,\"4,00\",-,old",
            "Teilnehmer/in8,Bob,,\"4,00\",-,");
    assertEquals(1, grades("x", "Ann_7", "local").moodle(worksheet));
    assertEquals(
        List.of(
            "Identifier,Full name,Grade,Maximum grade,Last modified (grade),Feedback comments",
            "Teilnehmer/in7,Ann,3,\"4,00\",-,old",
            "Teilnehmer/in8,Bob,,\"4,00\",-,"),
        Files.readAllLines(folder.resolve("moodle-grades.csv")));
    assertEquals(
        List.of("Ann_7_assignsubmission_file_/feedback.html"), namesIn("moodle-feedback.zip"));
    Path other =
        file("other.csv", "Identifier,Grade,Maximum grade,Last modified (grade)", "P7,,100,-");
    AssignmentException error =
        assertThrows(AssignmentException.class, () -> LmsGrades.of(folder).moodle(other));
    assertContains(error.getMessage(), "there are 100 points, but the assignment has 4");
  }

  @Test
  void canvassGradebookKeepsItsColumnsUpToTheSectionAndTheOne() throws IOException {
    Path exported =
        file(
            "canvas.csv",
            "Student,ID,SIS Login ID,Section,Essay (1),Square (2),Final Score",
            "    Points Possible,,,,10.00,4.00,(read only)",
            "\"Lee, Ann\",7,l7,S,9,,90",
            "\"Ray, Bob\",8,l8,S,9,,90");
    assertEquals(1, grades("leeann_7_99_net.ipynb", "leeann_7").canvas(exported, "square"));
    assertEquals(
        List.of(
            "Student,ID,SIS Login ID,Section,Square (2)",
            "\"    Points Possible\",,,,4.00",
            "\"Lee, Ann\",7,l7,S,3",
            "\"Ray, Bob\",8,l8,S,"),
        Files.readAllLines(folder.resolve("canvas-grades.csv")));
    assertEquals(List.of("leeann_7_99_net.html"), namesIn("canvas-comments.zip"));
    AssignmentException error =
        assertThrows(AssignmentException.class, () -> LmsGrades.of(folder).canvas(exported, "Sq."));
    assertContains(error.getMessage(), "has 0 columns that begin with Sq., but must have one");
  }

  @Test
  void jplagGetsTheAnswersAndNothingThatWasGiven() throws IOException {
    Step own = new Step("a", Item.Kind.ANSWER, "import java.util.List;\nint a() { return 1; }", 0);
    Step stub = new Step("b", Item.Kind.ANSWER, "int b() { " + Assignment.STUB + " }", 0);
    Step added = new Step("added first", Item.Kind.PLAIN, "int c;", 0);
    GradingReport report = new GradingReport(folder);
    report.write(
        "square",
        List.of(answering("ann", own, stub, added), answering("bob", stub)),
        Map.of(),
        false);
    assertEquals(1, JplagFiles.write(report, folder.resolve("jplag")));
    assertEquals(
        "import java.util.List;\nclass Answers {\nint a() { return 1; }\n}\n",
        Files.readString(folder.resolve("jplag/ann.java")));
  }

  private static Graded answering(String student, Step... answers) {
    Graded none = graded(student, 4);
    return new Graded(
        student, none.tests(), List.of(), List.of(answers), List.of(), List.of(), null, 1);
  }

  // ------------------------------------------------------------------ the summary

  private static Graded failing(String student, String reason, String printed) {
    Graded.TestCell never = new Graded.TestCell("t1", 0, 4, reason, printed);
    Graded.TestCell always = new Graded.TestCell("t2", 2, 2, "", "");
    return new Graded(
        student, List.of(never, always), List.of(), List.of(), List.of(), List.of(), null, 1);
  }

  @Test
  void theSummaryCountsStudentsByWhatWentWrong() throws IOException {
    GradingReport report = new GradingReport(folder);
    String forgotten =
        "Your δ is 0.5, which is what comes out when σ′ is forgotten: see (BP2), 004 (2).";
    report.write(
        "square",
        List.of(
            failing("<ann>", forgotten.replace("0.5", "0.25"), ""),
            failing(
                "bob", "partial credit; the reasons are printed below", "δ: 0 of 2. " + forgotten),
            failing("cy", "1.25 is not near 0.5", ""),
            failing("di", "-7.5e-3 is not near 0.5", "")),
        Map.of(),
        false);
    String page = Files.readString(CourseSummary.write(report));
    String rest = page.substring(page.indexOf("What went wrong most often"));
    assertContains(
        rest, "t1: σ′ is forgotten: see (BP2), 004 (2)</td><td class=\"number\">2 of 4</td>");
    assertContains(rest, "t1: … is not near …</td><td class=\"number\">2 of 4</td>");
    assertContains(rest, "&lt;ann&gt;, bob");
    assertContains(page, "t1</td><td class=\"number\">0 of 4</td>");
    assertContains(page, "nobody");
    assertContains(page, "everybody");
  }

  @Test
  void inGradescopeWhoHasMoreTimeIsNotLate() throws IOException {
    String assignment =
        "{\"created_at\": \"2018-08-01T14:22:32.365935-07:00\", \"assignment\": {\"due_date\": ";
    file("submission_metadata.json", assignment + "null}, \"users\": [{\"id\": 1}]}");
    assertNull(Gradescope.due(folder));
    String date = "\"2018-07-31T23:00:00.000000-07:00\"}";
    file("submission_metadata.json", assignment + date + "}");
    assertEquals("2018-07-31T23:00:00.000000-07:00", Gradescope.due(folder));
    String users =
        ", \"users\": [{\"assignment\": {\"due_date\": \"2018-08-02T05:00:00.000000+00:00\"}},"
            + "{\"assignment\": {\"due_date\": \"2018-08-01T23:00:00.000000-07:00\"}}, {}]}";
    file("submission_metadata.json", assignment + date + users);
    assertEquals("2018-08-01T23:00-07:00", Gradescope.due(folder), "the later of a group's");
  }

  // ------------------------------------------------------------------ variants

  private Variants variants(String... names) throws IOException {
    return Variants.of(file("secret", "sixteen letters, or more"), file("list", names));
  }

  private static Assignment byHand() throws IOException {
    return Assignment.readAll(Path.of("notebooks/assignments/by-hand")).get(0);
  }

  private static String numbers(Assignment assignment) {
    return assignment.items().stream()
        .filter(item -> item.id().equals("numbers"))
        .map(item -> item.cell().source())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aVariantsNumbersRepeatAndStayWithinTheirBounds() throws IOException {
    Variants variants = variants("Ann Lee", "bob");
    String ann = numbers(variants.of(byHand(), "Ann Lee"));
    assertEquals(ann, numbers(variants.of(byHand(), "leeann")), "as Canvas writes the name");
    assertEquals(
        "double x() { return X; } // your own number",
        ann.lines().findFirst().orElseThrow().replaceFirst("\\d\\.\\d", "X"));
    assertFalse(ann.equals(numbers(variants.of(byHand(), "bob"))));
    Set<String> drawn = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      String x = numbers(Variants.of(byHand(), "s", "student " + i)).lines().findFirst().orElse("");
      drawn.add(x.replaceAll(".*return (.*);.*", "$1"));
    }
    assertEquals(15, drawn.size(), "0.6, 0.7, …, 2.0: " + drawn);
    assertEquals(Set.of("0.6", "2.0"), Set.of(Collections.min(drawn), Collections.max(drawn)));
    assertEquals(FIRST, numbers(Variants.of(byHand(), "secret", "Ann")).lines().findFirst().get());
    assertContains(
        assertThrows(AssignmentException.class, () -> variants.of(byHand(), "eve")).getMessage(),
        "the list of students has no name eve");
    assertContains(
        assertThrows(AssignmentException.class, () -> variants("ann", "Nan")).getMessage(),
        "Nan, beside ann");
  }

  /** Of another number, every student's would change in the middle of a term. */
  private static final String FIRST = "double x() { return 0.6; } // your own number";

  @Test
  void whoseNumbersWereCopiedIsSaidToTheTeacher() throws IOException {
    Step right = new Step("z2", Item.Kind.ANSWER, "double z2() { return 0.93456; }", 0);
    Step short2 = new Step("a2", Item.Kind.ANSWER, "double a2() { return 0.5; }", 0);
    List<Graded> all =
        List.of(byHand("ann", 1, right, short2), byHand("bob", 0, right, short2), byHand("cy", 0));
    Map<String, Set<Double>> drawn = Map.of("ann", Set.of(), "bob", Set.of(), "cy", Set.of());
    assertEquals("", Copies.of(all.get(0), all, byHand(), drawn));
    assertEquals("right for ann: z2", Copies.of(all.get(1), all, byHand(), drawn));
    assertEquals("", Copies.of(all.get(2), all, byHand(), drawn));
  }

  @Test
  void aFormulaOverTheNumbersOfAnotherIsSaidToTheTeacher() throws IOException {
    Variants variants = variants("ann", "bob");
    Map<String, Set<Double>> drawn = new HashMap<>();
    for (String name : List.of("ann", "bob")) {
      drawn.put(name, variants.drawn(byHand(), name));
    }
    List<String> anns = numberList(variants.of(byHand(), "ann"));
    assertEquals(
        anns.stream().map(n -> Math.abs(Double.parseDouble(n))).collect(Collectors.toSet()),
        drawn.get("ann"));
    assertEquals(Set.of(), variants.drawn(byHand(), "eve"));
    String product = "double z2() { return " + anns.get(2) + " * " + anns.get(0) + "; }";
    String sum = "double a2() { return 1 / (1 + Math.exp(" + anns.get(6) + ")); }";
    Step z2 = new Step("z2", Item.Kind.ANSWER, product, 0);
    Step a2 = new Step("a2", Item.Kind.ANSWER, sum, 0);
    Graded ann = byHand("ann", 0, z2, a2);
    Graded bob = byHand("bob", 0, z2, a2);
    List<Graded> all = List.of(ann, bob);
    assertEquals("with the numbers of ann: a2, z2", Copies.of(bob, all, byHand(), drawn));
    assertEquals("", Copies.of(ann, all, byHand(), drawn), "they are her own");
    assertEquals("", Copies.of(byHand("bob", 0, z2), all, byHand(), drawn), "two may be chance");
    assertEquals("", Copies.of(byHand("bob", 1, z2, a2), all, byHand(), drawn), "they are right");
  }

  private static List<String> numberList(Assignment assignment) {
    return numbers(assignment)
        .lines()
        .map(line -> line.replaceFirst(".*return (.*);.*", "$1"))
        .toList();
  }

  private static Graded byHand(String student, double points, Step... answers) {
    List<Graded.TestCell> tests =
        List.of(
            new Graded.TestCell("test-z2", points, 1, "", ""),
            new Graded.TestCell("test-a2", points, 1, "", ""));
    return new Graded(student, tests, List.of(), List.of(answers), List.of(), List.of(), null, 1);
  }
}

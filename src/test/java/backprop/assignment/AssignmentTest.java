package backprop.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.assignment.grade.Submission;
import backprop.assignment.grade.jvm.ProtectedNames;
import backprop.assignment.grade.jvm.Step;
import backprop.assignment.prove.WrongAnswer;
import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import backprop.text.Numbers;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignmentTest {
  @TempDir private Path folder;

  private String problem(Sources sources) {
    return assertThrows(AssignmentException.class, () -> sources.in(folder)).getMessage();
  }

  private static void assertContains(String text, String expected) {
    assertTrue(text.contains(expected), text);
  }

  private static double points(Assignment assignment) {
    return assignment.items().stream().mapToDouble(Item::points).sum();
  }

  @Test
  void aReleaseHasNoSolutionsAndNoHiddenTests() throws IOException {
    Assignment assignment = Sources.square().in(folder);
    assertEquals(5, points(assignment));
    Notebook released = Notebook.read(Release.write(assignment, folder.resolve("release")));
    List<String> sources = released.cells().stream().map(Cell::source).toList();
    assertEquals(
        List.of(
            "int given() { return 1; }",
            "int square(int x) {\n    " + Assignment.STUB + "\n}",
            "check(4, square(2));",
            "YOUR ANSWER HERE"),
        sources);
    JsonObject tests = released.cells().get(2).json().getAsJsonObject("metadata");
    assertFalse(tests.get("editable").getAsBoolean());
    assertFalse(released.cells().get(1).json().getAsJsonObject("metadata").has("editable"));
  }

  @Test
  void namesOfTheTestsAreProtectedUnlessTheSolutionDeclaresThem() throws IOException {
    Sources sources = Sources.square();
    sources
        .cell(1)
        .addProperty(
            "source",
            "// ### BEGIN SOLUTION\nint square(int x) throws Exception { return x; }\n// ### END SOLUTION");
    sources
        .cell(2)
        .addProperty(
            "source", "check(\"quoted( \\\" Quoted\", square(2)); // noted( Noted\nThey.all();");
    ProtectedNames names = ProtectedNames.of(sources.in(folder));
    assertEquals(Set.of("They"), names.types());
    assertEquals(Set.of("check", "given"), names.methods());
    assertTrue(names.compared().contains("backprop.network.Network"), "no solution uses it");
    assertEquals(Set.of(), names.tests(), "they declare nothing");
  }

  @Test
  void aReleaseDoesNotReplaceTheSolutions() throws IOException {
    Assignment assignment = Sources.square().in(folder);
    AssignmentException error =
        assertThrows(AssignmentException.class, () -> Release.write(assignment, folder));
    assertContains(error.getMessage(), "is the assignment with its solutions");
    assertTrue(Files.readString(assignment.file()).contains("x * x"));
  }

  @Test
  void otherFilesAreReleasedToo() throws IOException {
    Assignment assignment = Sources.square().in(folder);
    Files.writeString(folder.resolve("square/table.csv"), "1,2");
    Release.write(assignment, folder.resolve("release"));
    assertTrue(Files.exists(folder.resolve("release/square/table.csv")));
  }

  @Test
  void mistakesOfTheAuthorAreNamed() {
    Sources twice = Sources.square();
    twice.about(2).addProperty("grade_id", "answer");
    assertContains(problem(twice), "two cells have the grade_id answer");
    Sources old = Sources.square();
    old.about(2).addProperty("schema_version", 2);
    assertContains(problem(old), "tests: its schema_version must be 3");
    Sources free = Sources.square();
    free.about(2).remove("points");
    assertContains(problem(free), "tests: points are missing or negative");
    Sources open = Sources.square();
    open.cell(1).addProperty("source", "// BEGIN SOLUTION\nint x;");
    assertContains(problem(open), "cell answer: BEGIN SOLUTION without an END");
    Sources none = Sources.square();
    none.cell(1).addProperty("source", "int x;");
    assertContains(problem(none), "no BEGIN SOLUTION");
    Sources untested = Sources.square();
    untested.remove(2);
    assertContains(problem(untested), "no test cell");
  }

  // ------------------------------------------------------------------ submissions

  @Test
  void testsAndGivenCellsAreTheAuthorsWhateverTheStudentDid() throws IOException {
    Assignment assignment = Sources.square().in(folder);
    Sources theirs = Sources.square();
    theirs.cell(0).addProperty("source", "int given() { return 2; }");
    theirs.cell(1).addProperty("source", "int square(int x) { return 2 * x; }");
    theirs.cell(2).addProperty("source", "100.0");
    theirs.about(2).addProperty("points", 1000);
    theirs.about(2).addProperty("grade", false);
    theirs.cell("code", "int mine;", new JsonObject());
    Submission submission = Submission.of(theirs.notebook(), assignment);
    assertEquals(
        List.of("given", "answer", "tests", "added after written"),
        submission.steps().stream().map(Step::id).toList());
    assertEquals("int given() { return 1; }", submission.steps().get(0).source());
    assertEquals("int square(int x) { return 2 * x; }", submission.steps().get(1).source());
    assertContains(submission.steps().get(2).source(), "check(9, square(3));");
    assertEquals(3, submission.steps().get(2).points());
    assertEquals(
        List.of(
            "the given cell given was changed, and is restored",
            "the test cell tests was changed, and is restored"),
        submission.notes());
  }

  @Test
  void deletedCellsComeBackAndAMissingAnswerIsAStub() throws IOException {
    Assignment assignment = Sources.square().in(folder);
    Sources theirs = Sources.square();
    theirs.remove(2);
    theirs.remove(1);
    Submission submission = Submission.of(theirs.notebook(), assignment);
    assertContains(submission.steps().get(1).source(), Assignment.STUB);
    assertEquals(
        List.of(
            "the answer cell answer is missing",
            "the test cell tests was deleted, and is restored"),
        submission.notes());
  }

  @Test
  void ofCopiedCellsTheLastOneIsTheAnswerAndCellIdsHelpWhereMetadataIsLost() throws IOException {
    Assignment assignment = Sources.square().in(folder);
    Sources theirs = Sources.square();
    theirs.cell("code", "int square(int x) { return 7; }", "answer", false, false, true, 0);
    Submission twice = Submission.of(theirs.notebook(), assignment);
    assertEquals(
        List.of("given", "added after given", "answer", "tests"),
        twice.steps().stream().map(Step::id).toList());
    assertContains(twice.steps().get(2).source(), "return 7");
    Sources bare = Sources.square();
    for (int i = 0; i < 4; i++) {
      bare.cell(i).addProperty("id", bare.about(i).get("grade_id").getAsString());
      bare.cell(i).add("metadata", new JsonObject());
    }
    assertEquals(3, Submission.of(bare.notebook(), assignment).steps().size());
    Sources other = new Sources().cell("code", "1", new JsonObject());
    AssignmentException none =
        assertThrows(AssignmentException.class, () -> Submission.of(other.notebook(), assignment));
    assertContains(none.getMessage(), "none of its cells is a cell of square");
  }

  @Test
  void aWrittenAnswerIsOneThatDiffersFromWhatWasReleased() throws IOException {
    Assignment assignment = Sources.square().in(folder);
    Sources theirs = Sources.square();
    assertTrue(Submission.of(theirs.notebook(), assignment).written().get(0).answered());
    theirs.cell(3).addProperty("source", "YOUR ANSWER HERE\n");
    assertFalse(Submission.of(theirs.notebook(), assignment).written().get(0).answered());
  }

  @Test
  void whatIsNoNotebookIsRefused() throws IOException {
    Assignment assignment = Sources.square().in(folder);
    assertContains(refused("bad.ipynb", "no json", assignment), "not valid JSON");
    String deep = "{\"nbformat\":4,\"cells\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertContains(refused("deep.ipynb", deep, assignment), "deep.ipynb");
    String odd = "{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":{}}]}";
    assertContains(refused("odd.ipynb", odd, assignment), "odd.ipynb is not a notebook");
    Path link = Files.createSymbolicLink(folder.resolve("link.ipynb"), assignment.file());
    IOException error = assertThrows(IOException.class, () -> Submission.read(link, assignment));
    assertContains(error.getMessage(), "link.ipynb is not a file");
  }

  private String refused(String name, String text, Assignment assignment) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    String message =
        assertThrows(IOException.class, () -> Submission.read(file, assignment)).getMessage();
    assertFalse(message.contains(folder.toString()), "a page of feedback names no folder of ours");
    return message;
  }

  @Test
  void theProjectsAssignmentsAreAsTheyShouldBe() throws IOException {
    List<Assignment> all = Assignment.readAll(null);
    assertEquals(
        List.of(
            "any-depth",
            "by-hand",
            "five-broken-passes",
            "honest-choice",
            "one-hidden-layer",
            "single-path"),
        all.stream().map(Assignment::name).toList());
    for (Assignment each : all) {
      int answers = each.items(Item.Kind.ANSWER).size();
      assertTrue(answers >= 6 && answers <= 10, each + " has " + answers + " answers");
      assertEquals(1, each.items(Item.Kind.WRITTEN).size());
      assertEquals(answers, each.items(Item.Kind.TESTS).size());
      String introduction = each.source().cells().get(0).source();
      assertTrue(introduction.matches("(?s).*\\*\\*Time: about \\d+ minutes.*"), each.name());
      assertContains(introduction, "Points: " + Numbers.points(points(each)));
      assertEquals(Files.readString(each.file()), each.source().toJson(), "as Jupyter saves it");
      assertTrue(each.source().cells().stream().allMatch(cell -> cell.outputs().isEmpty()));
      assertTrue(WrongAnswer.read(each).size() >= answers, each.name());
    }
  }
}

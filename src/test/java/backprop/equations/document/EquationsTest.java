package backprop.equations.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.equations.Claim;
import backprop.equations.Counterexample;
import backprop.equations.Document;
import backprop.equations.JudgedClaim;
import backprop.equations.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdicts on all documents, and the table of them. */
class EquationsTest {
  private static final List<JudgedClaim> ROWS = Equations.rows(); // judged once for all tests

  private static List<JudgedClaim> rows(Document<?> document) {
    return ROWS.stream().filter(row -> row.document().number().equals(document.number())).toList();
  }

  private static List<Document<?>> documents() {
    return Equations.documents();
  }

  @Test
  void writesTheTable() throws IOException {
    Path table = Path.of("target", "equations.csv");
    Files.createDirectories(table.getParent());
    String csv = ClaimTable.csv(ROWS);
    Files.writeString(table, csv);
    Document<?> first = ROWS.get(0).document();
    assertEquals(
        ClaimTable.csv(rows(first)),
        ClaimTable.csv(first.rows(Equations.seeds())),
        "the same again");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void otherSeedsGiveTheSameVerdicts(Document<?> document) {
    assertEquals(verdicts(rows(document)), verdicts(document.rows(100, 1000, 31415)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void noVerdictIsACloseCall(Document<?> document) {
    for (JudgedClaim row : rows(document)) {
      double right = Double.isNaN(row.corrected()) ? 0 : row.corrected();
      String where = document + " " + row.claim().label() + ": ";
      if (row.verdict() == Verdict.HOLDS) {
        assertTrue(row.error() <= 1e-8, where + row.error());
      } else {
        assertTrue(row.error() >= 1e-4, where + row.error());
        assertTrue(right <= 1e-8, where + right);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void whatIsWrongHasACounterexampleOfAtMostEightNumbers(Document<?> document) {
    for (JudgedClaim row : rows(document)) {
      String label = row.claim().label();
      if (row.verdict() == Verdict.HOLDS) {
        continue;
      }
      if (row.claim().hasNoValue()) {
        assertEquals(Double.POSITIVE_INFINITY, row.error(), label);
        continue;
      }
      Counterexample found = document.counterexample(label).orElseThrow();
      assertTrue(found.numbers().size() <= 8, label + found);
      assertTrue(
          !(Math.abs(found.printed() - found.truth()) < 0.01), "not to be seen: " + label + found);
      assertEquals(
          Optional.of(found),
          document.counterexample(label, found.size(), found.numbers()),
          "the same by its numbers alone: " + label);
      noNumberCanBeLeftOut(document, label, found);
    }
  }

  private static void noNumberCanBeLeftOut(
      Document<?> document, String label, Counterexample found) {
    for (String name : found.numbers().keySet()) {
      Map<String, Double> fewer = new HashMap<>(found.numbers());
      fewer.remove(name);
      assertFalse(
          document
              .counterexample(label, found.size(), fewer)
              .filter(c -> Double.isFinite(c.printed()) == Double.isFinite(found.printed()))
              .isPresent(),
          label + " needs no " + name);
    }
  }

  @Test
  void aNumberThatIsNotThereIsRefused() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    SinglePathDerivation.document()
                        .counterexample("(10)", 1, Map.of("theta4", 1.0)))
            .getMessage();
    assertEquals(
        "there is no number 'theta4' at this size; there are x, y, eta, theta1, theta2, theta3,"
            + " second x, second y, c",
        message);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void sentencesAreSetAsSentences(Document<?> document) {
    for (Claim<?> claim : document.claims()) {
      String outsideFormulas = claim.said().printed().replaceAll("\\$[^$]*\\$", "");
      if (claim.isSentence()) {
        assertFalse(outsideFormulas.matches("(?s).*[\\\\_^$].*"), claim.label());
      } else {
        assertFalse(outsideFormulas.matches("(?s).*[a-z]{3,}\\}? +[a-z]{3,}.*"), claim.label());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyClaimIsPrintedAndEveryWrongOneAsItIsRight(Document<?> document) {
    for (Claim<?> claim : document.claims()) {
      assertFalse(claim.said().printed().isEmpty(), document + " " + claim.label());
      if (claim.right() != null) {
        assertFalse(claim.repaired().isEmpty(), document + " " + claim.label());
      }
    }
  }

  @Test
  void whatHoldsHasNone() {
    assertTrue(SinglePathDerivation.document().counterexample("(10)").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void labelsAreUnique(Document<?> document) {
    Set<String> labels = new HashSet<>();
    document.claims().forEach(claim -> assertTrue(labels.add(claim.label()), claim.label()));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyNumberedFormulaHasAClaim(Document<?> document) {
    for (String equation : Displays.numbers(document)) {
      assertTrue(
          document.claims().stream().anyMatch(claim -> claim.label().contains(equation)),
          document + " has no claim labelled " + equation);
    }
  }

  @Test
  void fieldsAreQuotedWhereTheyMustBe() {
    Document<SinglePathWorld> document =
        Document.of(
            EquationsTest.class,
            "9",
            "A \"quoted\", title",
            SinglePathWorld::new,
            t -> t.definition("(1), \"x\"", w -> w.x()).printed(w -> w.x()));
    assertEquals(
        "\"9 A \"\"quoted\"\", title\",\"(1), \"\"x\"\"\",,definition,HOLDS,0.000e+00,,,",
        ClaimTable.csv(document.rows(1)).lines().skip(1).findFirst().orElseThrow());
  }

  @Test
  void theDocumentsStandInOrder() {
    List<String> numbers = documents().stream().map(Document::number).toList();
    assertEquals(numbers.stream().sorted().toList(), numbers);
    assertFalse(numbers.isEmpty());
  }

  private static List<Verdict> verdicts(List<JudgedClaim> rows) {
    return rows.stream().map(JudgedClaim::verdict).toList();
  }
}

package backprop.equations.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.equations.Counterexample;
import backprop.equations.DisplayedFormula;
import backprop.equations.Document;
import backprop.equations.Row;
import backprop.equations.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdicts on all documents, and the table of them. */
@Execution(ExecutionMode.CONCURRENT) // it takes long, and shares nothing
class EquationsTest {
  private static final List<Row> ROWS = Equations.rows(); // judged once for all tests

  private static List<Row> rows(Document<?> document) {
    return ROWS.stream().filter(row -> row.document().number().equals(document.number())).toList();
  }

  private static List<Document<?>> documents() {
    return Equations.documents();
  }

  @Test
  void writesTheTable() throws IOException {
    Path table = Path.of("target", "equations.csv");
    Files.createDirectories(table.getParent());
    String csv = Equations.csv(ROWS);
    Files.writeString(table, csv);
    Document<?> first = ROWS.get(0).document();
    assertEquals(
        Equations.csv(rows(first)), Equations.csv(first.rows(Equations.seeds())), "the same again");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void otherSeedsGiveTheSameVerdicts(Document<?> document) {
    assertEquals(verdicts(rows(document)), verdicts(document.rows(100, 1000, 31415)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void noVerdictIsACloseCall(Document<?> document) {
    for (Row row : rows(document)) {
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
  void whatIsWrongHasACounterexample(Document<?> document) {
    for (Row row : rows(document)) {
      if (row.verdict() != Verdict.HOLDS) {
        Counterexample found = document.counterexample(row.claim().label()).orElseThrow();
        assertNotEquals(found.printed(), found.truth(), row.claim().label());
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
  void everyDisplayedFormulaHasAClaimOrAReason(Document<?> document) {
    for (int n = 1; n <= document.displays().size(); n++) {
      int number = n;
      DisplayedFormula display = document.displays().get(n - 1);
      boolean claimed = document.claims().stream().anyMatch(claim -> claim.display() == number);
      assertEquals(
          claimed, display.nothing().isEmpty(), document + ", display " + n + ": " + display);
      for (String equation : display.numbers()) {
        assertTrue(
            !claimed
                || document.claims().stream()
                    .filter(claim -> claim.display() == number)
                    .anyMatch(claim -> claim.label().contains(equation)),
            document + " has no claim labelled " + equation);
      }
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
            t -> t.definition("(1)", "a, b", w -> w.x(), w -> w.x()));
    assertEquals(
        "\"9 A \"\"quoted\"\", title\",(1),\"a, b\",definition,HOLDS,0.000e+00,",
        Equations.csv(document.rows(1)).lines().skip(1).findFirst().orElseThrow());
  }

  @Test
  void theDocumentsStandInOrder() {
    List<String> numbers = documents().stream().map(Document::number).toList();
    assertEquals(numbers.stream().sorted().toList(), numbers);
    assertFalse(numbers.isEmpty());
  }

  private static List<Verdict> verdicts(List<Row> rows) {
    return rows.stream().map(Row::verdict).toList();
  }
}

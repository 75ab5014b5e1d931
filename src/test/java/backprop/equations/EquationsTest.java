package backprop.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdicts on all documents, and the table of them. */
class EquationsTest {
  private static List<Document<?>> documents() {
    return Equations.documents();
  }

  @Test
  void writesTheTable() throws IOException {
    Path table = Path.of("target", "equations.csv");
    Files.createDirectories(table.getParent());
    String csv = Equations.csv(Equations.rows());
    Files.writeString(table, csv);
    assertEquals(csv, Equations.csv(Equations.rows()), "the same every time");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void otherSeedsGiveTheSameVerdicts(Document<?> document) {
    List<Verdict> usual = verdicts(document.rows(1, 2, 3, 4, 5));
    for (long first : new long[] {100, 1000, 31415}) {
      long[] others = LongStream.range(first, first + 8).toArray();
      assertEquals(usual, verdicts(document.rows(others)));
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void noVerdictIsACloseCall(Document<?> document) {
    for (Row row : document.rows(1, 2, 3, 4, 5)) {
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
  void whatIsWrongHasACounterexampleAndNothingElse(Document<?> document) {
    for (Row row : document.rows(1, 2, 3, 4, 5)) {
      assertEquals(
          row.verdict() != Verdict.HOLDS,
          document.counterexample(row.claim().label()).isPresent(),
          row.claim().label());
    }
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
      Display display = document.displays().get(n - 1);
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

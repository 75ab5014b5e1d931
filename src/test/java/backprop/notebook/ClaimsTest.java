package backprop.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.equations.Claim;
import backprop.equations.Document;
import backprop.equations.Equations;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimsTest {
  static Stream<Document<?>> documents() {
    return Equations.documents().stream();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyClaimHasARowAndItsJava(Document<?> document) {
    String table = Claims.table(document.number()).html();
    for (Claim<?> claim : document.claims()) {
      assertTrue(table.contains(Html.escape(claim.label())), claim.label());
      String code = Source.statement(document.source(), claim.line());
      assertTrue(code.matches("(?s)(return )?\\w+\\.?\\w*\\(.*;"), code);
      assertEquals(1, code.split(";\n", -1).length, code);
    }
  }

  @Test
  void oneClaimIsShownWithItsJavaAndVerdict() {
    Html shown = Claims.show("001", "(10)");
    assertTrue(shown.html().contains("holds"), shown.html());
    assertTrue(shown.text().contains("w.sigmaPrime(w.z(3))"), shown.text());
  }

  @Test
  void unknownNamesAreAnswered() {
    String document =
        assertThrows(IllegalArgumentException.class, () -> Claims.table("005")).getMessage();
    assertEquals("document '005': one of 000, 001, 002, 003, 004 was expected", document);
    String claim =
        assertThrows(IllegalArgumentException.class, () -> Claims.show("001", "(99)")).getMessage();
    assertTrue(claim.startsWith("001 Single path has no claim '(99)'; its claims are (1)"), claim);
  }

  @Test
  void whatStandsInATableIsEscaped() {
    assertEquals("a &lt; b &amp; c", Html.escape("a < b & c"));
  }
}

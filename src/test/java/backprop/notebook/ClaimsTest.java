package backprop.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.equations.Claim;
import backprop.equations.Document;
import backprop.equations.JudgedClaim;
import backprop.equations.Verdict;
import backprop.equations.document.Equations;
import backprop.text.JavaSource;
import backprop.text.Text;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    List<String> blocks = new ArrayList<>(); // parsed together: one by one takes long
    for (Claim<?> claim : document.claims()) {
      assertTrue(table.contains(Text.escaped(claim.label())), claim.label());
      String code = Source.statement(document.source(), claim.line());
      assertTrue(code.matches("(?s)(return )?\\w+\\s*\\.?\\w*\\(.*;"), code);
      blocks.add("{" + code + "}");
    }
    String type = "class A {" + String.join("\n", blocks) + "}";
    ClassTree parsed = (ClassTree) JavaSource.parse(type).unit().getTypeDecls().get(0);
    // another number if a bracket closes what it does not open
    assertEquals(blocks.size(), parsed.getMembers().size());
    for (int i = 0; i < blocks.size(); i++) {
      BlockTree block = (BlockTree) parsed.getMembers().get(i);
      assertEquals(1, block.getStatements().size(), blocks.get(i));
    }
  }

  @Test
  void oneClaimIsShownWithItsJavaAndVerdict() {
    Html shown = Claims.show("001", "(10)");
    assertTrue(shown.html().contains("holds"), shown.html());
    assertTrue(shown.text().contains("w.sigmaPrime(w.z(3))"), shown.text());
  }

  @Test
  void theRemarksAndConditionsOfWhatHoldsAreShown() {
    for (Document<?> document : Equations.documents()) {
      String table = Claims.table(document.number()).html();
      for (JudgedClaim row : document.rows(1)) {
        Claim<?> claim = row.claim();
        assertTrue(table.contains(Text.escaped(row.words())), row.words());
        if (row.verdict() == Verdict.HOLDS) {
          assertTrue(table.contains(Text.escaped(claim.remark())), claim.label());
        }
      }
    }
    assertTrue(Claims.table("000").html().contains("holds where the desired outputs sum to 1"));
  }

  @Test
  void anErratumCanBeRedoneInOneCell() {
    String errata = Claims.errata("004").html();
    String line =
        "Claims.at(&quot;004&quot;, &quot;§2.4, z&quot;, 1, Map.of(&quot;w3_1,1&quot;, 1.0))";
    assertTrue(errata.contains(line), errata);
    String again = Claims.at("004", "§2.4, z", 1, Map.of("w3_1,1", 1.0));
    assertTrue(errata.contains(Text.escaped(again)), again);
    assertTrue(Claims.at("004", "§2.4, z", 1, Map.of()).startsWith("with these numbers nothing"));
    assertThrows(IllegalArgumentException.class, () -> Claims.at("004", "§2.4, z", 0, Map.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> Claims.at("004", "§2.4, z", 1, Map.of("w3_1,1", Double.NaN)));
  }

  @Test
  void whatIsOpenIsNotCalledWrong() {
    String open = Claims.open("000").html() + Claims.open("003").html();
    assertTrue(
        open.contains("whatever the numbers are: 1 here, 0 in the other reading")
            || open.contains("whatever the numbers are: 0 here, 1 in the other reading"),
        open);
    assertFalse(open.contains("the print gives"), open);
  }

  @Test
  void formulasAndSentencesAreCountedApart() {
    List<Claim<?>> claims =
        Equations.documents().stream().<Claim<?>>flatMap(d -> d.claims().stream()).toList();
    long sentences = claims.stream().filter(Claim::isSentence).count();
    String summary = Claims.summary().text();
    assertTrue(
        summary.matches("(?s).*all five +formulas .* " + (claims.size() - sentences) + "\\n.*"));
    assertTrue(summary.matches("(?s).*all five +words .* " + sentences + "\\s*"), summary);
  }

  @Test
  void everyLinkOfANotebookToAClaimFindsItsRow() throws IOException {
    Set<String> ids = new HashSet<>();
    for (Document<?> document : Equations.documents()) {
      for (Claim<?> claim : document.claims()) {
        assertTrue(ids.add(Claims.id(document.number(), claim.label())), claim.label());
      }
    }
    int links = 0;
    try (Stream<Path> notebooks = Files.list(Path.of("notebooks"))) {
      for (Path notebook : notebooks.filter(f -> f.toString().endsWith(".ipynb")).toList()) {
        Matcher link =
            Pattern.compile("07-the-equations\\.ipynb#(00\\d-[^)\"\\\\]+)")
                .matcher(Files.readString(notebook));
        while (link.find()) {
          assertTrue(ids.contains(link.group(1)), notebook + " links to " + link.group(1));
          links++;
        }
      }
    }
    assertTrue(links > 30, links + " links");
  }

  @Test
  void unknownNamesAreAnswered() {
    String document =
        assertThrows(IllegalArgumentException.class, () -> Claims.table("005")).getMessage();
    assertEquals("there is no document '005': choose one of 000, 001, 002, 003, 004", document);
    String claim =
        assertThrows(IllegalArgumentException.class, () -> Claims.show("001", "(99)")).getMessage();
    assertTrue(claim.startsWith("001 Single path has no claim '(99)'; its claims are (1)"), claim);
  }
}

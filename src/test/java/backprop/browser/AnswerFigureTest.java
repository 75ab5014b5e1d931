package backprop.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.exercise.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are typed in a page are judged as in the notebook. */
class AnswerFigureTest {
  /** Of each exercise that can be typed: its number, and a right answer as a reader may type it. */
  private static final String RIGHT =
      """
      01.1 θ3 σ(θ2 σ(θ1 x))
      01.2 1 − a²
      01.3 (ŷ − y) θ³ a³ (1 − a³) θ²
      01.4 δ² = δ³·θ²·a²·(1 − a²)
      01.6 -eta*((∂J/∂θ1)^2 + (dJ/dtheta2)^2 + ∂J/∂θ3²)
      01.7 4
      02.1 M(p + 1) + K(M + 1)
      02.2 −2(y − f)(1 − f²)
      02.3 0.0141·0.275·(1 − 0.275)
      02.5 -4*(y1-f1)*f1*(1-f1)
      02.6 b
      02.7 −α₀/α₁
      03.1 1482
      03.2 0
      03.3 (δ1 w1 + δ2 w2)(1 − a²)
      03.6 5
      03.7 0.2/32
      04.1 (1 − |a|)²
      04.2 ln(1000)
      04.3 D
      04.4 −a1 a2/T
      04.7 1
      04b.1 max(−1, min(1, a − y))
      04b.2 (a − y)(1 − exp(−a))
      04b.4 a − y log(a)
      04b.5 min(z, 0) − log(1 + exp(−abs(z)))
      04b.6 a − 1 + ε − ε/n
      04b.7 tanh(z) + z (1 − tanh(z)²)
      05.1 (J(θ+h) − 2J(θ) + J(theta-h))/h²
      05.2 (u' v − u v')/v^2
      05.3 650
      05.4 (3e/|J'''|)^(1/3)
      05.5 2 D1(h/2) − D₁(h)
      05.6 ((z + h) − s (z − h))/(2h)
      05.7 unclear
      05b.1 bp4
      05b.2 2e-3
      05b.3 2
      05b.5 −γ |g'| |g| cos φ
      05b.6 log(1 + (K − 1)/e)
      06.2 (1 − (w2 − w1)/(w1 − w0))/γ
      06.3 2/(lambda_min + λ_max)
      06.4 −γ g/(1 − μ)
      06.5 3200
      06.6 k(1/share − 1)
      06b.1 b2
      06b.2 2/(n(1 + s²))
      06b.3 (first/last)^(1/(L − 1))
      06b.5 h w*/(h + λ)
      06b.6 √(p(1 − p)/n)
      06c.1 γ/sqrt(1 − β)
      06c.2 1 − β^r
      06c.4 w1 − g1 (w1 − w0)/(g1 − g0)
      06c.5 z² (1/p − 1)
      08.1 9
      08.2 λ/N
      08.3 1 − p^n
      08.4 κ (1 − γ κ)^r/(1 − (1 − γ κ)^r)
      08.5 b
      08.6 V(1 − p/N)
      08.7 sqrt((d1² + d2² + d3² + d4² + d5² − (d1 + d2 + d3 + d4 + d5)²/5)/20)
      09.1 (m1 g1 + m2 g2)/(m1 + m2)
      09.2 (L + a) + (b − L)
      09.3 S − (w − 1) λ W
      09.4 16 n w/B
      09.5 s/(1 − s)·e·w/t1
      09.6 2n(w − 1)/w
      09.7 sqrt(m·t1/b)
      09.8 b
      """;

  private final RecordedPage page = new RecordedPage();

  private Stage open(String state) {
    return new Stage(AnswerFigure.NAME, LiveState.of(state), page);
  }

  private void answer(String number, String typed) {
    Stage stage = open("of=" + number);
    stage.event("typed", typed);
    stage.event("check", "");
  }

  static Stream<String> right() {
    return RIGHT.lines();
  }

  @ParameterizedTest
  @MethodSource("right")
  void aRightAnswerIsSolvedAndStays(String line) {
    String number = line.substring(0, line.indexOf(' '));
    String typed = line.substring(number.length() + 1);
    answer(number, typed);
    assertTrue(page.slot("verdict").contains("solved\">✓ right"), page.slot("verdict"));
    assertTrue(page.said.startsWith("right"), page.said);
    assertEquals("answer?of=" + number + "&typed=" + typed, page.state);
    open(page.state.substring("answer?".length()));
    assertTrue(page.slot("verdict").contains("✓ right"), "after the page is opened again");
  }

  @Test
  void everyExerciseThatAsksForANumberWordsOrAFormulaIsAsked() throws IOException {
    List<String> asked = new ArrayList<>();
    TreeSet<String> lessons = new TreeSet<>();
    int all = 0;
    Path texts = Path.of("src/main/resources/backprop/exercise");
    try (Stream<Path> files = Files.list(texts).sorted()) {
      for (Path file : files.filter(it -> it.toString().endsWith(".md")).toList()) {
        lessons.add(file.getFileName().toString().replace(".md", ""));
        for (String line : Files.readAllLines(file)) {
          if (line.startsWith("## ")) {
            all++;
            Question.of(line.split(" ")[1]).ifPresent(it -> asked.add(it.number()));
          }
        }
      }
    }
    assertEquals(82, all);
    assertEquals(new TreeSet<>(Question.LESSONS), lessons);
    assertEquals(RIGHT.lines().map(line -> line.split(" ")[0]).toList(), asked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "01.4 | δ³·θ²·a² | not yet. For δ3 = ",
        "01.4 | δ³·θ²·a² | it should be ",
        "01.2 | 1 − a | <br>",
        "01.6 | η(∂J/∂θ1² + ∂J/∂θ2² + ∂J/∂θ3²) | <br>",
        "02.6 | c | not yet: it is not c.<br>Zero weights block the signal",
        "03.1 | 1440 | not yet: it is not 1,440.<br>",
        "04.4 | a1 a2/T | Only the sign is wrong, in every case.",
        "04b.4 | log(−a) | your answer gives NaN for a = "
      })
  void aWrongAnswerGetsTheWordsOfTheNotebook(String number, String typed, String words) {
    answer(number, typed);
    assertTrue(page.slot("verdict").contains(words), page.slot("verdict"));
    assertFalse(page.slot("verdict").contains("✓"), page.slot("verdict"));
    assertEquals("answer?of=" + number, page.state, "only what is right is kept");
  }

  @Test
  void whatCannotBeReadIsNoWrongAnswer() {
    answer("01.4", "δ3 θ2 a");
    assertEquals("character 7, “a”: the names here are δ3, θ2, a2", page.slot("message"));
    assertEquals("", page.slot("verdict"));
    answer("01.7", "about four");
    assertTrue(page.slot("message").endsWith("a number is asked for"), page.slot("message"));
    answer("01.7", " ");
    assertEquals("type your answer first; hints are folded below", page.slot("message"));
    answer("02.6", "<b>b</b> & c");
    assertFalse(page.slot("verdict").contains("<b>"), page.slot("verdict"));
  }

  @Test
  void aSolutionStaysWhenSomethingElseIsTried() {
    answer("01.2", "1 - a^2");
    Stage again = open(page.state.substring("answer?".length()));
    again.event("typed", "a");
    assertEquals("", page.slot("verdict"));
    again.event("check", "");
    assertTrue(page.slot("verdict").contains("not yet"));
    assertEquals("answer?of=01.2&typed=1 - a^2", page.state);
  }

  @Test
  void aPlaceIsEmptyWithoutAScriptAndThereIsNoneForWhatCannotBeAsked() {
    assertTrue(Embedding.place("answer?of=01.4").endsWith("data-keep=\"backprop 01.4\"></div>"));
    for (String state : List.of("of=01.5", "of=99.1", "of=", "of=01.4\"><script>", "")) {
      assertEquals("", Embedding.place("answer?" + state), state);
      assertThrows(IllegalArgumentException.class, () -> open(state), state);
    }
    open("of=01.4&typed=(((");
    assertEquals("answer?of=01.4", page.state);
  }
}

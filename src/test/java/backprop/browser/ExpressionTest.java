package backprop.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.check.Tape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas as they are typed. */
class ExpressionTest {
  private static final double X = 0.7;
  private static final double Y = -1.3;

  private static Expression read(String text) {
    return new Expression(text, name -> name.equals("x") ? X : Y);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 2 * 3 ^ 2 | 19",
        "2^3^2 | 512",
        "-3^2 | -9",
        "2^-1 | 0.5",
        "10 − 4 − 3 | 3",
        "12/3/2 | 2",
        "2·3 × 4 | 24",
        "(1/2)4 | 2",
        "3(1 + 1)(2) | 12",
        "2³ + 10⁻¹ | 8.1",
        "1.5e-3 * 1e3 | 1.5",
        ".5 + 5. | 5.5",
        "max(1, min(7, 5)) | 5",
        "abs(−2) + √(9) + sqrt(4) | 7",
        "ReLU(-1) + relu(2) | 2",
        "ln(e) + log(1) | 1",
        "σ(0) + sigmoid(0) | 1",
        "- -+2 | 2",
        "8^(1/3) | 2",
        "2*abs(1 − 3) | 4",
        "1/(1 + e^-(1 − 1)) | 0.5",
        "a = 5 | 5"
      })
  void readsAsOnPaper(String text, double value) {
    assertEquals(value, read(text).y().value(), 1e-15);
  }

  @Test
  void barsAreTheSize() {
    assertEquals(Math.abs(X - 2) + 3 * Math.abs(Y), read("|x − 2| + 3*|y|").y().value(), 1e-15);
    assertEquals(5, Expression.value("|J‴| + |−|J'''||", List.of("|J‴|"), 2.5));
  }

  @Test
  void lettersAreLeavesAndOneThatStandsTwiceIsOneLeaf() {
    Expression twice = read("x*tanh(x) + 2x y − x(1 − y)");
    assertEquals(List.of("x", "y"), List.copyOf(twice.leaves().keySet()));
    double value = X * Math.tanh(X) + 2 * X * Y - X * (1 - Y);
    assertEquals(value, twice.y().value(), 1e-15);
    Tape.Node x = twice.leaves().get("x");
    double slope = Math.tanh(X) + X * (1 - Math.pow(Math.tanh(X), 2)) + 2 * Y - (1 - Y);
    assertEquals(slope, twice.tape().backward(twice.y()).by(x), 1e-15);
    assertEquals("J₁".replace('₁', '1'), read("J₁ = x").name());
    assertEquals(List.of("w_a1"), List.copyOf(read("w_a₁²").leaves().keySet()));
  }

  @Test
  void aPowerWithLettersInTheExponentHasBothDerivatives() {
    Expression power = new Expression("x^n", name -> name.equals("x") ? 2 : 3);
    Tape.Adjoints by = power.tape().backward(power.y());
    assertEquals(8, power.y().value(), 1e-14);
    assertEquals(12, by.by(power.leaves().get("x")), 1e-13);
    assertEquals(8 * Math.log(2), by.by(power.leaves().get("n")), 1e-13);
  }

  @Test
  void namesThatAreGivenMayBeSpelledAsPrintedOrOnAnyKeyboard() {
    List<String> names = List.of("δ3", "θ2", "a2", "ŷ − y", "J(θ + h)", "λ_min", "u′", "u", "e");
    for (String text :
        List.of(
            "δ² = δ³·θ²·a²·(1 − a²)",
            "δ3 θ2 a2 (1 - a2)",
            "delta3*theta2*a2*(1-a2)",
            "δ₃θ₂a₂(1 − a₂)",
            "delta3 θ^1 2".replace("θ^1 2", "θ2 * (a2 − a2²)"))) {
      assertEquals(
          2 * 3 * 5 * -4,
          Expression.value(text, names, 2.0, 3.0, 5.0, 0., 0., 0., 0., 0., 0.),
          text);
    }
    Object[] values = {0., 0., 0., 2.0, 3.0, 5.0, 7.0, 11.0, 13.0};
    assertEquals(30, Expression.value("(ŷ − y) · J(θ+h) · lambda_min", names, values));
    assertEquals(30, Expression.value("(yhat-y)*J(theta + h)*λ_min", names, values));
    assertEquals(49 + 11 + 13 + 1, Expression.value("u'² + u + e + exp(0)", names, values));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(x + | at the end: a number, a name or a bracket is expected here",
        "x * * 2 | character 5, “* 2”: a number, a name or a bracket is expected here",
        "(x + 1 | at the end: the bracket that opens at character 1 is not closed",
        "x) + 1 | character 2, “) + 1”: this bracket closes nothing",
        "tahn(x) | character 1, “tahn(x)”: there is no function tahn, but tanh, exp",
        "tanh x | character 6, “x”: tanh needs a bracket: tanh(…)",
        "x + 1,5 | character 6, “,5”: +, −, *, / or ^ is missing before this",
        "1.2.3 + x | character 1, “1.2.3 + x”: this is no number",
        "1/2x | character 4, “x”: 1/2x can be read in two ways",
        "max(x) | character 6, “)”: max takes two numbers",
        "3 = x | before = stands one name",
        "x = x + 1 | “x” is the result",
        "x ? 1 + this is long | character 3, “? 1 + this i…”: +, −, *, / or ^",
        "\"\" | at the end: a number, a name or a bracket",
        "alert('a') | there is no function alert",
        "x#1 | character 2, “#1”"
      })
  void whatCannotBeReadIsSaidWithItsPlace(String text, String words) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> read(text));
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }

  @Test
  void aNameThatIsNotGivenIsRefusedAndLongTextsToo() {
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> Expression.value("θ3 + 1", List.of("θ2", "δ3"), 1., 2.))
            .getMessage()
            .endsWith("the names here are θ2, δ3"));
    assertThrows(IllegalArgumentException.class, () -> read("x+".repeat(100) + "x"));
    assertThrows(IllegalArgumentException.class, () -> read("(".repeat(200)));
  }
}

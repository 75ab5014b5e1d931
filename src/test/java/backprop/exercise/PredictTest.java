package backprop.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A guess is compared kindly; without one the result is shown all the same. */
class PredictTest {
  private static String printed(Runnable prediction) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      prediction.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  private static void assertNumber(String how, Object guess) {
    String expected = "a2 = 0.7685. You said " + guess + ": " + how + ". Because.";
    assertEquals(expected, printed(() -> Predict.number("a2", 0.76852, guess, "Because.")));
  }

  private static void assertSign(String how, Object guess) {
    String expected = "J = −0.2. You said " + guess + ": " + how + ". Because.";
    assertEquals(expected, printed(() -> Predict.sign("J", -0.2, guess, "Because.")));
  }

  private static void assertWords(String how, String guess) {
    String expected = "order: θ1 θ3 θ2. You said " + guess + ": " + how + ". Because.";
    assertEquals(expected, printed(() -> Predict.words("order", "θ1 θ3 θ2", guess, "Because.")));
  }

  @Test
  void withoutAGuessTheResultIsShown() {
    for (Object none : new Object[] {"?", "", null}) {
      assertEquals(
          "n = 250,000. (No guess yet: give one, it helps.)",
          printed(() -> Predict.number("n", 250_000, none, "Because.")));
    }
  }

  @Test
  void aNumberIsRightOrCloseOrToldHowFarItIsOff() {
    assertNumber("right", 0.7685);
    assertNumber("right", "0,77");
    assertNumber("close", 0.75);
    assertNumber("a little too small", 0.5);
    assertNumber("too large by a factor of 10", 10);
    assertNumber("the sign is the other one", -0.5);
    assertNumber("not so", 0);
    assertNumber("that is no number", "much");
  }

  @Test
  void aSignIsGivenInAnyForm() {
    for (Object negative : new Object[] {"-", "−", -3, "negative", "Minus"}) {
      assertSign("right", negative);
    }
    assertSign("the other way round", "+");
    assertSign("that is no sign", "up");
  }

  @Test
  void numbersAreReadAsTheyArePrinted() {
    for (String guess : List.of("2,410", "2410", "4820/2")) {
      String expected = "n = 2,410. You said " + guess + ": right. Because.";
      assertEquals(expected, printed(() -> Predict.number("n", 2410, guess, "Because.")));
    }
    for (String guess : List.of("1 0 -0.5", "(1, 0, −0.5)", "1.0 0.0 -0.5")) {
      String expected = "dZ: 1.0 0.0 -0.5. You said " + guess + ": right. Because.";
      assertEquals(expected, printed(() -> Predict.words("dZ", "1.0 0.0 -0.5", guess, "Because.")));
    }
    for (String guess : List.of("2 × 4", "2x4", "2 by 4", "(2, 4)")) {
      String expected = "β: 2×4. You said " + guess + ": right. Because.";
      assertEquals(expected, printed(() -> Predict.words("β", "2×4", guess, "Because.")));
    }
  }

  @Test
  void wordsAreRightInTheirOrder() {
    assertWords("right", "θ1, θ3, θ2");
    assertWords("1 of 3 in the right place", "θ1 θ2 θ3");
    assertWords("not so", "θ2 θ1 θ3");
  }
}

package backprop.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.grading.Gradient;
import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.Pass;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said to answers of every kind. */
class ExerciseTest {
  private static final Problem<Answer.Two> PRODUCT =
      new Problem<Answer.Two>("01.1", (a, b) -> a * b)
          .given(r -> List.of(1 + r.nextDouble(), 1 + r.nextDouble()), "a", "b")
          .wrong((a, b) -> a + b); // gets the first sentence of 01.1

  private static String said(Answer.Two mine) {
    Judgement judgement = Judgement.of(PRODUCT, mine);
    assertFalse(judgement.solved());
    return judgement.words();
  }

  @Test
  void noAnswerIsSaidInOneLine() {
    assertEquals(
        "not answered yet.  Exercise.hint(\"01.1\") gives a hint,"
            + " Exercise.solution(\"01.1\") the solution.",
        said((a, b) -> Exercise.todo()));
  }

  @Test
  void aWrongAnswerGetsTheFirstCaseAndBothNumbers() {
    String words = said((a, b) -> a + b);
    assertTrue(
        words.matches(
            "not yet\\. For a = 1\\.\\d+, b = 1\\.\\d+ you get [\\d.]+; it should be [\\d.]+\\."
                + "\nThat is a path whose last unit squashes too\\. What is g here\\?"),
        words);
  }

  @Test
  void onlyWhatGivesTheSameNumbersEverywhereIsNamed() {
    assertFalse(said((a, b) -> a < 1.5 ? a + b : 0).contains("squashes"));
  }

  @Test
  void aFlippedSignIsNoticed() {
    assertTrue(said((a, b) -> -a * b).endsWith("\nOnly the sign is wrong, in every case."));
  }

  @Test
  void aFactorAndAFractionOfIntegersAreNoticed() {
    assertTrue(said((a, b) -> a * b / 2).endsWith("0.5 times the right answer, in every case."));
    String same = "\nYou get the same in every case. Is a fraction computed in integers?";
    assertTrue(said((a, b) -> 1 / 2 * a * b).contains(same));
    assertTrue(said((a, b) -> Math.pow(a * b, 1 / 3)).contains(same));
    assertTrue(said((a, b) -> a * b + a).endsWith("."));
    assertFalse(said((a, b) -> a * b + a).contains("every case"));
  }

  @Test
  void anAnswerThatSpoilsItsArgumentsIsJudgedByTheOriginals() {
    Problem<Answer.OneMatrix> twice =
        new Problem<Answer.OneMatrix>("01.1", A -> A.scale(2))
            .given(random -> List.of(Matrix.normal(2, 3, 1, random)), "A");
    Answer.OneMatrix clears =
        A -> {
          A.clear();
          return A;
        };
    assertFalse(Judgement.of(twice, clears).solved());
  }

  @Test
  void aNumberOrWordsAreReadAsTheyAreTyped() {
    for (Object four : new Object[] {4, 4.0, "4", " 4,0 ", "8/2", "θ = 4"}) {
      assertTrue(Judgement.of(Problem.of("01.7"), given -> four).solved(), "" + four);
    }
    for (Object many : new Object[] {1482, "1482", "1,482"}) {
      assertTrue(Judgement.of(Problem.of("03.1"), given -> many).solved(), "" + many);
    }
    for (Object b : new Object[] {"b", "B", 'b', "(b)", "b)", "b."}) {
      assertTrue(Judgement.of(Problem.of("02.6"), given -> b).solved(), "" + b);
    }
    assertTrue(Judgement.of(Problem.of("05b.3"), given -> 2.0).solved());
    assertTrue(Judgement.of(Problem.of("06b.1"), given -> "b^2").solved());
    Answer text = given -> "four";
    assertTrue(Judgement.of(Problem.of("01.7"), text).words().endsWith("such as 0.25."));
    Answer near = given -> 3.9;
    assertTrue(Judgement.of(Problem.of("01.7"), near).words().endsWith("not near enough."));
    Answer none = given -> " ";
    assertTrue(Judgement.of(Problem.of("01.7"), none).words().startsWith("not answered yet"));
  }

  @Test
  void anErrorAndNoNumberAreSaidKindly() {
    String error = said((a, b) -> a / (1 / (int) (a - a)));
    assertTrue(error.startsWith("your answer stops with an error for a = 1."), error);
    assertTrue(error.endsWith(":\nArithmeticException: / by zero"), error);
    assertTrue(said((a, b) -> Math.log(-a)).startsWith("your answer gives NaN for a = 1."));
  }

  @Test
  void anAnswerWithoutEndIsSaid() {
    Answer endless =
        given -> {
          while (true) {
            Thread.onSpinWait();
          }
        };
    Answer.Two mine =
        (a, b) -> (Double) Attempt.at(endless, new Object[] {a, b}, System.nanoTime());
    String words = said(mine);
    assertTrue(words.startsWith("your answer has not ended after 10 seconds for a = 1."), words);
    assertTrue(words.endsWith("Is there a loop whose condition stays true?"), words);
  }

  @Test
  void anAnswerThatIsInterruptedIsSaidAndWhatItThrowsIsItsOwn() {
    Answer.Two mine =
        (a, b) -> {
          Thread.currentThread().interrupt();
          return (Double) Attempt.at(given -> a * b, new Object[] {}, Long.MAX_VALUE);
        };
    assertTrue(said(mine).startsWith("your answer was interrupted for a = 1."), said(mine));
    Answer deep = given -> new Object[] {recursion(1)};
    Answer.Two overflows = (a, b) -> (Double) Attempt.at(deep, new Object[] {}, Long.MAX_VALUE);
    String words = said(overflows);
    assertTrue(words.startsWith("your answer stops with an error for a = 1."), words);
    assertTrue(words.endsWith(":\nStackOverflowError"), words);
    words = said((a, b) -> (double) new double[Integer.MAX_VALUE].length);
    assertTrue(words.contains(":\nOutOfMemoryError: "), words);
  }

  @Test
  void whatAnAnswerPrintsIsKeptUpToALimit() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Answer.Two prints =
          (a, b) -> {
            System.out.println("δ = " + a);
            return a * b;
          };
      assertTrue(Attempt.of(PRODUCT, prints).solved());
      String all = printed.toString(StandardCharsets.UTF_8);
      assertEquals(20, all.lines().filter(line -> line.startsWith("δ = 1.")).count(), all);
      printed.reset();
      Answer.Two floods =
          (a, b) -> {
            System.out.print(".".repeat(100_000));
            return a * b;
          };
      assertTrue(Attempt.of(PRODUCT, floods).solved());
      all = printed.toString(StandardCharsets.UTF_8);
      assertTrue(all.length() < 21_000 && all.endsWith("is left out)\n"), "" + all.length());
    } finally {
      System.setOut(before);
    }
  }

  private static double recursion(double v) {
    return 1 + recursion(v + 1);
  }

  @Test
  void matricesAreComparedWithTheirShape() {
    Problem<Answer.OneMatrix> transposed =
        new Problem<Answer.OneMatrix>("01.1", Matrix::transpose)
            .given(random -> List.of(Matrix.normal(2, 3, 1, random)), "A");
    String words = Judgement.of(transposed, (Answer.OneMatrix) A -> A).words();
    assertTrue(words.matches("not yet\\. For A = \\{\\{.*}} you get \\{\\{.*"), words);
    assertTrue(words.endsWith("The shape is 2×3; it should be 3×2."), words);
  }

  @Test
  void aGradientIsDiagnosedAndMustBeWhole() {
    Answer.OfNetwork right =
        (net, X, Y) -> {
          Pass pass = net.gradients(X, Y);
          return Gradient.of("W^1", pass.dW(1)).and("b^1", pass.db(1));
        };
    Problem<Answer.OfNetwork> problem =
        new Problem<>("01.1", right)
            .given(
                random ->
                    List.of(
                        Network.classifier(3, 2).initialised(1),
                        Matrix.normal(3, 4, 1, random),
                        Matrix.of(new double[] {1, 0, 1, 0}, new double[] {0, 1, 0, 1})),
                "net",
                "X",
                "Y");
    assertTrue(Judgement.of(problem, right).solved());
    Answer.OfNetwork half = (net, X, Y) -> Gradient.of("W^1", net.gradients(X, Y).dW(1));
    String words = Judgement.of(problem, half).words();
    assertTrue(words.startsWith("not yet. Right: ") && words.endsWith(" Missing: b^1."), words);
    Answer.OfNetwork flipped =
        (net, X, Y) -> Gradient.of("W^1", net.gradients(X, Y).dW(1).scale(-1));
    assertTrue(Judgement.of(problem, flipped).words().contains("sign"));
    Answer.OfPath shorter = (path, x, y) -> new double[1];
    assertTrue(
        Judgement.of(Problem.of("01.5"), shorter).words().contains("the gradient has 1 numbers"));
  }

  @Test
  void wordsAreComparedAsPeopleWriteThem() {
    Problem<Answer> order = new Problem<>("01.1", given -> "θ1 θ3 θ2");
    for (String same : List.of("θ1, θ3, θ2", "θ1 < θ3 < θ2", " θ1  θ3 θ2")) {
      assertTrue(Judgement.of(order, given -> same).solved(), same);
    }
    assertEquals("not yet: it is not θ1.", Judgement.of(order, given -> "θ1").words());
    assertTrue(Judgement.of(order, given -> null).words().startsWith("not answered yet"));
  }

  @Test
  void anUnknownExerciseIsNamed() {
    assertEquals(
        "the lesson has no exercise '01.99'",
        assertThrows(IllegalArgumentException.class, () -> Exercise.hint("01.99")).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Exercise.solved("99"));
  }

  @Test
  void aNumberBetweenQuotesIsANumber() {
    Problem<?> sum = Problem.of("03.2");
    assertTrue(Judgement.of(sum, given -> "0").solved());
    assertFalse(Judgement.of(sum, given -> "1").solved());
    assertTrue(Judgement.of(sum, given -> "1").words().contains("add up to 1"));
  }
}

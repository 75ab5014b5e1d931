package backprop.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static String printed(Score score) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      score.points();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void partsThatThrowGiveNoPointsAndTheirReason() {
    Score score =
        Score.outOf(4)
            .part(2, "the first", () -> {})
            .part(1, "the second", () -> assertEquals(1, 2, "too small"))
            .part(
                0.5,
                "the third",
                () -> {
                  throw new IllegalStateException();
                });
    assertEquals(2, score.points());
    assertEquals(
        "the first: 2 of 2\nthe second: 0 of 1. too small ==> expected: <1> but was: <2>\n"
            + "the third: 0 of 0.5. IllegalStateException\n",
        printed(score));
    assertTrue(score.toString().startsWith("2 of 4 points"));
  }

  @Test
  void moreThanTheMaximumCannotBeOffered() {
    Score score = Score.outOf(2).part(2, "all", () -> {});
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> score.part(1, "more", () -> {}));
    assertEquals("more: 1 points, after 2 of 2 points have been offered", error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Score.outOf(0));
    assertThrows(IllegalArgumentException.class, () -> Score.outOf(Double.NaN));
  }

  @Test
  void anEndlessRecursionIsAFailureAndNoMemoryEndsTheCell() {
    assertEquals(0, Score.outOf(1).part(1, "deep", ScoreTest::recurse).points());
    assertThrows(
        OutOfMemoryError.class,
        () ->
            Score.outOf(1)
                .part(
                    1,
                    "full",
                    () -> {
                      throw new OutOfMemoryError();
                    }));
  }

  private static void recurse() {
    recurse();
  }
}

package backprop.data;

import static backprop.data.ExamplesTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.matrix.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitTest {
  private final Examples digits = Examples.classification(ExamplesTest.DIGITS, "digit");

  @Test
  void stratifiedHoldsOutTheExactNumberInProportion() {
    Split split = Split.stratified(digits, 450, 1);
    assertEquals("1347 for training, 450 held out", split.toString());
    int[] all = counts(digits);
    int[] held = counts(split.heldOut());
    for (int k = 0; k < 10; k++) {
      double share = all[k] * 450.0 / 1797;
      assertTrue(Math.abs(held[k] - share) < 1, "class " + k + ": " + held[k] + " of " + share);
    }
  }

  @Test
  void noExampleIsLostOrDoubled() {
    Examples numbered =
        new Examples(numbers(100), oneHot(100), List.of("number"), List.of("even", "odd"));
    Split split = Split.stratified(numbered, 33, 7);
    double sum = split.training().X().sum() + split.heldOut().X().sum();
    assertEquals(100 * 99 / 2.0, sum);
    assertEquals(67, split.training().size());
  }

  @Test
  void theSameSeedGivesTheSameSplitAndAnotherSeedAnother() {
    Split split = Split.stratified(digits, 450, 1);
    assertEquals(split, Split.stratified(digits, 450, 1));
    assertNotEquals(split, Split.stratified(digits, 450, 2));
  }

  // the first three of the shuffle, worked out apart from Java from the specification of Random
  @Test
  void theDrawIsFixedForEver() {
    Examples numbered =
        new Examples(numbers(10), numbers(10).map(x -> 2 * x), List.of("x"), List.of("y"));
    Split split = Split.random(numbered, 3, 42);
    assertArrayEquals(new double[] {2, 4, 6}, split.heldOut().X().row(0));
    assertEquals(7, split.training().size());
  }

  @Test
  void aRareClassAppearsInBothParts() {
    double[][] Y = new double[2][100];
    for (int j = 0; j < 100; j++) {
      Y[j < 2 ? 0 : 1][j] = 1;
    }
    Examples rare =
        new Examples(numbers(100), Matrix.of(Y), List.of("x"), List.of("rare", "common"));
    Split split = Split.stratified(rare, 2, 3);
    assertArrayEquals(new int[] {1, 1}, counts(split.heldOut()));
    assertArrayEquals(new int[] {1, 1}, counts(Split.stratified(rare, 98, 3).training()));
  }

  @Test
  void countsOutOfRangeAndSingleExamplesAreRefused() {
    assertMessage("9 held out of 1797 examples", () -> Split.stratified(digits, 9, 1));
    assertMessage("it must be 10 … 1787", () -> Split.stratified(digits, 1788, 1));
    assertMessage("-1 held out of", () -> Split.random(digits, -1, 1));
    assertMessage("it must be 1 … 1796", () -> Split.random(digits, 1797, 1));
    Examples single =
        new Examples(
            numbers(3),
            Matrix.of(new double[] {1, 0, 0}, new double[] {0, 1, 1}),
            List.of("x"),
            List.of("lone", "pair"));
    assertMessage("class 'lone' has a single example", () -> Split.stratified(single, 1, 1));
  }

  private static Matrix numbers(int n) {
    Matrix numbers = Matrix.zeros(1, n);
    for (int j = 0; j < n; j++) {
      numbers.set(0, j, j);
    }
    return numbers;
  }

  private static Matrix oneHot(int n) {
    Matrix Y = Matrix.zeros(2, n);
    for (int j = 0; j < n; j++) {
      Y.set(j % 2, j, 1);
    }
    return Y;
  }

  private static int[] counts(Examples examples) {
    int[] counts = new int[examples.classes().size()];
    for (int label : examples.labels()) {
      counts[label]++;
    }
    return counts;
  }
}

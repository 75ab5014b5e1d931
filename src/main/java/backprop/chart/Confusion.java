package backprop.chart;

import backprop.draw.Fill;
import backprop.draw.Look;
import backprop.text.Numbers;
import backprop.text.Text;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How often each class was taken for each: {@code counts[actual][predicted]}. */
record Confusion(int[][] counts, List<String> classes) {
  private static final Color DARK = new Color(0x08306B);

  static Confusion of(int[] actual, int[] predicted, List<String> classes) {
    Text.refuseIf(classes.isEmpty(), "no classes: name at least one");
    if (actual.length != predicted.length) {
      throw Text.illegal(
          "%s actual classes and %s predicted ones: the numbers must be equal",
          actual.length, predicted.length);
    }
    Text.refuseIf(actual.length == 0, "no examples: give at least one");
    int[][] counts = new int[classes.size()][classes.size()];
    for (int j = 0; j < actual.length; j++) {
      requireClass("actual", j, actual[j], classes);
      requireClass("predicted", j, predicted[j], classes);
      counts[actual[j]][predicted[j]]++;
    }
    return new Confusion(counts, classes);
  }

  int right() {
    return IntStream.range(0, counts.length).map(k -> counts[k][k]).sum();
  }

  /** The darker, the larger the share of the row. */
  Fill fill(int i, int j) {
    double row = Arrays.stream(counts[i]).sum();
    double share = row == 0 ? 0 : counts[i][j] / row;
    return Fill.plain(Look.mix(Color.WHITE, DARK, StrictMath.sqrt(share)));
  }

  String text(int i, int j) {
    return counts[i][j] == 0 ? "·" : Integer.toString(counts[i][j]);
  }

  /** The most frequent mistake in words, the first of equals; empty if there is none. */
  String worst() {
    int most = 0;
    String worst = "";
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        if (i != j && counts[i][j] > most) {
          most = counts[i][j];
          worst =
              Text.format(
                  "; most often %s was taken for %s, %s",
                  classes.get(i), classes.get(j), Numbers.count(most, "time"));
        }
      }
    }
    return worst;
  }

  private static void requireClass(String what, int example, int number, List<String> classes) {
    if (number < 0 || number >= classes.size()) {
      throw Text.illegal(
          "%s class of example %s (the first is 0) is %s, but must be 0 … %s",
          what, example, number, classes.size() - 1);
    }
  }
}

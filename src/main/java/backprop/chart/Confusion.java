package backprop.chart;

import backprop.text.Text;
import java.util.List;

/** Counts of actual against predicted classes. */
final class Confusion {
  private Confusion() {}

  /** counts[actual][predicted]. */
  static int[][] counts(int[] actual, int[] predicted, List<String> classes) {
    if (classes.isEmpty()) {
      throw Text.illegal("no classes: name at least one");
    }
    if (actual.length != predicted.length) {
      throw Text.illegal(
          "%s actual classes and %s predicted ones: the numbers must be equal",
          actual.length, predicted.length);
    }
    if (actual.length == 0) {
      throw Text.illegal("no examples: give at least one");
    }
    int[][] counts = new int[classes.size()][classes.size()];
    for (int j = 0; j < actual.length; j++) {
      requireClass("actual", j, actual[j], classes);
      requireClass("predicted", j, predicted[j], classes);
      counts[actual[j]][predicted[j]]++;
    }
    return counts;
  }

  /** The most frequent mistake in words, the first of equals; empty if there is none. */
  static String worst(int[][] counts, List<String> classes) {
    int most = 0;
    String worst = "";
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        if (i != j && counts[i][j] > most) {
          most = counts[i][j];
          worst =
              Text.format(
                  "; most often %s was taken for %s, %s %s",
                  classes.get(i), classes.get(j), most, most == 1 ? "time" : "times");
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

package backprop.diagram;

import backprop.draw.Ink;
import backprop.text.Numbers;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A layer in a picture of a network: for each unit what stands in its two places, "z²" and "a²". An
 * input has the second alone; biases are empty if there are none to be shown.
 */
record UnitColumn(
    String name,
    String inLetter,
    String outLetter,
    String index,
    double[] in,
    double[] out,
    double[] biases,
    String biasLetter) {
  /** An input, which is given and not computed. */
  static UnitColumn input(String letter, String index, double[] values) {
    return new UnitColumn("input", "", letter, index, new double[0], values, new double[0], "");
  }

  boolean isInput() {
    return in.length == 0;
  }

  int count() {
    return out.length;
  }

  /** Width of the first place. */
  double inWidth() {
    return isInput() ? 0 : width(inLetter, in);
  }

  /** Width of the second place. */
  double outWidth() {
    return width(outLetter, out);
  }

  double width() {
    return inWidth() + outWidth();
  }

  /** The layer in words, for those who cannot see it. */
  String inWords() {
    List<String> units = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      String before = isInput() ? "" : Numbers.typeset(in[i]) + " | ";
      units.add(before + Numbers.typeset(out[i]));
    }
    String letters = isInput() ? outLetter : inLetter + " | " + outLetter;
    return Text.format("%s, %s: %s", name, letters, String.join(", ", units));
  }

  private static double width(String letter, double[] values) {
    double number = Ink.widest(Ink.NORMAL, Arrays.stream(values).mapToObj(Numbers::typeset));
    return Math.ceil(Math.max(30, Math.max(number, Ink.width(Ink.NORMAL, letter))) + 10);
  }
}

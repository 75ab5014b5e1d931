package backprop.browser;

import backprop.grading.Mistake;
import backprop.grading.Slip;
import backprop.text.Decimal;
import java.util.Arrays;
import java.util.List;

/** The mistakes that can be planted into a backward pass, from the catalogue of the diagnosis. */
enum Blunder {
  NONE("none", "none", null),
  SLOPE("slope", "σ′ forgotten", Mistake.SLOPE_FORGOTTEN),
  SLOPE_OF_A("slope-of-a", "σ′ taken at a, not z", Mistake.SLOPE_OF_A),
  SIGN("sign", "y − a instead of a − y", Mistake.RESIDUAL_SIGN),
  HIDDEN_SIGN("hidden-sign", "sign of hidden δ flipped", Mistake.DELTA_SIGN),
  TRANSPOSE("transpose", "W not transposed", Mistake.WEIGHTS_NOT_TRANSPOSED),
  WEIGHTS("weights", "W left out on the way back", Mistake.WEIGHTS_FORGOTTEN),
  UPDATED("updated", "W updated too early", Mistake.WEIGHTS_UPDATED),
  MEAN("mean", "sum instead of mean", Mistake.MEAN_FORGOTTEN),
  MEAN_TWICE("mean-twice", "mean taken twice", Mistake.MEAN_ADDED),
  LAST_ONLY("last-only", "last example only", Mistake.LAST_EXAMPLE_ONLY),
  INPUT("input", "a left out of ∂C/∂W", Mistake.INPUT_FORGOTTEN);

  static final List<String> WORDS = Arrays.stream(values()).map(one -> one.word).toList();
  static final List<String> LABELS = Arrays.stream(values()).map(one -> one.label).toList();

  final String word; // in addresses
  private final String label;
  private final Mistake mistake;

  Blunder(String word, String label, Mistake mistake) {
    this.word = word;
    this.label = label;
    this.mistake = mistake;
  }

  static Blunder of(String word) {
    return values()[WORDS.indexOf(word)];
  }

  /** At every layer where it can be made; null for none. */
  Slip slip(double rate) {
    return mistake == null ? null : new Slip(mistake, 0).with(rate);
  }

  /** The same as Java. */
  String java(double rate) {
    String number = this == UPDATED ? ".with(" + Decimal.of(rate) + ")" : "";
    return "new Slip(Mistake." + mistake.name() + ", 0)" + number;
  }
}

package backprop.grading;

/**
 * A mistake made somewhere.
 *
 * @param layer l as {@code Network} counts; 0 for every layer where it can be made
 */
public record Slip(Mistake mistake, int layer) {
  boolean isEverywhere() {
    return layer == 0;
  }

  boolean at(Mistake asked, int l) {
    return mistake == asked && (layer == 0 || layer == l);
  }
}

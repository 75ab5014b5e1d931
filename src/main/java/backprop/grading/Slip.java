package backprop.grading;

/**
 * A mistake made somewhere.
 *
 * @param layer l as {@code Network} counts; 0 for every layer where it can be made
 * @param only {@link Line#WEIGHTS} or {@link Line#BIASES} if it is made for these alone, else null
 * @param number the γ or λ in it; 0 where the mistake has none
 */
public record Slip(Mistake mistake, int layer, Line only, double number) {
  Slip(Mistake mistake, int layer) {
    this(mistake, layer, null, 0);
  }

  /** The same with this number, if it has one. */
  Slip with(double fitted) {
    return mistake.isFitted() ? new Slip(mistake, layer, only, fitted) : this;
  }

  Slip at(int l) {
    return new Slip(mistake, l, only, number);
  }

  boolean isEverywhere() {
    return layer == 0;
  }

  /** Whether it is made in this line, at layer l, on the way to this part. */
  boolean isMade(Line line, int l, Line part) {
    return mistake.line() == line && (layer == 0 || layer == l) && (only == null || only == part);
  }

  /** The line whose equation is to be reread about it at layer l of L. */
  Line equation(int l, int L) {
    Line equation = mistake.line().equation();
    if (equation == Line.RECURSION && l == L) {
      return Line.OUTPUT;
    }
    return equation == Line.WEIGHTS && only == Line.BIASES ? Line.BIASES : equation;
  }
}

package backprop.diagram;

/**
 * How wide a line of text is, about: the advances of DejaVu Sans, a wide font, rounded up.
 *
 * <p>Whoever opens an SVG may have another font. Layout by this table needs none, is the same
 * everywhere, and leaves room enough in the common ones.
 */
public final class Widths {
  private static final String NARROW = " .,:;|'!ijl·";
  private static final String SLENDER = "()[]ftr-/I″′⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁻₀₁₂₃₄₅₆₇₈₉ᵀ";
  private static final String WIDE = "+−=×÷<>≥≤≈±wmMW→←";

  private Widths() {}

  /** The width of a line of text in this font size. */
  public static double of(String text, double size) {
    double width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += of(text.charAt(i));
    }
    return width * size;
  }

  private static double of(char c) {
    if (NARROW.indexOf(c) >= 0) {
      return 0.34;
    }
    if (SLENDER.indexOf(c) >= 0) {
      return 0.42;
    }
    return WIDE.indexOf(c) >= 0 ? 0.9 : Character.isUpperCase(c) ? 0.78 : 0.64;
  }
}

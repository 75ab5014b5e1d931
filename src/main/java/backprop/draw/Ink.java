package backprop.draw;

import backprop.text.Resource;
import backprop.text.Text;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every figure is drawn with: the font, the greys, and text as outlines.
 *
 * <p>The font is part of the library and text is filled outlines, so that pixels depend neither on
 * the fonts of a machine nor on how its JDK rasters them. Lengths are CSS pixels; the sheet has
 * {@link #SHARPNESS} device pixels for each.
 */
public final class Ink {
  public static final int SHARPNESS = 2;

  static {
    Headless.ensure();
  }

  public static final Color TEXT = new Color(0x222222);
  public static final Color FRAME = new Color(0x777777);
  public static final Color GRID = new Color(0xDEDEDE);
  public static final Color FAINT = new Color(0xF0F0F0);

  public static final Font SMALL;
  public static final Font NORMAL;
  public static final Font TITLE;

  static {
    Font regular = font("DejaVuSans.ttf");
    SMALL = regular.deriveFont(12f);
    NORMAL = regular.deriveFont(13f);
    TITLE = font("DejaVuSans-Bold.ttf").deriveFont(13f);
  }

  private static final FontRenderContext OUTLINES = new FontRenderContext(null, true, true);

  private Ink() {}

  /** A white sheet of this size in CSS pixels, painted on. */
  public static BufferedImage sheet(int width, int height, Painting painting) {
    BufferedImage sheet =
        new BufferedImage(width * SHARPNESS, height * SHARPNESS, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.scale(SHARPNESS, SHARPNESS);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    painting.paint(g, width, height);
    g.dispose();
    return sheet;
  }

  public static double width(Font font, String text) {
    return glyphs(font, text).getLogicalBounds().getWidth();
  }

  /** The width of the widest of several lines, 0 if there is none. */
  public static double widest(Font font, Stream<String> lines) {
    return lines.mapToDouble(line -> width(font, line)).max().orElse(0);
  }

  /**
   * A line of text whose anchor stands at (x, y).
   *
   * @param along where the anchor is along the line: 0 its start, 0.5 its middle, 1 its end
   * @param y the base line
   */
  public static void text(
      Graphics2D g, Font font, Color color, String text, double x, double y, double along) {
    Shape outline = glyphs(font, text).getOutline();
    double shift = along == 0 ? 0 : along * width(font, text);
    g.setColor(color);
    g.fill(AffineTransform.getTranslateInstance(x - shift, y).createTransformedShape(outline));
  }

  /** The title of an axis that reads upwards, its middle at (x, y). */
  public static void upwards(Graphics2D g, String text, double x, double y) {
    AffineTransform before = g.getTransform();
    g.translate(x, y);
    g.rotate(-Math.PI / 2);
    text(g, NORMAL, TEXT, text, 0, 0, 0.5);
    g.setTransform(before);
  }

  /** As much of the text as fits into the width, with "…" where it was cut. */
  public static String fitted(Font font, String text, double width) {
    if (width(font, text) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 1 && width(font, text.substring(0, end) + "…") > width) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /**
   * The font for a line of text: this one, or where it lacks a character, such as 損 or 🎉, the
   * sans-serif font of the machine. A figure with such text is not the same on every machine.
   */
  public static Font fontFor(Font font, String text) {
    return font.canDisplayUpTo(text) < 0
        ? font
        : Machine.SANS.deriveFont(font.getStyle(), font.getSize2D());
  }

  /** The text, with its number for each character that {@link #fontFor} cannot show: "[U+640D]". */
  public static String readable(Font font, String text) {
    Font found = fontFor(font, text);
    IntPredicate shows = c -> found.canDisplay(c) || Character.isISOControl(c);
    return text.codePoints()
        .mapToObj(c -> shows.test(c) ? Character.toString(c) : Text.format("[U+%04X]", c))
        .collect(Collectors.joining());
  }

  /** A font that is not looked for before a figure needs it. */
  private static final class Machine {
    static final Font SANS = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  }

  private static GlyphVector glyphs(Font font, String text) {
    String readable = readable(font, text);
    return fontFor(font, readable).createGlyphVector(OUTLINES, readable);
  }

  private static Font font(String file) {
    byte[] bytes = Resource.bytes(Ink.class, "/backprop/fonts/" + file);
    try {
      return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes));
    } catch (FontFormatException | IOException e) {
      throw new IllegalStateException("the font " + file + " is damaged", e);
    }
  }
}

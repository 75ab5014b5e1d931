package backprop.chart;

import backprop.draw.Fill;
import backprop.draw.Ink;
import backprop.draw.Painting;
import backprop.matrix.Matrix;
import backprop.text.Numbers;
import backprop.text.Text;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of coloured cells, row 0 at the top, with the numbers written in where they fit.
 *
 * <p>Drawn without XChart: its heat map writes all numbers in one colour, dark on dark, formats
 * them in the locale of the machine, and shows only the ends of its scale.
 *
 * @param fill of a cell, by row and column
 * @param bar the meaning of the colours, or null if the texts say it
 */
record Cells(
    String title,
    String xTitle,
    String yTitle,
    List<String> rows,
    List<String> columns,
    At<Fill> fill,
    At<String> text,
    ColourBar bar)
    implements Painting {
  private static final int MARGIN = 10;
  private static final int LINE = 18;
  private static final int MOST_DECIMALS = 4;
  private static final Font NUMBERS = Ink.SMALL;

  /** What a cell has. */
  interface At<T> {
    T at(int row, int column);
  }

  /** The numbers of a matrix, all with as many decimals as show two digits of the largest. */
  static At<String> numbers(Matrix A) {
    boolean whole = Arrays.stream(A.toArray()).allMatch(a -> a == Math.rint(a)); // or all are 0
    int decimals = whole ? 0 : 1 - (int) Math.floor(StrictMath.log10(A.maxAbs()));
    String format = "%." + Math.max(0, Math.min(MOST_DECIMALS, decimals)) + "f";
    return (i, j) -> {
      String text = Text.format(format, Math.abs(A.get(i, j)));
      boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
      return A.get(i, j) < 0 && !zero ? "−" + text : text;
    };
  }

  /** The size in which cells are large enough for their texts if that is possible on a page. */
  Figure figure(String caption) {
    double cell = Math.max(30, widest() + 12);
    int across = (int) Math.round(Math.min(560, Math.max(200, columns.size() * cell)));
    int down = (int) Math.round(Math.min(420, Math.max(100, rows.size() * Math.min(cell, 34))));
    double least = Ink.width(Ink.TITLE, title) + 2 * 14;
    int width = (int) Math.max(Math.ceil(least), left() + across + right());
    return new Figure(caption, width, Header.TITLE_LINE + down + bottom(), this);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    int top = new Header(title, List.of()).paint(g, width);
    int left = left();
    double across = (width - left - right()) / (double) columns.size();
    double down = (height - top - bottom()) / (double) rows.size();
    if (across <= 0 || down <= 0) {
      return; // no room
    }
    paintFills(g, left, top, across, down);
    paintTexts(g, left, top, across, down);
    double right = left + across * columns.size();
    double bottom = top + down * rows.size();
    Axes.paintFrame(g, left, top, right - left, bottom - top);
    paintNames(g, left, top, across, down);
    Ink.text(g, Ink.NORMAL, Ink.TEXT, xTitle, (left + right) / 2, bottom + LINE + 20, 0.5);
    Ink.upwards(g, yTitle, MARGIN + 12, (top + bottom) / 2);
    if (bar != null) {
      bar.paint(g, right + 14, top, bottom - top);
    }
  }

  // edges on whole device pixels: no seams between cells, no blur
  private void paintFills(Graphics2D g, int left, int top, double across, double down) {
    Object before = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    for (int i = 0; i < rows.size(); i++) {
      double y = top + whole(i * down);
      double height = top + whole((i + 1) * down) - y;
      for (int j = 0; j < columns.size(); j++) {
        double x = left + whole(j * across);
        fill.at(i, j).paint(g, x, y, left + whole((j + 1) * across) - x, height);
      }
    }
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
  }

  private static double whole(double length) {
    return Math.rint(length * Ink.SHARPNESS) / Ink.SHARPNESS;
  }

  private void paintTexts(Graphics2D g, int left, int top, double across, double down) {
    if (down < 15 || widest() > across - 4) {
      return; // all numbers or none: a few would look like all there are
    }
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < columns.size(); j++) {
        Color color = Scale.textOn(fill.at(i, j).color());
        double x = left + (j + 0.5) * across;
        Ink.text(g, NUMBERS, color, text.at(i, j), x, top + (i + 0.5) * down + 4.5, 0.5);
      }
    }
  }

  private double widest() {
    IntStream all = IntStream.range(0, rows.size() * columns.size());
    int n = columns.size();
    return Ink.widest(NUMBERS, all.mapToObj(k -> text.at(k / n, k % n)));
  }

  // where not all names fit, every second, fifth, tenth, … stands
  private void paintNames(Graphics2D g, int left, int top, double across, double down) {
    int each = (int) Math.max(1, Numbers.roundStep((widest(columns) + 8) / across));
    for (int j = first(columns, each); j < columns.size(); j += each) {
      double x = left + (j + 0.5) * across;
      double y = top + down * rows.size() + LINE - 3;
      Ink.text(g, Ink.SMALL, Ink.TEXT, shortened(columns.get(j)), x, y, 0.5);
    }
    each = (int) Math.max(1, Numbers.roundStep(15 / down));
    for (int i = first(rows, each); i < rows.size(); i += each) {
      double y = top + (i + 0.5) * down + 4.5;
      Ink.text(g, Ink.SMALL, Ink.TEXT, shortened(rows.get(i)), left - 6, y, 1);
    }
  }

  // 10, 20, 30 rather than 1, 11, 21
  private static int first(List<String> names, int each) {
    return names.get(0).equals("1") && names.size() >= each ? each - 1 : 0;
  }

  private static double widest(List<String> names) {
    return Ink.widest(Ink.SMALL, names.stream().map(Cells::shortened));
  }

  private static String shortened(String name) {
    return Ink.fitted(Ink.SMALL, name, 120);
  }

  private int left() {
    return (int) Math.ceil(MARGIN + 22 + widest(rows) + 8);
  }

  private int right() {
    return bar == null ? 16 : 14 + bar.width() + MARGIN;
  }

  private static int bottom() {
    return LINE + 30;
  }
}

package backprop.chart;

import backprop.draw.Fill;
import backprop.draw.Ink;
import backprop.draw.Look;
import backprop.draw.Painting;
import backprop.matrix.Matrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

/**
 * Grey images in rows, dark ink on white, each pixel a square of whole device pixels.
 *
 * @param X side² × m, each column an image row by row
 * @param captions one line below each image, or none at all
 * @param signs the colours of numbers with two signs, or null for greys
 */
record Images(String title, Matrix X, int side, List<String> captions, int perRow, Scale signs)
    implements Painting {
  private static final int MARGIN = 12;
  private static final int GAP = 14;
  private static final int CAPTION = 18;
  private static final int USUAL = 64; // side of an image in CSS pixels, if it may choose

  Figure figure(String content) {
    double caption = Math.min(110, Ink.widest(Ink.SMALL, captions.stream()));
    double widest = Math.max(caption, Math.max(USUAL, side / (double) Ink.SHARPNESS));
    double scale = Math.max(1, Math.floor(USUAL * Ink.SHARPNESS / (double) side));
    double image = scale * side / Ink.SHARPNESS;
    int width = (int) Math.ceil(2 * MARGIN + columns() * (widest + GAP) - GAP);
    width = Math.max(width, (int) Math.ceil(Ink.width(Ink.TITLE, title) + 2 * MARGIN + 4));
    int top = Header.TITLE_LINE;
    int height = (int) Math.ceil(top + rows() * (image + line() + GAP) - GAP + MARGIN);
    return new Figure(content, width, height, this);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    int top = new Header(title, List.of()).paint(g, width);
    double across = (width - 2.0 * MARGIN + GAP) / columns();
    double down = (height - top - MARGIN + GAP) / (double) rows();
    double room = Math.min(across - GAP, down - GAP - line());
    int scale = (int) Math.floor(room * Ink.SHARPNESS / side); // device pixels for one of the image
    if (scale < 1) {
      return; // no room
    }
    double image = (double) scale * side / Ink.SHARPNESS;
    for (int j = 0; j < X.columns(); j++) {
      double middle = MARGIN + (j % columns() + 0.5) * across - GAP / 2.0;
      double x = Math.rint((middle - image / 2) * Ink.SHARPNESS) / Ink.SHARPNESS;
      double y = Math.rint((top + j / columns() * down) * Ink.SHARPNESS) / Ink.SHARPNESS;
      paintImage(g, j, x, y, (double) scale / Ink.SHARPNESS);
      if (!captions.isEmpty()) {
        String text = Ink.fitted(Ink.SMALL, captions.get(j), across - 4);
        Ink.text(g, Ink.SMALL, Ink.TEXT, text, x + image / 2, y + image + 14, 0.5);
      }
    }
  }

  private void paintImage(Graphics2D g, int j, double x, double y, double pixel) {
    Fill[] fills = fills(j);
    Fill.paint(
        g,
        new Rectangle2D.Double(x, y, side * pixel, side * pixel),
        (row, column, rows, columns) -> fills[row * side / rows * side + column * side / columns]);
    Axes.paintFrame(g, x, y, side * pixel, side * pixel);
  }

  // one scale for all images, so that they can be compared; what is all equal is white
  private Fill[] fills(int j) {
    double least = Arrays.stream(X.toArray()).min().orElse(0);
    double most = Arrays.stream(X.toArray()).max().orElse(0);
    Fill[] fills = new Fill[X.rows()];
    for (int i = 0; i < fills.length; i++) {
      double share = most == least ? 0 : (X.get(i, j) - least) / (most - least);
      Color grey = Look.mix(Color.WHITE, Color.BLACK, share);
      fills[i] = Fill.plain(signs == null ? grey : signs.color(X.get(i, j)));
    }
    return fills;
  }

  private int columns() {
    return Math.min(perRow, X.columns());
  }

  private int rows() {
    return (X.columns() + columns() - 1) / columns();
  }

  private int line() {
    return captions.isEmpty() ? 0 : CAPTION;
  }
}

package backprop.chart;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.stream.IntStream;

/** Figures in rows, each row as high as its highest, each column as wide as its widest. */
record FigureGrid(List<Figure> figures, int columns, int[] widths, int[] heights) {
  static FigureGrid of(List<Figure> figures, int columns) {
    int[] widths = new int[columns];
    int[] heights = new int[(figures.size() + columns - 1) / columns];
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      widths[i % columns] = Math.max(widths[i % columns], figure.width());
      heights[i / columns] = Math.max(heights[i / columns], figure.height());
    }
    return new FigureGrid(List.copyOf(figures), columns, widths, heights);
  }

  Figure figure(String caption) {
    return new Figure(caption, sum(widths), sum(heights), this::paint);
  }

  // in another size the rows keep theirs, centred: they were measured for it
  private void paint(Graphics2D g, int width, int height) {
    AffineTransform before = g.getTransform();
    int y = (height - sum(heights)) / 2;
    for (int row = 0; row < heights.length; row++) {
      int x = (width - sum(widths)) / 2;
      for (int column = 0; column < columns; column++) {
        int i = row * columns + column;
        if (i < figures.size()) {
          Figure figure = figures.get(i);
          g.translate(x + (widths[column] - figure.width()) / 2, y);
          figure.painting().paint(g, figure.width(), figure.height());
          g.setTransform(before);
        }
        x += widths[column];
      }
      y += heights[row];
    }
  }

  private static int sum(int[] lengths) {
    return IntStream.of(lengths).sum();
  }
}

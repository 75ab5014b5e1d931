package backprop.chart;

import backprop.draw.Ink;
import backprop.draw.Painting;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A figure with two axes: XChart lays out and draws axes, ticks and grid; the layers draw within.
 *
 * <p>The curves are not left to XChart, because it strokes each piece between two points on its
 * own: a dash pattern starts anew at every point, so that a curve of many points is solid whatever
 * its pattern, and pieces do not join.
 *
 * @param names what stands at 1, 2, … of the x axis in place of numbers; empty for numbers
 */
record Axes(
    String title,
    Axis x,
    Axis y,
    AxisRange xs,
    AxisRange ys,
    boolean grid,
    List<ChartLayer> layers,
    List<String> names)
    implements Painting {
  private static final BasicStroke HAIRLINE = new BasicStroke(1);
  private static final int LEAST_PLOT = 40;

  Axes {
    title = Require.title(title);
  }

  /** In the usual size. */
  Figure figure(String caption) {
    return new Figure(caption, 640, 360, this);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    paintWithin(g, width, height);
  }

  /** The same with a colour bar at its right, if there is room. */
  Painting with(ColourBar bar) {
    return (g, width, height) -> {
      int left = width - bar.width() - 10;
      Rectangle2D area = paintWithin(g, left < 80 ? width : left, height);
      if (left >= 80 && !area.isEmpty()) {
        bar.paint(g, left + 2, area.getY(), area.getHeight());
      }
    };
  }

  /** Draws, and says which rectangle the axes enclose; an empty one if there was no room. */
  Rectangle2D paintWithin(Graphics2D g, int width, int height) {
    List<Header.Key> keys = new ArrayList<>();
    layers.forEach(layer -> keys.addAll(layer.keys()));
    int top = new Header(title, keys).paint(g, width);
    if (height - top < LEAST_PLOT) {
      return new Rectangle2D.Double(); // no room for axes
    }
    AffineTransform before = g.getTransform();
    Shape clip = g.getClip();
    g.translate(0, top);
    XYChart chart = chart(width, height - top);
    chart.paint(g, width, height - top);
    Plane plane = plane(chart);
    Rectangle2D area = plane.area();
    g.clip(area);
    paintDecades(g, x, xs, plane::upright);
    paintDecades(g, y, ys, plane::level);
    layers.forEach(layer -> layer.paint(g, plane));
    g.setClip(clip);
    g.setTransform(before);
    g.translate(0, top);
    paintFrame(g, area.getX(), area.getY(), area.getWidth(), area.getHeight());
    paintNames(g, plane);
    g.setTransform(before);
    return new Rectangle2D.Double(
        area.getX(), top + area.getY(), area.getWidth(), area.getHeight());
  }

  /** A hairline around what a figure shows; its colour and stroke stay set. */
  static void paintFrame(Graphics2D g, double x, double y, double width, double height) {
    g.setColor(Ink.FRAME);
    g.setStroke(HAIRLINE);
    g.draw(new Rectangle2D.Double(x, y, width, height));
  }

  // XChart cannot name places of an axis of numbers: its numbers keep the room, in white
  private void paintNames(Graphics2D g, Plane plane) {
    double room = plane.area().getWidth() / Math.max(1, names.size()) - 6;
    for (int i = 0; i < names.size(); i++) {
      String name = Ink.fitted(Ink.SMALL, names.get(i), room);
      double at = plane.x().applyAsDouble(i + 1);
      Ink.text(g, Ink.SMALL, Ink.TEXT, name, at, plane.area().getMaxY() + 16, 0.5);
    }
  }

  // XChart draws nine lines for each decade, however many decades there are
  private void paintDecades(
      Graphics2D g, Axis axis, AxisRange range, DoubleFunction<Rectangle2D> line) {
    for (Ticks.GridLine at : grid && axis.log() ? Ticks.lines(range) : List.<Ticks.GridLine>of()) {
      g.setColor(at.major() ? Ink.GRID : Ink.FAINT);
      g.fill(line.apply(at.value()));
    }
  }

  // XChart places the corners; between them it would put what lies outside, and the zeros of a log
  // axis, into the middle
  private Plane plane(XYChart chart) {
    double left = chart.getScreenXFromChart(xs.from());
    double right = chart.getScreenXFromChart(xs.to());
    double bottom = chart.getScreenYFromChart(ys.from());
    double top = chart.getScreenYFromChart(ys.to());
    Rectangle2D area = new Rectangle2D.Double(left, top, right - left, bottom - top);
    return new Plane(between(x, xs, left, right), between(y, ys, bottom, top), area);
  }

  private static DoubleUnaryOperator between(Axis axis, AxisRange range, double start, double end) {
    DoubleUnaryOperator scale = axis.log() ? StrictMath::log10 : value -> value;
    double from = scale.applyAsDouble(range.from());
    double to = scale.applyAsDouble(range.to());
    return value -> start + (end - start) * (scale.applyAsDouble(value) - from) / (to - from);
  }

  private XYChart chart(int width, int height) {
    XYChart chart = new XYChart(width, height);
    String xTitle = Ink.readable(Ink.NORMAL, x.title());
    String yTitle = Ink.readable(Ink.NORMAL, y.title());
    chart.setXAxisTitle(xTitle);
    chart.setYAxisTitle(yTitle);
    XYStyler style = chart.getStyler();
    style.setAxisTitleFont(Ink.fontFor(Ink.NORMAL, xTitle + yTitle));
    style.setXAxisLogarithmic(x.log());
    style.setYAxisLogarithmic(y.log());
    style.setXAxisMin(xs.from());
    style.setXAxisMax(xs.to());
    style.setYAxisMin(ys.from());
    style.setYAxisMax(ys.to());
    style.setXAxisTickLabelsFormattingFunction(Ticks.of(x, xs));
    style.setYAxisTickLabelsFormattingFunction(Ticks.of(y, ys));
    style(style);
    // XChart wants a series; where its points are equally far apart it would put the ticks on them
    double middle = xs.from() + 0.37 * (xs.to() - xs.from());
    double level = ys.from() + 0.37 * (ys.to() - ys.from());
    double[] across = {xs.from(), middle, xs.to()};
    double[] up = {ys.from(), level, ys.to()};
    XYSeries unseen = chart.addSeries("axes", across, up);
    unseen.setLineStyle(SeriesLines.NONE);
    unseen.setMarker(SeriesMarkers.NONE);
    return chart;
  }

  private void style(XYStyler style) {
    style.setLocale(Locale.ROOT);
    style.setChartTitleVisible(false);
    style.setLegendVisible(false);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setPlotContentSize(1);
    style.setChartPadding(10);
    style.setPlotMargin(0);
    style.setChartFontColor(Ink.TEXT);
    style.setAxisTickLabelsFont(Ink.SMALL);
    style.setAxisTickLabelsColor(Ink.TEXT);
    style.setXAxisTickLabelsColor(names.isEmpty() ? Ink.TEXT : Color.WHITE);
    style.setYAxisTickLabelsColor(Ink.TEXT);
    style.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    style.setAxisTitlePadding(8);
    style.setAxisTickPadding(4);
    style.setAxisTickMarkLength(4);
    style.setAxisTickMarksColor(Ink.FRAME);
    style.setAxisTicksLineVisible(false); // the frame is the line
    style.setPlotGridHorizontalLinesVisible(grid && !y.log());
    style.setPlotGridVerticalLinesVisible(grid && !x.log() && names.isEmpty());
    style.setAxisTicksMarksVisible(
        !x.log() && !y.log() && names.isEmpty()); // on a log axis nine for each decade
    style.setPlotGridLinesColor(Ink.GRID);
    style.setPlotGridLinesStroke(HAIRLINE);
    style.setPlotTicksMarksVisible(false);
    style.setXAxisTickMarkSpacingHint(64);
    style.setYAxisTickMarkSpacingHint(40);
    style.setXAxisLogarithmicDecadeOnly(false); // Ticks decides
    style.setYAxisLogarithmicDecadeOnly(false);
  }
}

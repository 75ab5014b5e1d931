package backprop.chart;

import backprop.draw.Look;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Curves, each in a look of its own.
 *
 * @param marked whether markers stand on them here and there: many dashes are hard to tell
 * @param jumps whether a steep step between neighbours is a jump, drawn as a gap
 */
record Lines(List<Curve> curves, boolean marked, boolean jumps) implements ChartLayer {
  private static final int MARKERS = 7;
  private static final double MARKER_SIZE = 8;
  private static final int SAMPLE = 28;
  private static final double JUMP = 0.1; // of the height

  Lines {
    curves = List.copyOf(curves);
  }

  @Override
  public void paint(Graphics2D g, Plane plane) {
    for (int i = 0; i < curves.size(); i++) {
      Look look = Look.of(i);
      g.setColor(look.color());
      for (List<double[]> piece : pieces(curves.get(i), plane)) {
        g.fill(look.pen().along(Thinning.of(piece)));
      }
    }
    for (int i = 0; marked && i < curves.size(); i++) {
      paintMarkers(g, plane, i);
    }
    for (int i = 0; i < curves.size(); i++) {
      if (curves.get(i).x().length == 1) { // a path of one point shows nothing
        paintMarker(g, plane, i, 0);
      }
    }
  }

  @Override
  public List<Header.Key> keys() {
    List<Header.Key> keys = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      Look look = Look.of(i);
      keys.add(
          new Header.Key(
              curves.get(i).name(),
              SAMPLE,
              (g, x, y) -> {
                g.setColor(look.color());
                g.fill(look.pen().between(x, y, x + SAMPLE, y));
                if (marked) {
                  look.marker().paint(g, look.color(), x + SAMPLE / 2.0, y, MARKER_SIZE);
                }
              }));
    }
    return keys;
  }

  private void paintMarkers(Graphics2D g, Plane plane, int i) {
    int points = curves.get(i).x().length;
    double step = Math.max(1, points / (double) MARKERS);
    // staggered, so that the markers of curves that run together do not cover each other
    double start = step * (0.5 + i) / curves.size();
    for (double at = start; at < points; at += step) {
      paintMarker(g, plane, i, (int) at);
    }
  }

  private void paintMarker(Graphics2D g, Plane plane, int i, int point) {
    Curve curve = curves.get(i);
    Look look = Look.of(i);
    double y = plane.y().applyAsDouble(curve.y()[point]);
    if (Double.isFinite(y)) {
      double x = plane.x().applyAsDouble(curve.x()[point]);
      look.marker().paint(g, look.color(), x, y, MARKER_SIZE);
    }
  }

  // a point that has no place on a log axis leaves a gap, a jump too if asked for
  private List<List<double[]>> pieces(Curve curve, Plane plane) {
    double jump = jumps ? JUMP * plane.area().getHeight() : Double.POSITIVE_INFINITY;
    List<List<double[]>> pieces = new ArrayList<>();
    double[] before = null;
    for (int i = 0; i < curve.x().length; i++) {
      double x = plane.x().applyAsDouble(curve.x()[i]);
      double y = plane.y().applyAsDouble(curve.y()[i]);
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        before = null;
        continue;
      }
      if (before == null || Math.abs(y - before[1]) > jump) {
        pieces.add(new ArrayList<>());
      }
      before = new double[] {x, y};
      pieces.get(pieces.size() - 1).add(before);
    }
    return pieces;
  }
}

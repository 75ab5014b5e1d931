package backprop.chart;

import backprop.draw.Look;
import backprop.draw.Marker;
import backprop.draw.Pen;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Curves, each in a look of its own, over guides: lines to compare them with, thin and grey.
 *
 * @param marked whether markers stand on the curves here and there: many dashes are hard to tell
 * @param jumps whether a steep step between neighbours is a jump, drawn as a gap
 */
record Lines(List<Curve> curves, List<Curve> guides, boolean marked, boolean jumps)
    implements ChartLayer {
  private static final int MARKERS = 7;
  private static final double MARKER_SIZE = 8;
  private static final int SAMPLE = 28;
  private static final double JUMP = 0.1; // of the height
  private static final Color GREY = new Color(0x666666);
  private static final float[][] GUIDE_DASHES = {{5, 3}, {1.5f, 3}, {9, 3, 1.5f, 3}};

  @Override
  public void paint(Graphics2D g, Plane plane) {
    for (int i = 0; i < guides.size(); i++) {
      paintLine(g, plane, guides.get(i), GREY, guidePen(i));
    }
    for (int i = 0; i < curves.size(); i++) {
      paintLine(g, plane, curves.get(i), Look.of(i).color(), Look.of(i).pen());
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
      keys.add(key(curves.get(i), look.color(), look.pen(), marked ? look.marker() : null));
    }
    for (int i = 0; i < guides.size(); i++) {
      keys.add(key(guides.get(i), GREY, guidePen(i), null));
    }
    return keys;
  }

  private static Header.Key key(Curve curve, Color color, Pen pen, Marker marker) {
    return new Header.Key(
        curve.name(),
        SAMPLE,
        (g, x, y) -> {
          g.setColor(color);
          g.fill(pen.between(x, y, x + SAMPLE, y));
          if (marker != null) {
            marker.paint(g, color, x + SAMPLE / 2.0, y, MARKER_SIZE);
          }
        });
  }

  private static Pen guidePen(int i) {
    return new Pen(1.2, GUIDE_DASHES[i % GUIDE_DASHES.length]);
  }

  private void paintLine(Graphics2D g, Plane plane, Curve curve, Color color, Pen pen) {
    g.setColor(color);
    for (List<double[]> piece : pieces(curve, plane)) {
      g.fill(pen.along(Thinning.of(piece)));
    }
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
    double[] at = plane.at(curves.get(i), point);
    Look look = Look.of(i);
    if (Double.isFinite(at[1])) {
      look.marker().paint(g, look.color(), at[0], at[1], MARKER_SIZE);
    }
  }

  // a point that has no place on a log axis leaves a gap, a jump too if asked for
  private List<List<double[]>> pieces(Curve curve, Plane plane) {
    double jump = jumps ? JUMP * plane.area().getHeight() : Double.POSITIVE_INFINITY;
    List<List<double[]>> pieces = new ArrayList<>();
    double[] before = null;
    for (int i = 0; i < curve.x().length; i++) {
      double[] at = plane.at(curve, i);
      if (!Plane.holds(at)) {
        before = null;
        continue;
      }
      if (before == null || Math.abs(at[1] - before[1]) > jump) {
        pieces.add(new ArrayList<>());
      }
      before = at;
      pieces.get(pieces.size() - 1).add(at);
    }
    return pieces;
  }
}

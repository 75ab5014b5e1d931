package backprop.chart;

import backprop.draw.Ink;
import backprop.draw.Pen;
import backprop.text.Text;
import java.awt.Color;
import java.awt.Graphics2D;

/** A level to compare with, drawn across the whole figure and named at its right end. */
record Reference(String name, double value) implements ChartLayer {
  private static final Color COLOR = new Color(0xB34C00);
  private static final Pen PEN = new Pen(1.5, new float[] {6, 3});

  Reference {
    if (name == null || name.isBlank() || !Double.isFinite(value)) {
      throw Text.illegal("reference '%s' at %s: it needs a name and a finite number", name, value);
    }
  }

  @Override
  public void paint(Graphics2D g, Plane plane) {
    double y = plane.y().applyAsDouble(value);
    if (Double.isFinite(y)) {
      double left = plane.area().getX();
      double right = plane.area().getMaxX();
      g.setColor(COLOR);
      g.fill(PEN.between(left, y, right, y));
      Ink.text(g, Ink.SMALL, COLOR, name, right - 6, y - 5, 1);
    }
  }
}

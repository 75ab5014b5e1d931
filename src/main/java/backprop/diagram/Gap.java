package backprop.diagram;

import backprop.draw.Ink;
import backprop.matrix.Matrix;
import backprop.text.Numbers;
import java.util.Arrays;

/**
 * The room between two layers, with an arrow for each pair of units and a number on each arrow.
 *
 * <p>The numbers stand in one column near the units that the arrows fan out from. Their place is
 * chosen so that all are equally far apart: with n sources and m targets, arrow (j, i) crosses the
 * column as number j·m + i from the top.
 *
 * @param numbers entry (i, j) is on the arrow between unit i on the right and unit j on the left
 */
record Gap(Matrix numbers, double height) {
  private static final double LINE = 15; // from one number to the next
  private static final double PORTS = 18; // how far apart arrows may begin or end at one unit
  private static final int LEAST = 30;

  /** The height that both layers need for the numbers between them to be apart. */
  static double needed(Matrix numbers) {
    return LINE * numbers.rows() * (numbers.columns() + 1);
  }

  /** How wide the room must be for the numbers to stand clear of the units. */
  double width() {
    double clear = number() / 2 + 12;
    return Math.ceil(Math.max(number() + LEAST, clear / place() + 10));
  }

  /** Draws from x on, with the middle of unit 1 half a pitch below y. */
  void draw(Canvas canvas, double x, double y, double most, boolean forward) {
    for (int j = 0; j < sources(); j++) {
      for (int i = 0; i < targets(); i++) {
        Stroke stroke = new Stroke(numbers.get(i, j), most);
        double right = x + width();
        double from = y + start(i, j);
        double to = y + end(i, j);
        if (forward) {
          stroke.draw(canvas, x, from, right, to);
        } else {
          stroke.draw(canvas, right, to, x, from);
        }
      }
    }
    for (int j = 0; j < sources(); j++) {
      for (int i = 0; i < targets(); i++) {
        drawNumber(canvas, x, y, i, j);
      }
    }
  }

  private void drawNumber(Canvas canvas, double x, double y, int i, int j) {
    double value = numbers.get(i, j);
    String text = Numbers.typeset(value);
    double at = x + place() * width();
    double level = y + start(i, j) + place() * (end(i, j) - start(i, j));
    double room = Ink.width(Ink.SMALL, text) + 4;
    canvas.ground(at - room / 2, level - 7, room, 14);
    canvas.text(Ink.SMALL, new Stroke(value, 1).color(), text, at, level + 4.3, 0.5);
  }

  private double start(int i, int j) {
    return (j + 0.5) * height / sources() + (i - (targets() - 1) / 2.0) * port(targets());
  }

  private double end(int i, int j) {
    return (i + 0.5) * height / targets() + (j - (sources() - 1) / 2.0) * port(sources());
  }

  // where along an arrow its number stands: the step between the arrows of one source equals the
  // step from the last of them to the first of the next source
  private double place() {
    double fan = targets() * port(targets());
    double pitch = height / sources();
    return (pitch - fan) / (height + pitch - port(sources()) - fan);
  }

  private static double port(int arrows) {
    return arrows == 1 ? 0 : Math.min(5, PORTS / (arrows - 1));
  }

  private double number() {
    return Ink.widest(Ink.SMALL, Arrays.stream(numbers.toArray()).mapToObj(Numbers::typeset));
  }

  private int sources() {
    return numbers.columns();
  }

  private int targets() {
    return numbers.rows();
  }
}

package backprop.diagram;

import backprop.chart.Figure;
import backprop.draw.Ink;
import backprop.draw.Pen;
import backprop.text.Numbers;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A network from left to right, the input first: layers of units, arrows between them, and a legend
 * with the rule by which the numbers on the arrows come about, if there is one.
 */
record NetworkDrawing(
    Direction direction, String caption, List<UnitColumn> layers, Arrows arrows, String rule) {
  private static final double MARGIN = 10;
  private static final double TOP = 82; // title and the names of the layers
  private static final double UNIT = 28; // height of a unit
  private static final double PITCH = 62; // least, from unit to unit
  private static final double LEGEND = 18; // a line
  private static final double SAMPLE = 40; // an arrow in the legend
  private static final String ABOVE = "above 0";
  private static final String BELOW = "below 0; the thicker, the larger";

  Figure figure() {
    double total = bottom() + LEGEND * (rule.isEmpty() ? 1 : 2) + 8;
    return canvas().figure(caption, description(), width(), (int) Math.ceil(total));
  }

  Canvas canvas() {
    Canvas canvas = new Canvas();
    double height = height();
    drawDirection(canvas, width());
    double x = MARGIN;
    List<Double> lefts = new ArrayList<>();
    for (int c = 0; c < layers.size(); c++) {
      lefts.add(x);
      x += layers.get(c).width();
      if (c < arrows.between().size()) {
        Gap gap = new Gap(arrows.between().get(c), height);
        gap.draw(canvas, x, TOP, arrows.most(), direction == Direction.FORWARD);
        x += gap.width();
      }
    }
    for (int c = 0; c < layers.size(); c++) {
      drawLayer(canvas, layers.get(c), lefts.get(c), height / layers.get(c).count());
    }
    drawLegend(canvas, bottom() + 12);
    return canvas;
  }

  // ------------------------------------------------------------------ measures

  private double height() {
    int units = layers.stream().mapToInt(UnitColumn::count).max().orElse(1);
    double gap = arrows.between().stream().mapToDouble(Gap::needed).max().orElse(0);
    return Math.max(PITCH * units, gap);
  }

  private double bottom() {
    return TOP + height() + 8;
  }

  private int width() {
    double units = layers.stream().mapToDouble(UnitColumn::width).sum();
    double gaps = arrows.between().stream().mapToDouble(W -> new Gap(W, height()).width()).sum();
    double width = 2 * MARGIN + units + gaps;
    double legend = 2 * MARGIN + Math.max(legend(), Ink.width(Ink.SMALL, rule));
    return (int) Math.ceil(Math.max(width, legend));
  }

  private String description() {
    return layers.stream().map(UnitColumn::inWords).collect(Collectors.joining("; "));
  }

  // ------------------------------------------------------------------ parts

  // a long arrow over everything, the way the numbers are computed
  private void drawDirection(Canvas canvas, double width) {
    boolean forward = direction == Direction.FORWARD;
    double room = Ink.width(Ink.TITLE, direction.word) + 10;
    double start = forward ? MARGIN : width - MARGIN;
    double end = width - start;
    double sign = forward ? 1 : -1;
    double y = 17.5;
    Color color = direction.edge;
    canvas.text(Ink.TITLE, color, direction.word, start, 22, forward ? 0 : 1);
    canvas.fill(color, new Pen(2, null).between(start + sign * room, y, end - sign * 8, y));
    canvas.polygon(color, end, y, end - sign * 11, y - 5.5, end - sign * 11, y + 5.5);
  }

  private void drawLayer(Canvas canvas, UnitColumn layer, double x, double pitch) {
    double middle = x + layer.width() / 2;
    double first = x + layer.inWidth() / 2;
    double second = x + layer.inWidth() + layer.outWidth() / 2;
    canvas.text(Ink.SMALL, Canvas.GREY, layer.name(), middle, 48, 0.5);
    canvas.text(Ink.NORMAL, direction.edge, layer.inLetter(), first, 68, 0.5);
    canvas.text(Ink.NORMAL, Ink.TEXT, layer.outLetter(), second, 68, 0.5);
    for (int i = 0; i < layer.count(); i++) {
      drawUnit(canvas, layer, i, x, TOP + (i + 0.5) * pitch);
    }
  }

  private void drawUnit(Canvas canvas, UnitColumn layer, int i, double x, double y) {
    double top = y - UNIT / 2;
    double first = layer.inWidth();
    Color edge = direction.edge;
    boolean forward = direction == Direction.FORWARD;
    Color whole = layer.isInput() || !forward ? Canvas.PAPER : direction.fill;
    canvas.box(x, top, layer.width(), UNIT, direction.round, whole, edge, 1);
    if (!layer.isInput()) {
      if (forward) { // the step from z to a, the way it goes
        double[] tip = {x + first + 3, y};
        double[] above = {x + first - 3, top};
        double[] below = {x + first - 3, top + UNIT};
        canvas.fill(edge, new Pen(1, null).along(List.of(above, tip, below)));
      } else {
        canvas.box(x, top, first, UNIT, direction.round, direction.fill, edge, 2);
      }
      String in = Numbers.typeset(layer.in()[i]);
      canvas.text(Ink.NORMAL, Ink.TEXT, in, x + first / 2, y + 4.6, 0.5);
    }
    Color ink = forward ? Ink.TEXT : Canvas.GREY;
    String out = Numbers.typeset(layer.out()[i]);
    canvas.text(Ink.NORMAL, ink, out, x + first + layer.outWidth() / 2, y + 4.6, 0.5);
    drawNotes(canvas, layer, i, x, y);
  }

  private void drawNotes(Canvas canvas, UnitColumn layer, int i, double x, double y) {
    if (layer.count() > 1) {
      String index = layer.index() + " = " + (i + 1);
      canvas.text(Ink.SMALL, Canvas.GREY, index, x + 6, y - UNIT / 2 - 4, 0);
    }
    if (layer.biases().length > 0) {
      String bias = layer.biasLetter() + " = " + Numbers.typeset(layer.biases()[i]);
      canvas.text(Ink.SMALL, Canvas.GREY, bias, x + 6, y + UNIT / 2 + 13, 0);
    }
  }

  // ------------------------------------------------------------------ legend

  private void drawLegend(Canvas canvas, double y) {
    double x = legendText(canvas, legendStart(), MARGIN, y) + 8;
    x = legendText(canvas, ABOVE, drawSample(canvas, x, y, 1), y) + 12;
    legendText(canvas, BELOW, drawSample(canvas, x, y, -1), y);
    legendText(canvas, rule, MARGIN, y + LEGEND);
  }

  // where the text ends
  private static double legendText(Canvas canvas, String text, double x, double y) {
    canvas.text(Ink.SMALL, Canvas.GREY, text, x, y, 0);
    return x + Ink.width(Ink.SMALL, text);
  }

  // where the text after the arrow begins
  private double drawSample(Canvas canvas, double x, double y, double value) {
    boolean forward = direction == Direction.FORWARD;
    double from = forward ? x : x + SAMPLE;
    new Stroke(value, 1.6).draw(canvas, from, y - 4, forward ? x + SAMPLE : x, y - 4);
    return x + SAMPLE + 6;
  }

  private String legendStart() {
    return "on the arrows " + arrows.letter() + ":";
  }

  private double legend() {
    return Ink.width(Ink.SMALL, legendStart() + ABOVE + BELOW) + 2 * (SAMPLE + 6) + 8 + 12;
  }
}

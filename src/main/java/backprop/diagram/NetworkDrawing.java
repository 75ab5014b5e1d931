package backprop.diagram;

import backprop.matrix.Matrix;
import backprop.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * A network from left to right: layers of units, arrows between them, and a legend.
 *
 * @param layers the input first
 * @param result lines beside the last layer
 * @param rule how the numbers on the arrows come about, or nothing
 */
record NetworkDrawing(
    Direction direction,
    String caption,
    List<UnitColumn> layers,
    Arrows arrows,
    List<String> result,
    String rule) {
  private static final double MARGIN = 14;
  private static final double TOP = 82; // title and the names of the layers
  private static final double UNIT = 28; // height of a unit
  private static final double PITCH = 62; // least, from unit to unit
  private static final double LEGEND = 18; // a line
  private static final double SAMPLE = 40; // an arrow in the legend
  private static final String ABOVE = "above 0";
  private static final String BELOW = "below 0; the thicker, the larger";

  Diagram diagram() {
    double height = height();
    double bottom = TOP + height + 8;
    double total = bottom + LEGEND * (rule.isEmpty() ? 1 : 2) + 8;
    Svg svg = new Svg(width(height), total, caption, description());
    drawDirection(svg, width(height));
    double x = MARGIN;
    List<Double> lefts = new ArrayList<>();
    for (int c = 0; c < layers.size(); c++) {
      lefts.add(x);
      x += layers.get(c).width();
      if (c < arrows.between().size()) {
        Gap gap = new Gap(arrows.between().get(c), height);
        gap.draw(svg, x, TOP, arrows.most(), direction == Direction.FORWARD);
        x += gap.width();
      }
    }
    for (int c = 0; c < layers.size(); c++) {
      drawLayer(svg, layers.get(c), lefts.get(c), height / layers.get(c).count());
    }
    for (int i = 0; i < result.size(); i++) {
      svg.text(x + 8, TOP + height / 2 + 4.6 + 18 * i, result.get(i));
    }
    drawLegend(svg, bottom + 12);
    return new Diagram(caption, svg.document());
  }

  // ------------------------------------------------------------------ measures

  private double height() {
    double height = PITCH;
    for (UnitColumn layer : layers) {
      height = Math.max(height, PITCH * layer.count());
    }
    for (Matrix W : arrows.between()) {
      height = Math.max(height, Gap.needed(W.columns(), W.rows()));
    }
    return height;
  }

  private double width(double height) {
    double beside = 0;
    for (String line : result) {
      beside = Math.max(beside, 8 + Widths.of(line, 13));
    }
    double width = 2 * MARGIN + beside;
    for (UnitColumn layer : layers) {
      width += layer.width();
    }
    for (Matrix W : arrows.between()) {
      width += new Gap(W, height).width();
    }
    double legend = 2 * MARGIN + Math.max(legend(), Widths.of(rule, 12));
    return Math.ceil(Math.max(width, legend));
  }

  private String description() {
    List<String> words = new ArrayList<>();
    layers.forEach(layer -> words.add(layer.inWords()));
    return String.join("; ", words);
  }

  // ------------------------------------------------------------------ parts

  // a long arrow over everything, the way the numbers are computed
  private void drawDirection(Svg svg, double width) {
    boolean forward = direction == Direction.FORWARD;
    String word = direction.word();
    double room = Widths.of(word, 13) + 16;
    double from = forward ? MARGIN + room : width - MARGIN - room;
    double to = forward ? width - MARGIN : MARGIN;
    double sign = forward ? 1 : -1;
    String color = direction.edge();
    String anchor = forward ? "start" : "end";
    double x = forward ? MARGIN : width - MARGIN;
    svg.text(x, 22, word, "fill", color, "font-weight", "bold", "text-anchor", anchor);
    svg.path(
        "M" + Svg.point(from, 17.5) + "H" + Svg.number(to - sign * 8),
        "stroke",
        color,
        "stroke-width",
        "2");
    svg.path("M" + Svg.point(to, 17.5) + "l" + Svg.point(-sign * 11, -5.5) + "v11Z", "fill", color);
  }

  private void drawLayer(Svg svg, UnitColumn layer, double x, double pitch) {
    double middle = x + layer.width() / 2;
    svg.begin("text-anchor", "middle");
    svg.text(middle, 48, layer.name(), "font-size", "12", "fill", Svg.GREY);
    double border = x + layer.inWidth();
    svg.text(x + layer.inWidth() / 2, 68, layer.inLetter(), "fill", direction.edge());
    svg.text(border + layer.outWidth() / 2, 68, layer.outLetter());
    for (int i = 0; i < layer.count(); i++) {
      drawUnit(svg, layer, i, x, TOP + (i + 0.5) * pitch);
    }
    svg.end();
  }

  private void drawUnit(Svg svg, UnitColumn layer, int i, double x, double y) {
    double top = y - UNIT / 2;
    double w = layer.width();
    double border = x + layer.inWidth();
    String edge = direction.edge();
    boolean forward = direction == Direction.FORWARD;
    String whole = layer.isInput() || !forward ? Svg.PAPER : direction.fill();
    svg.rectangle(x, top, w, UNIT, direction.round(), "fill", whole, "stroke", edge);
    if (!layer.isInput()) {
      if (!forward) {
        svg.rectangle(
            x,
            top,
            layer.inWidth(),
            UNIT,
            direction.round(),
            "fill",
            direction.fill(),
            "stroke",
            edge,
            "stroke-width",
            "2");
      } else {
        // the step from z to a, the way it goes
        svg.path("M" + Svg.point(border - 3, top) + "l6,14l-6,14", "fill", "none", "stroke", edge);
      }
      svg.text(x + layer.inWidth() / 2, y + 4.6, Numbers.typeset(layer.in()[i]));
    }
    String ink = forward ? Svg.INK : Svg.GREY;
    svg.text(border + layer.outWidth() / 2, y + 4.6, Numbers.typeset(layer.out()[i]), "fill", ink);
    drawNotes(svg, layer, i, x, y);
  }

  private void drawNotes(Svg svg, UnitColumn layer, int i, double x, double y) {
    svg.begin("font-size", "11", "fill", Svg.GREY, "text-anchor", "start");
    if (!layer.index().isEmpty() && layer.count() > 1) {
      svg.text(x + 6, y - UNIT / 2 - 4, layer.index() + " = " + (i + 1));
    }
    if (layer.biases().length > 0) {
      String bias = layer.biasLetter() + " = " + Numbers.typeset(layer.biases()[i]);
      svg.text(x + 6, y + UNIT / 2 + 12, bias);
    }
    svg.end();
  }

  // ------------------------------------------------------------------ legend

  private void drawLegend(Svg svg, double y) {
    svg.begin("font-size", "12", "fill", Svg.GREY);
    double x = MARGIN;
    svg.text(x, y, legendStart());
    x += Widths.of(legendStart(), 12) + 8;
    drawSample(svg, x, y, 1);
    svg.text(x + SAMPLE + 6, y, ABOVE);
    x += SAMPLE + 6 + Widths.of(ABOVE, 12) + 12;
    drawSample(svg, x, y, -1);
    svg.text(x + SAMPLE + 6, y, BELOW);
    svg.text(MARGIN, y + LEGEND, rule);
    svg.end();
  }

  private void drawSample(Svg svg, double x, double y, double value) {
    boolean forward = direction == Direction.FORWARD;
    double from = forward ? x : x + SAMPLE;
    new Stroke(value, 1.6).draw(svg, from, y - 4, forward ? x + SAMPLE : x, y - 4);
  }

  private String legendStart() {
    return "on the arrows " + arrows.letter() + ":";
  }

  private double legend() {
    return Widths.of(legendStart() + ABOVE + BELOW, 12) + 2 * (SAMPLE + 6) + 8 + 12;
  }
}

package backprop.browser;

import backprop.check.Tape;
import backprop.diagram.SlopePlaces;
import backprop.diagram.TapeGraph.Slot;
import backprop.diagram.TapeGraph.Wire;
import backprop.text.Numbers;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A graph from left to right: values above, slopes on the arrows, derivatives below. */
final class GraphPicture {
  private static final double STEP = 0.01; // of a number, for a pixel
  private static final int MARGIN = 14;
  private static final int TOP = 62;
  private static final int BOTTOM = 48;
  private static final double HEIGHT = 28;
  private static final double LETTER = 7.4; // the width of one, about
  private static final double ROOM = 76; // between columns, for slopes
  private static final double PORT = 8; // between the ends of two arrows
  private static final double BEND = 32; // of two arrows between the same numbers

  private final GraphModel model;
  private final Map<Slot, Double> heights = new IdentityHashMap<>();
  private final double[] middles; // of the columns
  private final double width;

  GraphPicture(GraphModel model) {
    this.model = model;
    middles = new double[model.graph().columns()];
    double[] widths = new double[middles.length];
    for (Slot slot : model.graph().slots()) {
      heights.put(slot, TOP + model.heights().get(heights.size()));
      if (slot.node() != null) {
        widths[slot.column()] = Math.max(widths[slot.column()], room(slot.node()));
      }
    }
    double x = MARGIN;
    for (int c = 0; c < middles.length; c++) {
      middles[c] = x + widths[c] / 2;
      x += widths[c] + ROOM;
    }
    width = x - ROOM + MARGIN;
  }

  /** As wide as can be read, and no wider. */
  String html() {
    int least = (int) (width * 0.9);
    String size = "--live-min: " + least + "px; max-width: " + (int) (width * 1.2) + "px";
    return "<div style=\"" + size + "\">" + svg() + "</div>";
  }

  String svg() {
    String y = model.letter(model.y());
    String words =
        "The graph of "
            + y
            + " = "
            + number(model.y().value())
            + " from "
            + String.join(", ", model.letters());
    int height = (int) Math.ceil(Collections.max(heights.values()) + BOTTOM);
    StringBuilder svg =
        new StringBuilder(Drawing.open((int) Math.ceil(Math.max(width, 340)), height, words));
    String legend = "above: value · on an arrow: slope · below: ∂" + y + "/∂ of it";
    svg.append(Drawing.text(MARGIN, 16, "start", "small", legend));
    for (Wire wire : model.graph().wires()) {
      svg.append(arrow(wire));
    }
    SlopePlaces places = new SlopePlaces(15, 0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8);
    for (Wire wire : model.graph().wires()) {
      svg.append(slope(wire, places));
    }
    for (Slot slot : model.graph().slots()) {
      if (slot.node() != null) {
        svg.append(node(slot));
      }
    }
    return svg.append("</svg>").toString();
  }

  // ------------------------------------------------------------------ numbers

  private String node(Slot slot) {
    Tape.Node node = slot.node();
    double x = middles[slot.column()];
    double y = y(slot);
    double box = box(node);
    boolean given = node.parents().isEmpty();
    String kind = GraphModel.isConstant(node) ? "unit constant" : "unit";
    String svg =
        Drawing.rounded(
            x - box / 2,
            y - HEIGHT / 2,
            box,
            HEIGHT,
            given ? 3 : 14,
            node == model.now() ? kind + " now" : kind);
    svg += Drawing.text(x, y + 5, "middle", given ? "letter" : "value", inside(node));
    if (GraphModel.isConstant(node)) {
      return svg;
    }
    String name = model.name(node);
    String above = mark(name, node.value(), "on value");
    String value = number(node.value());
    svg +=
        given
            ? Drawing.dragged(x, y - 20, above, "=" + name, STEP, value)
            : Drawing.text(
                x,
                y - 20,
                "middle",
                above,
                model.letter(node) + " = " + (model.isShown(node) ? value : "…"));
    double by = model.by(node);
    String below = mark("by " + name, by, "on value backward");
    return svg
        + Drawing.text(x, y + 29, "middle", below, model.isShownBack(node) ? number(by) : "…");
  }

  private String inside(Tape.Node node) {
    return node.parents().isEmpty() ? model.letter(node) : model.operation(node).symbol();
  }

  private double box(Tape.Node node) {
    return Math.max(34, LETTER * inside(node).length() + 18);
  }

  private double room(Tape.Node node) {
    int above = node.parents().isEmpty() ? 6 : model.name(node).length() + 9;
    return Math.max(box(node), LETTER * above);
  }

  private String mark(String key, double value, String type) {
    return model.changed(key, value) ? type + " changed" : type;
  }

  private static String number(double value) {
    return Numbers.typeset(value, 3);
  }

  private double y(Slot slot) {
    return heights.get(slot);
  }

  // ------------------------------------------------------------------ arrows

  private String arrow(Wire wire) {
    StringBuilder path = new StringBuilder();
    int last = wire.through().size() - 1;
    double[] bend = {};
    for (int i = 1; i <= last; i++) {
      bend = bend(wire, i);
      path.append(i == 1 ? "M" : "L").append(point(bend, 0)).append('C').append(point(bend, 2));
      path.append(' ').append(point(bend, 4)).append(' ').append(point(bend, 6));
    }
    String type =
        wire.child().slope(wire.argument()) < 0 && !GraphModel.isConstant(wire.parent())
            ? "edge less"
            : "edge";
    Tape.Node now = model.now();
    boolean onWay = now != null && now == (model.isBack() ? wire.parent() : wire.child());
    return "<path class=\""
        + type
        + (onWay ? model.isBack() ? " path" : " forth" : "")
        + "\" d=\""
        + path
        + "\"/>"
        + "<path class=\"head\" d=\"M"
        + Drawing.at(bend[6] + 7)
        + " "
        + Drawing.at(bend[7])
        + "l-8 -4v8z\"/>";
  }

  private static String point(double[] bend, int at) {
    return Drawing.at(bend[at]) + " " + Drawing.at(bend[at + 1]);
  }

  // from slot i − 1 to slot i: start, two handles, end
  private double[] bend(Wire wire, int i) {
    Slot from = wire.through().get(i - 1);
    Slot to = wire.through().get(i);
    double x1 = middles[from.column()] + (from.node() == null ? 0 : box(from.node()) / 2);
    double x2 = middles[to.column()] - (to.node() == null ? 0 : box(to.node()) / 2 + 7);
    double place = model.graph().place(wire, this::y);
    double y2 = y(to) + (to.node() == null ? 0 : PORT * place);
    List<Tape.Node> parents = wire.child().parents();
    boolean twice = parents.indexOf(wire.parent()) != parents.lastIndexOf(wire.parent());
    double bulge = twice ? BEND * place : 0;
    double middle = (x1 + x2) / 2;
    return new double[] {x1, y(from), middle, y(from) + bulge, middle, y2 + bulge, x2, y2};
  }

  private String slope(Wire wire, SlopePlaces places) {
    if (GraphModel.isConstant(wire.parent())) {
      return "";
    }
    boolean shown = model.isShown(wire.child());
    double slope = wire.child().slope(wire.argument());
    String text = shown ? number(slope) : "…";
    double half = LETTER * text.length() / 2 + 3;
    double[] bend = bend(wire, wire.through().size() - 1);
    double[] at = places.next(bend, half);
    String key = model.name(wire.child()) + "." + wire.argument();
    return Drawing.text(at[0], at[1] + 4.5, "middle", mark(key, slope, "on small"), text);
  }
}

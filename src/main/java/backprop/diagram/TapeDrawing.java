package backprop.diagram;

import backprop.chart.Figure;
import backprop.check.Tape;
import backprop.diagram.TapeGraph.Slot;
import backprop.diagram.TapeGraph.Wire;
import backprop.draw.Ink;
import backprop.text.Numbers;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The graph of a record of arithmetic: what leads to y, from left to right. */
final class TapeDrawing {
  private static final int MOST = 25;
  private static final double MARGIN = 10;
  private static final double TOP = 40;
  private static final int STEPS = 24; // pieces of a curve
  private static final double PORT = 7; // between the ends of two arrows at one operation

  private final Tape.Node y;
  private final boolean slopes; // whether they are shown
  private final boolean derivatives;
  private final Tape.Adjoints gradient;
  private final TapeGraph graph;
  private final TapeLayout layout;
  private final double[] middles; // of the columns
  private final double[] halves; // half the width of each

  TapeDrawing(Tape tape, Tape.Node y, boolean slopes, boolean derivatives) {
    this.y = y;
    this.slopes = slopes;
    this.derivatives = derivatives;
    gradient = tape.backward(y); // refuses a y of another tape
    int size = TapeGraph.size(tape, y);
    if (size > MOST) {
      throw Text.illegal(
          "a diagram of %s numbers that lead to %s: at most %s can be read", size, name(y), MOST);
    }
    graph = TapeGraph.of(tape, y);
    layout = new TapeLayout(graph);
    middles = new double[graph.columns()];
    halves = new double[graph.columns()];
    placeColumns();
  }

  // ------------------------------------------------------------------ the picture

  Figure figure() {
    double bottom = TOP + layout.height() + TapeNode.HEIGHT + 44;
    double right = middles[middles.length - 1] + halves[halves.length - 1] + MARGIN;
    double width = Math.max(right, Ink.width(Ink.SMALL, legend()) + 2 * MARGIN);
    return canvas()
        .figure(caption(), description(), (int) Math.ceil(width), (int) Math.ceil(bottom));
  }

  Canvas canvas() {
    Canvas canvas = new Canvas();
    canvas.text(Ink.SMALL, Canvas.GREY, legend(), MARGIN, 19, 0);
    graph.wires().forEach(wire -> drawWire(canvas, wire));
    SlopePlaces places = new SlopePlaces(14, 0.5, 0.36, 0.64, 0.25, 0.75);
    graph.wires().forEach(wire -> drawSlope(canvas, wire, places));
    for (Slot slot : graph.slots()) {
      if (slot.node() != null) {
        drawn(slot.node()).draw(canvas, middles[slot.column()], y(slot));
      }
    }
    return canvas;
  }

  private String legend() {
    return "above: value"
        + (derivatives ? Text.format(" · below: ∂%s/∂ of it", name(y)) : "")
        + (slopes ? " · on an arrow: local slope, dashed below 0" : "");
  }

  private String caption() {
    long operations = graph.slots().stream().filter(TapeDrawing::isOperation).count();
    return Text.format(
        "Graph of %s = %s: %s, with values%s",
        name(y),
        Numbers.typeset(y.value()),
        Numbers.count(operations, "operation"),
        derivatives ? ", slopes and derivatives" : slopes ? " and slopes" : "");
  }

  private String description() {
    List<String> leaves = new ArrayList<>();
    for (Slot slot : graph.slots()) {
      Tape.Node node = slot.node();
      if (node != null && node.parents().isEmpty() && !drawn(node).isConstant()) {
        String leaf = name(node) + " = " + Numbers.typeset(node.value());
        String by = Numbers.typeset(gradient.by(node));
        String derivative = Text.format(", ∂%s/∂%s = %s", name(y), name(node), by);
        leaves.add(derivatives ? leaf + derivative : leaf); // a reader may still have to predict it
      }
    }
    return String.join("; ", leaves);
  }

  private static boolean isOperation(Slot slot) {
    return slot.node() != null && !slot.node().parents().isEmpty();
  }

  private static String name(Tape.Node node) {
    return node.name().isBlank() ? "y" : node.name();
  }

  private TapeNode drawn(Tape.Node node) {
    return new TapeNode(node, derivatives ? gradient.by(node) : Double.NaN, node == y);
  }

  // ------------------------------------------------------------------ slots

  private void placeColumns() {
    for (Slot slot : graph.slots()) {
      if (slot.node() != null) {
        double half = drawn(slot.node()).width() / 2;
        halves[slot.column()] = Math.max(halves[slot.column()], half);
      }
    }
    double x = MARGIN;
    for (int c = 0; c < middles.length; c++) {
      middles[c] = x + halves[c];
      x += 2 * halves[c] + room(c + 1);
    }
  }

  // between a column and the one before it, enough for its slopes and for arrows to bend
  private double room(int column) {
    Stream<Wire> wires = graph.wires().stream().filter(wire -> wire.last(0).column() == column);
    return Math.ceil(Math.max(40, Ink.widest(Ink.SMALL, wires.map(this::slope)) + 26));
  }

  private double y(Slot slot) {
    return TOP + TapeNode.HEIGHT / 2 + 16 + layout.y(slot);
  }

  // ------------------------------------------------------------------ arrows

  // a curve that leaves and enters each slot level
  private void drawWire(Canvas canvas, Wire wire) {
    double slope = wire.child().slope(wire.argument());
    boolean constant = drawn(wire.parent()).isConstant();
    Stroke stroke = new Stroke(constant || !slopes ? 0 : slope, 0);
    int last = wire.through().size() - 1;
    List<double[]> points = new ArrayList<>();
    for (int i = 1; i <= last; i++) { // past a column it runs straight
      double[] bend = bend(wire, i);
      bend[6] -= i == last ? 7 : 0; // the head covers the end
      for (int step = 0; step <= STEPS; step++) {
        points.add(SlopePlaces.on(bend, (double) step / STEPS));
      }
    }
    double[] end = bend(wire, last);
    stroke.line(canvas, points);
    stroke.head(canvas, end[6], end[7], 1, 0);
  }

  // from slot i − 1 to slot i of the wire: start, two handles, end
  private double[] bend(Wire wire, int i) {
    Slot from = wire.through().get(i - 1);
    Slot to = wire.through().get(i);
    double x1 = middles[from.column()] + half(from);
    double x2 = middles[to.column()] - half(to);
    double y1 = y(from);
    double y2 = y(to) + port(to, wire);
    double bulge = bulge(wire);
    double middle = (x1 + x2) / 2;
    return new double[] {x1, y1, middle, y1 + bulge, middle, y2 + bulge, x2, y2};
  }

  private double half(Slot slot) {
    return slot.node() == null ? halves[slot.column()] : drawn(slot.node()).box() / 2;
  }

  private double port(Slot to, Wire wire) {
    return to.node() == null ? 0 : graph.place(wire, this::y) * PORT;
  }

  // two arrows between the same two numbers, as in x · x, part on the way
  private double bulge(Wire wire) {
    List<Tape.Node> parents = wire.child().parents();
    long same = parents.stream().filter(parent -> parent == wire.parent()).count();
    return same == 1 ? 0 : graph.place(wire, this::y) * 34;
  }

  private String slope(Wire wire) {
    boolean constant = drawn(wire.parent()).isConstant();
    return constant ? "" : Numbers.typeset(wire.child().slope(wire.argument()));
  }

  private void drawSlope(Canvas canvas, Wire wire, SlopePlaces places) {
    String text = slopes ? slope(wire) : "";
    if (text.isEmpty()) {
      return;
    }
    double[] bend = bend(wire, wire.through().size() - 1);
    double half = Ink.width(Ink.SMALL, text) / 2 + 2;
    double[] at = places.next(bend, half);
    canvas.ground(at[0] - half, at[1] - 7, 2 * half, 14);
    canvas.text(Ink.SMALL, Ink.TEXT, text, at[0], at[1] + 4.3, 0.5);
  }
}

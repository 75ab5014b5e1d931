package backprop.diagram;

import backprop.check.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What leads to one number of a tape, in columns from left to right: parents before children, an
 * arrow that passes a column has a slot of its own there.
 *
 * @param slots all slots; those of recorded numbers come first, in the order of recording
 * @param wires the arrows, each a chain of slots from parent to child
 * @param y where y stands
 */
public record TapeGraph(List<Slot> slots, List<Wire> wires, Slot y) {
  /** How many columns there are; y stands alone in the last. */
  public int columns() {
    return y.column() + 1;
  }

  /** A slot, of null where an arrow passes; equal ones are told apart by identity. */
  public record Slot(Tape.Node node, int column) {}

  /**
   * An arrow.
   *
   * @param through slots from parent to child, neighbours in neighbouring columns
   * @param argument which parent of the child it comes from: 0, 1, …
   */
  public record Wire(List<Slot> through, int argument) {
    /** Where it begins. */
    public Tape.Node parent() {
      return through.get(0).node();
    }

    /** Where it ends. */
    public Tape.Node child() {
      return last(0).node();
    }

    /** The slot so many before the child. */
    public Slot last(int before) {
      return through.get(through.size() - 1 - before);
    }
  }

  /**
   * Where an arrow ends among those into the same number, 0 for the middle: the highest ends
   * highest.
   *
   * @param y the height of a slot
   */
  public double place(Wire wire, ToDoubleFunction<Slot> y) {
    double above = 0;
    for (Wire other : wires) {
      double difference = y.applyAsDouble(other.last(1)) - y.applyAsDouble(wire.last(1));
      if (other.child() == wire.child()
          && (difference < 0 || difference == 0 && other.argument() < wire.argument())) {
        above++;
      }
    }
    return above - (wire.child().parents().size() - 1) / 2.0;
  }

  /** What leads to y. */
  public static TapeGraph of(Tape tape, Tape.Node y) {
    BitSet leads = leads(tape, y);
    int[] column = columns(tape, y, leads);
    Slot[] at = new Slot[y.index() + 1];
    List<Slot> slots = new ArrayList<>();
    leads.stream().forEach(n -> at[n] = new Slot(tape.nodes().get(n), column[n]));
    leads.stream().forEach(n -> slots.add(at[n]));
    List<Wire> wires = new ArrayList<>();
    for (Slot child : List.copyOf(slots)) {
      List<Tape.Node> parents = child.node().parents();
      for (int p = 0; p < parents.size(); p++) {
        Wire wire = wire(at[parents.get(p).index()], child, p);
        slots.addAll(wire.through().subList(1, wire.through().size() - 1));
        wires.add(wire);
      }
    }
    return new TapeGraph(slots, wires, at[y.index()]);
  }

  /** How many recorded numbers lead to y, y included. */
  public static int size(Tape tape, Tape.Node y) {
    return leads(tape, y).cardinality();
  }

  private static BitSet leads(Tape tape, Tape.Node y) {
    BitSet leads = new BitSet();
    leads.set(y.index());
    for (int n = y.index(); n >= 0; n = leads.previousSetBit(n - 1)) {
      tape.nodes().get(n).parents().forEach(parent -> leads.set(parent.index()));
    }
    return leads;
  }

  // one to the right of the last parent; what has no parents stands just left of its first child
  private static int[] columns(Tape tape, Tape.Node y, BitSet leads) {
    int[] column = new int[y.index() + 1];
    int[] firstChild = new int[y.index() + 1];
    Arrays.fill(firstChild, Integer.MAX_VALUE);
    for (int n = 0; n <= y.index(); n++) {
      for (Tape.Node parent : tape.nodes().get(n).parents()) {
        column[n] = Math.max(column[n], column[parent.index()] + 1);
      }
      if (leads.get(n)) {
        for (Tape.Node parent : tape.nodes().get(n).parents()) {
          firstChild[parent.index()] = Math.min(firstChild[parent.index()], column[n]);
        }
      }
    }
    for (int n = 0; n < y.index(); n++) {
      if (leads.get(n) && tape.nodes().get(n).parents().isEmpty()) {
        column[n] = firstChild[n] - 1;
      }
    }
    return column;
  }

  private static Wire wire(Slot parent, Slot child, int argument) {
    List<Slot> through = new ArrayList<>(List.of(parent));
    for (int column = parent.column() + 1; column < child.column(); column++) {
      through.add(new Slot(null, column));
    }
    through.add(child);
    return new Wire(through, argument);
  }
}

package backprop.diagram;

import backprop.diagram.TapeGraph.Slot;
import backprop.diagram.TapeGraph.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Heights for the slots of a graph. First an order within each column with few crossings, found by
 * sweeps that sort each column by the mean of its neighbours; then heights that keep the order and
 * the distances, each as near to its neighbours' mean as that allows.
 *
 * <p>Slots are told apart by identity: two that an arrow passes may be equal.
 */
public final class TapeLayout {
  private static final int SWEEPS = 12;
  private static final int ROUNDS = 40;
  private static final double GIVEN = 0.001; // the weight of a number that is not computed

  private final List<List<Slot>> columns = new ArrayList<>();
  private final Map<Slot, List<Slot>> left = new IdentityHashMap<>();
  private final Map<Slot, List<Slot>> right = new IdentityHashMap<>();
  private final Map<Slot, Double> y = new IdentityHashMap<>();

  /** Finds them. */
  public TapeLayout(TapeGraph graph) {
    for (int c = 0; c < graph.columns(); c++) {
      columns.add(new ArrayList<>());
    }
    for (Slot slot : graph.slots()) {
      left.put(slot, new ArrayList<>());
      right.put(slot, new ArrayList<>());
    }
    for (Wire wire : graph.wires()) {
      for (int i = 1; i < wire.through().size(); i++) {
        left.get(wire.through().get(i)).add(wire.through().get(i - 1));
        right.get(wire.through().get(i - 1)).add(wire.through().get(i));
      }
    }
    walk(graph.y());
    order();
    settle();
  }

  // arguments from the top down, as they are written
  private void walk(Slot slot) {
    if (y.putIfAbsent(slot, 0.0) == null) {
      columns.get(slot.column()).add(slot);
      left.get(slot).forEach(this::walk);
    }
  }

  /** The height of a slot, 0 for the highest. */
  public double y(Slot slot) {
    return y.get(slot);
  }

  /** The height of the lowest. */
  double height() {
    return y.values().stream().mapToDouble(v -> v).max().orElse(0);
  }

  // ------------------------------------------------------------------ order

  private void order() {
    columns.forEach(this::number);
    List<List<Slot>> best = copy();
    int fewest = crossings();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      boolean rightwards = sweep % 2 == 1; // first from y back, as its arguments are written
      for (int k = 1; k < columns.size(); k++) {
        int c = rightwards ? k : columns.size() - 1 - k;
        Map<Slot, List<Slot>> sides = rightwards ? left : right;
        columns
            .get(c)
            .sort(Comparator.comparingDouble(slot -> mean(slot, sides.get(slot), any -> 1)));
        number(columns.get(c));
      }
      int now = crossings();
      if (now < fewest) {
        fewest = now;
        best = copy();
      }
    }
    for (int c = 0; c < columns.size(); c++) {
      columns.set(c, best.get(c));
      number(best.get(c));
    }
  }

  private void number(List<Slot> column) {
    for (int i = 0; i < column.size(); i++) {
      y.put(column.get(i), i - (column.size() - 1) / 2.0);
    }
  }

  // of the neighbours, each with its weight; where there is none, the slot's own height
  private double mean(Slot slot, List<Slot> neighbours, ToDoubleFunction<Slot> weight) {
    double sum = 0;
    double weights = 0;
    for (Slot neighbour : neighbours) {
      sum += weight.applyAsDouble(neighbour) * y.get(neighbour);
      weights += weight.applyAsDouble(neighbour);
    }
    return weights == 0 ? y.get(slot) : sum / weights;
  }

  private int crossings() {
    int crossings = 0;
    for (List<Slot> column : columns) {
      for (int i = 0; i < column.size(); i++) {
        for (int j = i + 1; j < column.size(); j++) {
          for (Slot a : right.get(column.get(i))) {
            for (Slot b : right.get(column.get(j))) {
              crossings += y.get(a) > y.get(b) ? 1 : 0;
            }
          }
        }
      }
    }
    return crossings;
  }

  private List<List<Slot>> copy() {
    return columns.stream().<List<Slot>>map(ArrayList::new).toList();
  }

  // ------------------------------------------------------------------ heights

  private void settle() {
    for (List<Slot> column : columns) {
      double[] stacked = offsets(column);
      double middle = stacked[stacked.length - 1] / 2;
      for (int i = 0; i < stacked.length; i++) {
        y.put(column.get(i), stacked[i] - middle);
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int k = 0; k < columns.size(); k++) {
        settle(columns.get(round % 2 == 0 ? k : columns.size() - 1 - k));
      }
    }
    double top = y.values().stream().mapToDouble(v -> v).min().orElse(0);
    y.replaceAll((slot, height) -> height - top);
  }

  // the nearest heights in this order: neighbours that want to be too close move as one block
  private void settle(List<Slot> column) {
    double[] offset = offsets(column);
    double[] sum = new double[column.size()];
    double[] weight = new double[column.size()];
    int[] size = new int[column.size()];
    int last = -1;
    for (int i = 0; i < column.size(); i++) {
      last++;
      weight[last] = isGiven(column.get(i)) ? GIVEN : 1;
      sum[last] = weight[last] * (wish(column.get(i)) - offset[i]);
      size[last] = 1;
      while (last > 0 && sum[last - 1] / weight[last - 1] >= sum[last] / weight[last]) {
        sum[last - 1] += sum[last];
        weight[last - 1] += weight[last];
        size[last - 1] += size[last];
        last--;
      }
    }
    int i = 0;
    for (int block = 0; block <= last; block++) {
      for (int k = 0; k < size[block]; k++, i++) {
        y.put(column.get(i), offset[i] + sum[block] / weight[block]);
      }
    }
  }

  // the mean of the neighbours: what is given follows what is computed, and long arrows stay level
  private double wish(Slot slot) {
    List<Slot> neighbours = new ArrayList<>(left.get(slot));
    neighbours.addAll(right.get(slot));
    return mean(slot, neighbours, n -> isGiven(n) ? GIVEN : isPassed(slot, n) ? 8 : 1);
  }

  private static boolean isGiven(Slot slot) {
    return slot.node() != null && slot.node().parents().isEmpty();
  }

  private static boolean isPassed(Slot slot, Slot neighbour) {
    return slot.node() == null && neighbour.node() == null;
  }

  private static double[] offsets(List<Slot> column) {
    double[] offsets = new double[column.size()];
    for (int i = 1; i < offsets.length; i++) {
      offsets[i] = offsets[i - 1] + (room(column.get(i - 1)) + room(column.get(i))) / 2;
    }
    return offsets;
  }

  // an arrow needs less room than an operation with a number above and one below
  private static double room(Slot slot) {
    return slot.node() == null ? 34 : 74;
  }
}

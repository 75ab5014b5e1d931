package backprop.grading;

import backprop.matrix.Matrix;
import backprop.network.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for the mistakes, one or two, that give the numbers of a gradient.
 *
 * <p>A mistake that changes nothing on these data is not a candidate.
 */
final class Search {
  /** Numbers agree within this part of the larger one … */
  private static final double RELATIVE = 1e-6;

  /** … and this much: a gradient by differences is not better. */
  private static final double ABSOLUTE = 1e-9;

  /** How many mistakes that cannot be told apart are listed. */
  private static final int MOST_ALTERNATIVES = 3;

  /** Multiplications that a search for pairs may take: a few seconds. */
  private static final double WORK = 2e9;

  /** What a pass costs apart from its products. */
  private static final double PASS_OVERHEAD = 4000;

  private final Network net;
  private final Matrix X;
  private final List<Letters.Part> parts;
  private final MistakenPass right;
  private List<Slip> singles; // worked out when first asked for

  Search(Network net, Matrix X, Matrix Y, List<Letters.Part> parts) {
    this.net = net;
    this.X = X;
    this.parts = parts;
    right = new MistakenPass(net, X, Y);
  }

  private MistakenPass pass(Slip... slips) {
    return new MistakenPass(right, List.of(slips));
  }

  /** What the part should be. */
  Matrix right(Letters.Part part) {
    return part.value().apply(right);
  }

  /**
   * The mistakes that give all of these numbers, the likeliest first: one, or else two.
   *
   * @param mine some of the parts, by name
   */
  List<List<Slip>> explain(Map<String, Matrix> mine) {
    List<List<Slip>> found = new ArrayList<>();
    for (Slip slip : singles()) {
      if (gives(pass(slip), mine)) {
        add(List.of(slip), found);
      }
    }
    return found.isEmpty() && searchesPairs() ? explainByPairs(mine) : found;
  }

  private List<List<Slip>> explainByPairs(Map<String, Matrix> mine) {
    List<List<Slip>> found = new ArrayList<>();
    for (Slip first : singles()) {
      for (Slip second : singles().subList(singles().indexOf(first) + 1, singles().size())) {
        boolean different = first.mistake() != second.mistake() || !first.isEverywhere();
        if (different && gives(pass(first, second), mine)) {
          add(List.of(first, second), found);
        }
        if (found.size() == MOST_ALTERNATIVES) {
          return found;
        }
      }
    }
    return found;
  }

  /** Adds an explanation; "at layer l" replaces "everywhere" where nothing tells them apart. */
  private static void add(List<Slip> slips, List<List<Slip>> found) {
    List<Mistake> mistakes = slips.stream().map(Slip::mistake).toList();
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).stream().map(Slip::mistake).toList().equals(mistakes)) {
        if (found.get(i).stream().anyMatch(Slip::isEverywhere)) {
          found.set(i, slips);
        }
        return;
      }
    }
    if (found.size() < MOST_ALTERNATIVES) {
      found.add(slips);
    }
  }

  private boolean gives(MistakenPass pass, Map<String, Matrix> mine) {
    for (Letters.Part part : parts) {
      Matrix value = mine.get(part.name());
      if (value != null && !agree(value, part.value().apply(pass))) {
        return false;
      }
    }
    return true;
  }

  private List<Slip> singles() {
    if (singles == null) {
      singles = new ArrayList<>();
      for (Mistake mistake : Mistake.values()) {
        singles.addAll(places(mistake));
      }
    }
    return singles;
  }

  // where the mistake can be made: everywhere first, which is likeliest, then layer by layer
  private List<Slip> places(Mistake mistake) {
    Map<String, Matrix> unchanged = values(right);
    List<Slip> places = new ArrayList<>();
    for (int layer = 1; layer <= net.depth(); layer++) {
      Slip slip = new Slip(mistake, layer);
      if (!gives(pass(slip), unchanged)) {
        places.add(slip);
      }
    }
    if (places.size() > 1) {
      places.add(0, new Slip(mistake, 0));
    }
    return places;
  }

  private Map<String, Matrix> values(MistakenPass pass) {
    Map<String, Matrix> values = new LinkedHashMap<>();
    parts.forEach(part -> values.put(part.name(), part.value().apply(pass)));
    return values;
  }

  /** Whether the network and the batch are small enough for a search for pairs of mistakes. */
  boolean searchesPairs() {
    double pass = PASS_OVERHEAD + 3.0 * X.columns() * net.parameterCount();
    return pass * singles().size() * singles().size() / 2 <= WORK;
  }

  /** Whether two matrices are the same, up to rounding and differences; NaN agrees with nothing. */
  static boolean agree(Matrix mine, Matrix other) {
    if (mine.rows() != other.rows() || mine.columns() != other.columns()) {
      return false;
    }
    double tolerance = ABSOLUTE + RELATIVE * other.maxAbs();
    for (int i = 0; i < mine.rows(); i++) {
      for (int j = 0; j < mine.columns(); j++) {
        if (!(Math.abs(mine.get(i, j) - other.get(i, j)) <= tolerance)) {
          return false;
        }
      }
    }
    return true;
  }
}

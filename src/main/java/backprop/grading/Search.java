package backprop.grading;

import backprop.matrix.Matrix;
import backprop.network.Network;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks for the mistakes, one or two, that give the numbers of a gradient.
 *
 * <p>A mistake that changes nothing on these data is not a candidate, nor is one that would have
 * spoiled what is right.
 */
final class Search {
  /** Numbers agree within this part of the largest … */
  private static final double RELATIVE = 1e-6;

  /** … and this much: a gradient by differences is not better … */
  private static final double ABSOLUTE = 1e-9;

  /** … but never by more than this part of the largest right one. */
  private static final double MOST_RELATIVE = 1e-3;

  /** What two mistakes must agree to where all they have to show is one number. */
  private static final double RELATIVE_OF_ONE_NUMBER = 1e-10;

  /** How many readings that cannot be told apart are given. */
  private static final int MOST_READINGS = 2;

  /** Multiplications that a search for pairs may take: a few seconds. */
  private static final double WORK = 2e9;

  private static final int FIT_STEPS = 8;
  private static final double FIT_AHEAD = 1e-3;

  /** What a pass costs apart from its products. */
  private static final double PASS_OVERHEAD = 4000;

  private final Network net;
  private final GradientNotation notation;
  private final List<GradientNotation.Part> parts; // of the network, given or not
  private final Matrix[] mine; // by part; null if not given
  private final Matrix[] rightValues;
  private final MistakenPass right;
  private final BitSet rightParts = new BitSet();
  private final BitSet wrongParts = new BitSet(); // to be explained: not zero, not NaN
  private List<Candidate> candidates; // worked out when first asked for

  /**
   * A mistake at a place.
   *
   * @param changes the parts that it changes
   * @param gives those of them in which it gives the reader's numbers
   * @param whole whether it is made wherever it can be
   */
  private record Candidate(Slip slip, BitSet changes, BitSet gives, boolean whole) {}

  Search(Network net, Matrix X, Matrix Y, GradientNotation notation, Map<String, Matrix> given) {
    this.net = net;
    this.notation = notation;
    parts = notation.parts();
    right = new MistakenPass(net, X, Y, notation.isBiasFirst());
    MistakenPass magnitudes = right.magnitudes();
    mine = new Matrix[parts.size()];
    rightValues = new Matrix[parts.size()];
    for (int i = 0; i < mine.length; i++) {
      mine[i] = given.get(parts.get(i).name());
      rightValues[i] = value(i, right);
      if (mine[i] != null) {
        double size = value(i, magnitudes).maxAbs();
        boolean agrees = agree(mine[i], rightValues[i], tolerance(rightValues[i], size));
        (agrees ? rightParts : wrongParts).set(i);
      }
    }
  }

  private Matrix value(int part, MistakenPass pass) {
    return parts.get(part).value().apply(pass);
  }

  private MistakenPass pass(List<Slip> slips) {
    return right.with(slips);
  }

  List<GradientNotation.Part> parts() {
    return parts;
  }

  BitSet rightParts() {
    return rightParts;
  }

  BitSet wrongParts() {
    return wrongParts;
  }

  Matrix mine(int part) {
    return mine[part];
  }

  /** What the part should be. */
  Matrix right(int part) {
    return rightValues[part];
  }

  // ------------------------------------------------------------------ agreement

  // right up to the rounding of a pass in float, or by differences; size: that of its terms
  private static double tolerance(Matrix right, double size) {
    double rounding = Math.min(ABSOLUTE + RELATIVE * size, MOST_RELATIVE * right.maxAbs());
    return Math.max(rounding, 1e-12 * Math.max(1, size));
  }

  /** Whether two matrices are the same up to the rounding of float. */
  static boolean agree(Matrix mine, Matrix other) {
    return agree(mine, other, tolerance(other, other.maxAbs()));
  }

  /** Whether two matrices are the same within a tolerance; NaN agrees with nothing. */
  static boolean agree(Matrix mine, Matrix other, double tolerance) {
    if (!Matrices.haveOneShape(mine, other)) {
      return false;
    }
    for (int i = 0; i < mine.rows(); i++) {
      for (int j = 0; j < mine.columns(); j++) {
        if (!(Math.abs(mine.get(i, j) - other.get(i, j)) <= tolerance)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean gives(MistakenPass pass, BitSet wanted) {
    for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
      if (!agree(mine[i], value(i, pass))) {
        return false;
      }
    }
    return true;
  }

  // ------------------------------------------------------------------ candidates

  private List<Candidate> candidates() {
    if (candidates == null) {
      candidates = new ArrayList<>();
      for (Mistake mistake : Mistake.values()) {
        boolean ofParts = mistake.line().isOfParts() && hasBiases();
        if (!ofParts || notation.isBiasFirst() || isWrong(Line.WEIGHTS) && isWrong(Line.BIASES)) {
          places(new Slip(mistake, 0));
        }
        if (ofParts) {
          places(new Slip(mistake, 0, Line.WEIGHTS, 0));
          places(new Slip(mistake, 0, Line.BIASES, 0));
        }
      }
    }
    return candidates;
  }

  private boolean isWrong(Line line) {
    return wrongParts.stream().anyMatch(i -> parts.get(i).line() == line);
  }

  private boolean hasBiases() {
    return IntStream.rangeClosed(1, net.depth()).anyMatch(l -> net.layer(l).hasBiases());
  }

  // where the mistake can be made: everywhere first, which is likeliest, then layer by layer
  private void places(Slip everywhere) {
    List<Slip> changing = new ArrayList<>();
    for (int layer = 1; layer <= net.depth(); layer++) {
      if (!spoiled(List.of(fittable(everywhere.at(layer)))).isEmpty()) {
        changing.add(everywhere.at(layer));
      }
    }
    List<Candidate> places = new ArrayList<>();
    if (changing.size() > 1) {
      places.add(candidate(everywhere, true));
    }
    changing.forEach(slip -> places.add(candidate(slip, changing.size() == 1)));
    places.stream().filter(place -> !place.changes.intersects(rightParts)).forEach(candidates::add);
  }

  // with a number that changes something
  private static Slip fittable(Slip slip) {
    return slip.mistake().isFitted() ? slip.with(0.1) : slip;
  }

  private Candidate candidate(Slip slip, boolean whole) {
    MistakenPass pass = pass(List.of(fittable(slip)));
    BitSet changes = new BitSet();
    BitSet gives = new BitSet();
    for (int i = 0; i < mine.length; i++) {
      Matrix value = value(i, pass);
      changes.set(i, !agree(value, rightValues[i]));
      gives.set(i, mine[i] != null && changes.get(i) && agree(mine[i], value));
    }
    return new Candidate(slip, changes, gives, whole);
  }

  // ------------------------------------------------------------------ explanations

  /**
   * The mistakes that give all numbers of these parts and spoil no right one, the likeliest first:
   * one, or else two if asked for. At most two readings.
   */
  List<List<Slip>> explain(BitSet wanted, boolean byPairs) {
    List<List<Slip>> found = new ArrayList<>();
    for (Candidate one : candidates()) {
      if (!isFitted(one) && includes(one.gives, wanted)) {
        add(List.of(one.slip), found);
      }
    }
    if (found.isEmpty()) {
      candidates().stream()
          .filter(Search::isFitted)
          .forEach(one -> fit(List.of(one.slip), wanted).ifPresent(slips -> add(slips, found)));
    }
    // two mistakes give one number too easily, unless what is right narrows them down
    boolean oneNumber = numbers(wanted) == 1;
    if (found.isEmpty() && byPairs && searchesPairs() && !(oneNumber && rightParts.isEmpty())) {
      pairs(wanted, found);
    }
    return found.size() <= MOST_READINGS ? found : best(found);
  }

  // the likeliest and the one that spoils least
  private List<List<Slip>> best(List<List<Slip>> found) {
    List<Slip> least = found.get(1);
    for (List<Slip> slips : found.subList(2, found.size())) {
      if (spoiled(slips).cardinality() < spoiled(least).cardinality()) {
        least = slips;
      }
    }
    return List.of(found.get(0), least);
  }

  private void pairs(BitSet wanted, List<List<Slip>> found) {
    boolean oneNumber = numbers(wanted) == 1;
    List<Candidate> all = candidates();
    for (int i = 0; i < all.size(); i++) {
      for (Candidate second : all.subList(i + 1, all.size())) {
        Candidate first = all.get(i);
        if (isPossible(first, second, wanted) && found.size() < MOST_READINGS) {
          List<Slip> slips = List.of(first.slip, second.slip);
          if (isFitted(first) || isFitted(second)) {
            fit(slips, wanted).ifPresent(fitted -> add(fitted, found));
          } else if (gives(pass(slips), wanted) && (!oneNumber || givesExactly(slips, wanted))) {
            add(slips, found);
          }
        }
      }
    }
  }

  // what only one of them changes must be given by it
  private static boolean isPossible(Candidate first, Candidate second, BitSet wanted) {
    boolean same = first.slip.mistake() == second.slip.mistake() && first.slip.isEverywhere();
    boolean fitted = isFitted(first) && isFitted(second);
    if (same || fitted || !first.whole && isFitted(first) || !second.whole && isFitted(second)) {
      return false; // a number is fitted to the whole gradient
    }
    for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
      boolean one = first.changes.get(i);
      boolean other = second.changes.get(i);
      boolean possible = one && other || one && mayGive(first, i) || other && mayGive(second, i);
      if (!possible) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayGive(Candidate candidate, int part) {
    return candidate.gives.get(part) || isFitted(candidate);
  }

  private static boolean isFitted(Candidate candidate) {
    return candidate.slip.mistake().isFitted();
  }

  private boolean givesExactly(List<Slip> slips, BitSet wanted) {
    int i = wanted.nextSetBit(0);
    Matrix value = value(i, pass(slips));
    return agree(mine[i], value, RELATIVE_OF_ONE_NUMBER * value.maxAbs());
  }

  private long numbers(BitSet some) {
    return some.stream().mapToLong(i -> (long) mine[i].rows() * mine[i].columns()).sum();
  }

  /** Adds an explanation; "at layer l" replaces "everywhere" where nothing tells them apart. */
  private static void add(List<Slip> slips, List<List<Slip>> found) {
    for (int i = 0; i < found.size(); i++) {
      if (kinds(found.get(i)).equals(kinds(slips))) {
        if (found.get(i).stream().anyMatch(Slip::isEverywhere)) {
          found.set(i, slips);
        }
        return;
      }
    }
    found.add(slips);
  }

  private static List<Slip> kinds(List<Slip> slips) {
    return slips.stream().map(slip -> new Slip(slip.mistake(), 0, slip.only(), 0)).toList();
  }

  private static boolean includes(BitSet all, BitSet some) {
    BitSet missing = (BitSet) some.clone();
    missing.andNot(all);
    return missing.isEmpty();
  }

  // ------------------------------------------------------------------ fitting

  // the slips with the number that gives the wanted parts: least squares, step by step
  private Optional<List<Slip>> fit(List<Slip> slips, BitSet wanted) {
    double number = 0;
    double before = Double.POSITIVE_INFINITY;
    for (int step = 0; step < FIT_STEPS; step++) {
      MistakenPass here = pass(with(slips, number));
      MistakenPass ahead = pass(with(slips, number + FIT_AHEAD));
      // of squared slopes, of slopes times what is missing, of its squares; how many slopes
      double[] sums = new double[4];
      boolean compared = wanted.stream().allMatch(i -> compare(i, here, ahead, sums));
      if (!compared || !(sums[2] <= before) || sums[3] < 2) {
        return Optional.empty(); // one number can be fitted by anything
      }
      number += sums[1] / sums[0];
      before = sums[2] / 4;
      if (before < ABSOLUTE * ABSOLUTE) {
        break;
      }
    }
    List<Slip> fitted = with(slips, number);
    boolean found = Math.abs(number) > ABSOLUTE && gives(pass(fitted), wanted);
    return found ? Optional.of(fitted) : Optional.empty();
  }

  private static List<Slip> with(List<Slip> slips, double number) {
    return slips.stream()
        .map(slip -> slip.mistake().isFitted() ? slip.with(number) : slip)
        .toList();
  }

  private boolean compare(int part, MistakenPass here, MistakenPass ahead, double[] sums) {
    Matrix value = value(part, here);
    if (!Matrices.haveOneShape(value, mine[part])) {
      return false;
    }
    Matrix slope = value(part, ahead).minus(value).scale(1 / FIT_AHEAD);
    Matrix missing = mine[part].minus(value);
    sums[0] += slope.hadamard(slope).sum();
    sums[1] += slope.hadamard(missing).sum();
    sums[2] += missing.hadamard(missing).sum();
    sums[3] += slope.map(v -> v == 0 ? 0 : 1).sum();
    return true;
  }

  // ------------------------------------------------------------------ readings

  /** The parts, given or not, that these mistakes spoil. */
  BitSet spoiled(List<Slip> slips) {
    MistakenPass pass = pass(slips);
    BitSet spoiled = new BitSet();
    for (int i = 0; i < mine.length; i++) {
      spoiled.set(i, !agree(value(i, pass), rightValues[i]));
    }
    return spoiled;
  }

  /** Those of the parts in which these mistakes give the reader's numbers. */
  BitSet given(List<Slip> slips, BitSet some) {
    MistakenPass pass = pass(slips);
    BitSet given = new BitSet();
    some.stream().filter(i -> agree(mine[i], value(i, pass))).forEach(given::set);
    return given;
  }

  /** What these mistakes make of a part. */
  Matrix value(int part, List<Slip> slips) {
    return value(part, pass(slips));
  }

  /** The layers in which the mistake changes something. */
  List<Integer> layers(Slip slip) {
    return slip.isEverywhere()
        ? IntStream.rangeClosed(1, net.depth())
            .map(l -> net.depth() + 1 - l)
            .filter(l -> !spoiled(List.of(slip.at(l))).isEmpty())
            .boxed()
            .toList()
        : List.of(slip.layer());
  }

  /** Whether the network and the batch are small enough for a search for pairs of mistakes. */
  boolean searchesPairs() {
    double pass = PASS_OVERHEAD + 3.0 * right.Y().columns() * net.parameterCount();
    return pass * candidates().size() * candidates().size() / 2 <= WORK;
  }
}

package backprop.grading;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import backprop.grading.GradientNotation.Part;
import backprop.matrix.Matrix;
import backprop.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
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

  /** The least γ or λ that says something: a smaller one can be rounding. */
  private static final double LEAST_NUMBER = 1e-5;

  /** What is always rounding. */
  static final double LEAST = 1e-12;

  /** What two mistakes must agree to where all they have to show is one number. */
  private static final double RELATIVE_OF_ONE_NUMBER = 1e-10;

  /** How many pairs that cannot be told apart are looked for. */
  private static final int MOST_PAIRS = 2;

  /** Multiplications that a search for pairs may take: a few seconds. */
  private static final double WORK = 3e9;

  private static final int FIT_STEPS = 8;
  private static final double FIT_AHEAD = 1e-3;

  /** A γ or λ with which a mistake changes something. */
  private static final double SOME_NUMBER = 0.1;

  /** What a pass costs apart from its products. */
  private static final double PASS_OVERHEAD = 4000;

  final List<Part> parts; // of the network, given or not
  final Matrix[] mine; // by part; null if not given
  final Matrix[] right;
  final BitSet handedIn;
  final BitSet rightParts;
  final BitSet tooSmall; // for the rounding errors that their terms may have
  final BitSet wrongParts; // to be explained
  private final Network net;
  private final GradientNotation notation;
  private final MistakenPass rightPass;
  private List<Candidate> candidates; // worked out when first asked for

  /**
   * A mistake at a place.
   *
   * @param changes the parts that it changes
   * @param gives those of them in which it gives the reader's numbers
   * @param whole whether it is made wherever it can be
   */
  private record Candidate(Slip slip, BitSet changes, BitSet gives, boolean whole) {
    boolean isFitted() {
      return slip.mistake().isFitted();
    }

    boolean mayGive(int part) {
      return gives.get(part) || isFitted() && changes.get(part);
    }
  }

  Search(Network net, Matrix X, Matrix Y, GradientNotation notation, Map<String, Matrix> given) {
    this.net = net;
    this.notation = notation;
    parts = notation.parts();
    rightPass = new MistakenPass(net, X, Y, notation.isBiasFirst());
    mine = parts.stream().map(part -> given.get(part.name())).toArray(Matrix[]::new);
    right = parts.stream().map(part -> part.value().apply(rightPass)).toArray(Matrix[]::new);
    handedIn = where(i -> mine[i] != null);
    MistakenPass magnitudes = rightPass.magnitudes();
    double[] sizes =
        parts.stream().mapToDouble(p -> p.value().apply(magnitudes).maxAbs()).toArray();
    rightParts = where(i -> agrees(i, rounding(right[i], sizes[i])));
    tooSmall = where(i -> agrees(i, Math.max(RELATIVE * sizes[i], LEAST)));
    tooSmall.andNot(rightParts);
    wrongParts = (BitSet) handedIn.clone();
    wrongParts.andNot(rightParts);
    wrongParts.andNot(tooSmall);
  }

  private boolean agrees(int part, double tolerance) {
    return handedIn.get(part) && agree(mine[part], right[part], tolerance);
  }

  /**
   * The parts of layer l, if all are left and come from one δ: the first of them, which for one
   * example may be the gradient of the biases. Empty if not.
   */
  BitSet ofOneSignal(int l, BitSet left) {
    BitSet some = where(i -> handedIn.get(i) && parts.get(i).layer() == l);
    Matrix delta = some.cardinality() > 1 ? mine[some.nextSetBit(0)] : null;
    boolean isSignal = delta != null && delta.hasShapeOf(rightPass.delta(l));
    return isSignal && some.stream().allMatch(i -> left.get(i) && comesFrom(delta, i, l))
        ? some
        : new BitSet();
  }

  private boolean comesFrom(Matrix delta, int part, int l) {
    return switch (parts.get(part).line()) {
      case WEIGHTS -> agree(mine[part], delta.times(rightPass.a(l - 1).transpose()));
      case BIASES -> agree(mine[part], delta.rowSums());
      default -> true;
    };
  }

  private BitSet where(IntPredicate kind) {
    BitSet some = new BitSet();
    IntStream.range(0, mine.length).filter(kind).forEach(some::set);
    return some;
  }

  private Matrix value(int part, MistakenPass pass) {
    return parts.get(part).value().apply(pass);
  }

  // ------------------------------------------------------------------ agreement

  // right up to the rounding of a pass in float, or by differences; size: that of its terms
  private static double rounding(Matrix right, double size) {
    return Math.min(ABSOLUTE + RELATIVE * size, MOST_RELATIVE * right.maxAbs());
  }

  /** Whether two matrices are the same up to the rounding of float. */
  static boolean agree(Matrix mine, Matrix other) {
    double size = other.maxAbs();
    return agree(mine, other, Math.max(rounding(other, size), LEAST * Math.max(1, size)));
  }

  /** Whether two matrices are the same within a tolerance; NaN agrees with nothing. */
  static boolean agree(Matrix mine, Matrix other, double tolerance) {
    return mine.hasShapeOf(other) && mine.minus(other).maxAbs() <= tolerance;
  }

  // ------------------------------------------------------------------ candidates

  private List<Candidate> candidates() {
    if (candidates == null) {
      candidates = new ArrayList<>();
      boolean hasBiases =
          IntStream.rangeClosed(1, net.depth()).anyMatch(l -> net.layer(l).hasBiases());
      boolean bothWrong = isWrong(Line.WEIGHTS) && isWrong(Line.BIASES);
      for (Mistake mistake : Mistake.values()) {
        boolean joined = notation.isBiasFirst() && mistake.line() == Line.LAYOUT;
        boolean ofParts = mistake.line().isOfParts() && hasBiases && !joined;
        if (!ofParts || notation.isBiasFirst() || bothWrong) {
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

  // where the mistake can be made: everywhere first, which is likeliest, then layer by layer
  private void places(Slip everywhere) {
    List<Slip> places = new ArrayList<>();
    for (int layer = 1; layer <= net.depth(); layer++) {
      if (!spoiled(List.of(everywhere.at(layer).with(SOME_NUMBER))).isEmpty()) {
        places.add(everywhere.at(layer));
      }
    }
    if (places.size() > 1) {
      places.add(0, everywhere);
    }
    for (Slip slip : places) {
      MistakenPass pass = rightPass.with(List.of(slip.with(SOME_NUMBER)));
      BitSet changes = spoiled(pass);
      if (!changes.intersects(rightParts)) {
        BitSet gives = where(i -> changes.get(i) && gives(i, pass));
        candidates.add(new Candidate(slip, changes, gives, slip == places.get(0)));
      }
    }
  }

  private boolean gives(int part, MistakenPass pass) {
    return handedIn.get(part) && agree(mine[part], value(part, pass));
  }

  // ------------------------------------------------------------------ explanations

  /**
   * The mistakes that give all numbers of these parts and spoil no right one: the likeliest, and of
   * the others that which spoils least. One mistake, or else two if asked for.
   */
  List<List<Slip>> explain(BitSet wanted, boolean byPairs) {
    Map<List<Slip>, List<Slip>> byKind = new LinkedHashMap<>();
    for (Candidate one : candidates()) {
      if (!one.isFitted() && wanted.stream().allMatch(one.gives::get)) {
        add(List.of(one.slip), byKind);
      }
    }
    // a factor needs no fitted number
    boolean isFactor = Double.isFinite(factor(wanted));
    List<Candidate> usable =
        candidates().stream().filter(one -> !(isFactor && one.isFitted())).toList();
    if (byKind.isEmpty()) {
      usable.stream()
          .filter(Candidate::isFitted)
          .forEach(one -> fit(List.of(one.slip), wanted, byKind));
    }
    if (byKind.isEmpty() && byPairs && searchesPairs()) {
      pairs(usable, wanted, byKind);
    }
    List<List<Slip>> found = leastRefuted(byKind.values(), wanted);
    if (found.size() < 2) {
      return found;
    }
    Comparator<List<Slip>> bySpoiled = Comparator.comparing(slips -> spoiled(slips).cardinality());
    return List.of(found.get(0), Collections.min(found.subList(1, found.size()), bySpoiled));
  }

  /** Adds an explanation; "at layer l" replaces "everywhere" where nothing tells them apart. */
  private static void add(List<Slip> slips, Map<List<Slip>, List<Slip>> byKind) {
    List<Slip> kinds = slips.stream().map(slip -> slip.at(0).with(0)).toList();
    byKind.merge(kinds, slips, (old, now) -> old.stream().anyMatch(Slip::isEverywhere) ? now : old);
  }

  // those of the readings that the fewest parts of the reader refute
  private List<List<Slip>> leastRefuted(Collection<List<Slip>> readings, BitSet wanted) {
    Map<Integer, List<List<Slip>>> byRefuting =
        readings.stream()
            .filter(slips -> !isTooEasy(slips, wanted))
            .collect(groupingBy(slips -> refuting(slips).cardinality(), TreeMap::new, toList()));
    return byRefuting.values().stream().findFirst().orElse(List.of());
  }

  // wrong parts that these mistakes spoil, but otherwise than the reader
  private BitSet refuting(List<Slip> slips) {
    MistakenPass pass = rightPass.with(slips);
    BitSet spoiled = spoiled(pass);
    return where(i -> wrongParts.get(i) && spoiled.get(i) && !gives(i, pass));
  }

  // few numbers fit by chance: two alone are no ground against two parts, nor b^l against W^l
  private boolean isTooEasy(List<Slip> reading, BitSet wanted) {
    BitSet refuting = refuting(reading);
    Part part = parts.get(wanted.nextSetBit(0));
    String weights = part.line() == Line.BIASES ? "W^" + part.layer() : "";
    boolean few = numbers(wanted, i -> mine[i]).length < 3 && refuting.cardinality() > 1;
    return wanted.cardinality() == 1
        && (few || refuting.stream().anyMatch(i -> parts.get(i).name().equals(weights)));
  }

  /** The one factor that all numbers of these parts have, at least two; else NaN. */
  double factor(BitSet some) {
    double[] reader = numbers(some, i -> mine[i]);
    int part = some.nextSetBit(0);
    int[] at = Matrices.largest(right[part]);
    if (reader.length < 2 || !mine[part].hasShapeOf(right[part])) {
      return Double.NaN;
    }
    double factor = mine[part].get(at[0], at[1]) / right[part].get(at[0], at[1]);
    boolean isFactor =
        Math.abs(factor - 1) > MOST_RELATIVE // nearer to 1 it is rounding
            && Double.isFinite(factor)
            && some.stream().allMatch(i -> agree(mine[i], right[i].scale(factor)));
    return isFactor ? factor : Double.NaN;
  }

  private void pairs(List<Candidate> all, BitSet wanted, Map<List<Slip>, List<Slip>> byKind) {
    boolean oneNumber = numbers(wanted, i -> mine[i]).length == 1;
    if (oneNumber && rightParts.isEmpty()) {
      return; // two mistakes give one number too easily, unless what is right narrows them down
    }
    for (int i = 0; i < all.size(); i++) {
      Candidate first = all.get(i);
      for (Candidate second : all.subList(i + 1, all.size())) {
        if (byKind.size() == MOST_PAIRS) {
          return;
        }
        if (isPossible(first, second, wanted)) {
          List<Slip> slips = List.of(first.slip, second.slip);
          if (first.isFitted() || second.isFitted()) {
            fit(slips, wanted, byKind);
          } else if (oneNumber ? giveExactly(slips, wanted) : give(slips, wanted)) {
            add(slips, byKind);
          }
        }
      }
    }
  }

  // what only one of them changes must be given by it
  private static boolean isPossible(Candidate first, Candidate second, BitSet wanted) {
    boolean same = first.slip.mistake() == second.slip.mistake() && first.slip.isEverywhere();
    boolean fitted = first.isFitted() && second.isFitted();
    List<Line> lines = List.of(first.slip.mistake().line(), second.slip.mistake().line());
    boolean counted = lines.contains(Line.TOTAL) && lines.contains(Line.EXAMPLES); // m times
    if (same
        || fitted
        || counted
        || !first.whole && first.isFitted()
        || !second.whole && second.isFitted()) {
      return false; // a number is fitted to the whole gradient
    }
    return wanted.stream()
        .allMatch(
            i ->
                first.changes.get(i) && second.changes.get(i)
                    || first.mayGive(i)
                    || second.mayGive(i));
  }

  private boolean give(List<Slip> slips, BitSet wanted) {
    MistakenPass pass = rightPass.with(slips);
    return wanted.stream().allMatch(i -> gives(i, pass));
  }

  private boolean giveExactly(List<Slip> slips, BitSet wanted) {
    int part = wanted.nextSetBit(0);
    Matrix value = value(part, slips);
    return agree(mine[part], value, RELATIVE_OF_ONE_NUMBER * value.maxAbs());
  }

  private static double[] numbers(BitSet some, IntFunction<Matrix> value) {
    return some.stream()
        .mapToObj(value)
        .flatMapToDouble(matrix -> Arrays.stream(matrix.toArray()))
        .toArray();
  }

  // adds the slips with the number that gives the wanted parts: least squares, step by step
  private void fit(List<Slip> slips, BitSet wanted, Map<List<Slip>, List<Slip>> byKind) {
    double[] asked = numbers(wanted, i -> mine[i]);
    double number = 0;
    double before = Double.POSITIVE_INFINITY;
    for (int step = 0; step < FIT_STEPS && before >= ABSOLUTE * ABSOLUTE; step++) {
      MistakenPass pass = rightPass.with(with(slips, number));
      MistakenPass passAhead = rightPass.with(with(slips, number + FIT_AHEAD));
      double[] here = numbers(wanted, i -> value(i, pass));
      double[] ahead = numbers(wanted, i -> value(i, passAhead));
      double[] slopes = new double[here.length];
      double squaredSlopes = 0;
      double slopesTimesMissing = 0;
      double squaredMissing = 0;
      for (int i = 0; i < asked.length && here.length == asked.length; i++) {
        double slope = (ahead[i] - here[i]) / FIT_AHEAD;
        slopes[i] = slope;
        squaredSlopes += slope * slope;
        slopesTimesMissing += slope * (asked[i] - here[i]);
        squaredMissing += (asked[i] - here[i]) * (asked[i] - here[i]);
      }
      boolean few = wanted.cardinality() == 1 && asked.length < 3; // b of two outputs: a, −a
      if (!(squaredMissing <= before) || few || !haveTwoLines(here, slopes)) {
        return; // one number can be fitted by anything
      }
      number += slopesTimesMissing / squaredSlopes;
      before = squaredMissing / 4;
    }
    List<Slip> fitted = with(slips, number);
    if (Math.abs(number) > LEAST_NUMBER && give(fitted, wanted)) {
      add(fitted, byKind);
    }
  }

  // whether two entries move with the number, and not in proportion to one another
  private static boolean haveTwoLines(double[] here, double[] slopes) {
    int[] moving = IntStream.range(0, slopes.length).filter(i -> slopes[i] != 0).toArray();
    return Arrays.stream(moving)
        .anyMatch(
            i -> {
              double one = here[i] * slopes[moving[0]];
              double other = here[moving[0]] * slopes[i];
              return Math.abs(one - other) > RELATIVE * (Math.abs(one) + Math.abs(other));
            });
  }

  private static List<Slip> with(List<Slip> slips, double number) {
    return slips.stream().map(slip -> slip.with(number)).toList();
  }

  // ------------------------------------------------------------------ readings

  /** The parts, given or not, that these mistakes spoil. */
  BitSet spoiled(List<Slip> slips) {
    return spoiled(rightPass.with(slips));
  }

  private BitSet spoiled(MistakenPass pass) {
    return where(i -> !agree(value(i, pass), right[i]));
  }

  /** Those of the parts in which these mistakes give the reader's numbers. */
  BitSet given(List<Slip> slips, BitSet some) {
    MistakenPass pass = rightPass.with(slips);
    return where(i -> some.get(i) && gives(i, pass));
  }

  /** What these mistakes make of a part. */
  Matrix value(int part, List<Slip> slips) {
    return value(part, rightPass.with(slips));
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
    double pass = PASS_OVERHEAD + 3.0 * rightPass.Y().columns() * net.parameterCount();
    return pass * candidates().size() * candidates().size() / 2 <= WORK;
  }
}

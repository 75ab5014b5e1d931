package backprop.grading;

import static backprop.grading.Matrices.largest;
import static backprop.text.Text.format;
import static backprop.text.Text.illegal;

import backprop.check.Check;
import backprop.grading.GradientNotation.Part;
import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
import backprop.network.SinglePath;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says why a gradient is wrong: it is compared with the gradients that known mistakes would give
 * ({@link Mistake}, one of them or two), each computed by a backward pass that makes the mistake.
 *
 * <pre>{@code
 * Diagnosis.of(Gradient.of("W^1", dW1).and("W^2", dW2), net, X, Y)
 * // Your ∂C/∂W^1 is what comes out when σ′(z^1) is forgotten: see (BP2), 004 (2). Right: ∂C/∂W^2.
 * }</pre>
 *
 * <p>A mistake is named only if it gives the numbers and spoils nothing that is right.
 *
 * <p>Use a small network with random parameters and a few random examples, and hand in all the
 * parts that you have: with special numbers, or few, different mistakes give the same gradient;
 * large networks take long.
 */
public final class Diagnosis {
  /** Parts that are searched for two mistakes each: a pair in every part is an unlikely reading. */
  private static final int MOST_PARTS_BY_PAIRS = 2;

  private final List<Finding> findings = new ArrayList<>();
  private final GradientNotation notation;
  private final Search search;
  private final boolean pairs; // whether two mistakes at once are looked for

  private Diagnosis(
      Gradient mine, Network net, Matrix X, Matrix Y, GradientNotation notation, boolean pairs) {
    this.notation = notation;
    this.pairs = pairs;
    requireKnown(mine, notation);
    net.output().loss().requireTargets(Y);
    net.gradients(X, Y); // refuses X and Y that do not fit
    search = new Search(net, X, Y, notation, mine.parts());
    if (!Stream.of(search.right).allMatch(Matrix::isFinite)) {
      throw illegal("the right gradient is not finite: look at the network's weights and at X");
    }
    diagnose();
  }

  /**
   * Diagnoses the gradient of a path for one example.
   *
   * @param mine ∂J/∂θ^(1), ∂J/∂θ^(2), …
   * @throws IllegalArgumentException if there is not one for each θ
   */
  public static Diagnosis of(double[] mine, SinglePath net, double x, double y) {
    if (mine.length != net.layers() - 1) {
      throw illegal("the gradient has %d numbers, the path %d θ", mine.length, net.layers() - 1);
    }
    return of(Gradient.ofTheta(mine), net, new double[] {x}, new double[] {y});
  }

  /** Diagnoses the gradient of a path, or parts of it, for one example. */
  public static Diagnosis of(Gradient mine, SinglePath net, double x, double y) {
    return of(mine, net, new double[] {x}, new double[] {y});
  }

  /**
   * Diagnoses the gradient of a path, or parts of it, summed over examples.
   *
   * @throws IllegalArgumentException if x and y differ in length or have an entry that is not
   *     finite, or a part is unknown
   */
  public static Diagnosis of(Gradient mine, SinglePath net, double[] x, double[] y) {
    Network same = net.toNetwork();
    GradientNotation notation = new PathNotation(x.length, same.depth());
    return new Diagnosis(mine, same, Matrix.rowOf(x), Matrix.rowOf(y), notation, true);
  }

  /**
   * Diagnoses the gradient of a network with one hidden layer, or parts of it: {@code alpha},
   * {@code beta}, {@code delta} and {@code s}.
   *
   * @param X p × N
   * @param Y K × N
   * @throws IllegalArgumentException if X or Y does not fit or has an entry that is not finite, or
   *     a part is unknown
   */
  public static Diagnosis of(Gradient mine, OneHiddenLayer net, Matrix X, Matrix Y) {
    Network same = net.toNetwork();
    return new Diagnosis(mine, same, X, Y, new HiddenLayerNotation(X.columns(), same), true);
  }

  /**
   * Diagnoses the gradient of a network, or parts of it: {@code W^1}, {@code b^1}, {@code delta^1},
   * …
   *
   * @param X n₀ × m
   * @param Y n_L × m
   * @throws IllegalArgumentException if X or Y does not fit, Y has targets that training refuses,
   *     or a part is unknown
   */
  public static Diagnosis of(Gradient mine, Network net, Matrix X, Matrix Y) {
    return new Diagnosis(mine, net, X, Y, new NetworkNotation(X.columns(), net.depth()), true);
  }

  /** The same without a look for two mistakes at once, which may take seconds. */
  public static Diagnosis ofSingleMistakes(Gradient mine, Network net, Matrix X, Matrix Y) {
    return new Diagnosis(mine, net, X, Y, new NetworkNotation(X.columns(), net.depth()), false);
  }

  /** Whether no part is wrong; one that is too small to judge is not. */
  public boolean isRight() {
    return search.wrongParts.isEmpty();
  }

  /** What is wrong; empty if nothing is. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /**
   * Claims that no part of the gradient is wrong.
   *
   * @throws AssertionError that says why it is not
   */
  public void requireRight() {
    Check.that(isRight(), toString());
  }

  @Override
  public String toString() {
    List<String> sentences = new ArrayList<>();
    findings.forEach(finding -> sentences.add(finding.sentence()));
    addSome("Right: %s.", search.rightParts, sentences);
    String small =
        "Too small to judge: the error of %s is within the rounding of single precision.";
    addSome(small, search.tooSmall, sentences);
    return String.join(" ", sentences);
  }

  // ------------------------------------------------------------------ private

  private static void requireKnown(Gradient mine, GradientNotation notation) {
    List<String> names = names(notation.parts());
    for (String name : mine.parts().keySet()) {
      if (!names.contains(name)) {
        String all = String.join(", ", names);
        throw new IllegalArgumentException(
            format("this network has no part %s; its parts are %s", name, all));
      }
    }
  }

  private void diagnose() {
    BitSet left = (BitSet) search.wrongParts.clone();
    take(left, i -> !search.mine[i].isFinite(), this::notFinite);
    take(left, this::isZero, this::zero);
    if (left.isEmpty() || explain(left, left, pairs)) {
      return;
    }
    oneFactor(left, left);
    for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
      BitSet part = new BitSet();
      part.set(i);
      if (explain(part, left, pairs && left.cardinality() <= MOST_PARTS_BY_PAIRS)) {
        i = -1;
      } else {
        oneFactor(part, left);
      }
    }
    IntStream.rangeClosed(1, notation.depth()).forEach(l -> oneSignal(l, left));
    left.stream().forEach(this::unexplained);
  }

  // a finding about the parts of a kind, which are then done with
  private void take(BitSet left, IntPredicate kind, Consumer<BitSet> finding) {
    BitSet some = new BitSet();
    left.stream().filter(kind).forEach(some::set);
    if (!some.isEmpty()) {
      finding.accept(some);
      left.andNot(some);
    }
  }

  private void addSome(String sentence, BitSet some, List<String> sentences) {
    if (!some.isEmpty()) {
      sentences.add(format(sentence, shown(parts(some))));
    }
  }

  private void find(List<Part> parts, List<Slip> slips, String sentence) {
    findings.add(new Finding(names(parts), slips, List.of(), sentence));
  }

  private double size(int part) {
    return search.mine[part].maxAbs();
  }

  private boolean isZero(int part) {
    double rounded = haveShape(part) ? Search.LEAST * search.right[part].maxAbs() : 0;
    return size(part) <= rounded;
  }

  private boolean haveShape(int part) {
    return search.mine[part].hasShapeOf(search.right[part]);
  }

  private void notFinite(BitSet some) {
    List<Part> parts = parts(some);
    Matrix mine = search.mine[some.nextSetBit(0)];
    int[] at = largest(mine.map(v -> Double.isFinite(v) ? 0 : 1));
    String entry = entry(at, parts.get(0));
    String advice =
        "Look for a division by 0, the logarithm of 0 or an exponential that overflows.";
    String where = format("%s is %s. %s", entry, mine.get(at[0], at[1]), advice);
    String what = your(parts, "has numbers", "have numbers") + " that are not finite: ";
    find(parts, List.of(), what + where);
  }

  private void zero(BitSet some) {
    List<Part> parts = parts(some);
    List<Slip> slips = new ArrayList<>();
    StringBuilder shapes = new StringBuilder();
    for (int i : some.stream().toArray()) {
      Part part = search.parts.get(i);
      if (!haveShape(i)) {
        shapes.append(format(" %s has the wrong shape: %s.", part.shown(), shapes(i)));
      } else if (part.line() == Line.WEIGHTS || part.line() == Line.BIASES) {
        Line only = notation.isBiasFirst() ? null : part.line();
        slips.add(new Slip(Mistake.GRADIENT_ZERO, part.layer(), only, 0));
      }
    }
    boolean exactly = some.stream().allMatch(i -> size(i) == 0);
    String advice =
        !exactly
            ? "are terms added up that cancel?"
            : parts.stream().allMatch(part -> part.line() == Line.BIASES)
                ? "the bias gets no gradient."
                : "was anything ever filled in, and is a fraction computed in integers? (1/6 is 0"
                    + " in Java.)";
    String equation = equation(parts.get(0));
    String sentence =
        (exactly ? " zero everywhere: " : " zero everywhere, but for rounding: ") + advice;
    find(parts, slips, your(parts, "is", "are") + sentence + " See " + equation + "." + shapes);
  }

  private String equation(Part part) {
    return notation.equation(part.line(), part.layer(), part);
  }

  // a finding about these parts and what else of the others the same mistakes give
  private boolean explain(BitSet wanted, BitSet left, boolean byPairs) {
    List<List<Slip>> readings = search.explain(wanted, byPairs);
    if (readings.isEmpty()) {
      return false;
    }
    List<Slip> slips = readings.get(0);
    BitSet given = search.given(slips, left);
    List<Part> parts = parts(given);
    String sentence =
        your(parts, "is", "are")
            + (slips.size() > 1 ? times(given, " %s times the right %s, which is") : "")
            + format(" what comes out when %s: see %s.", words(slips), equations(slips, parts));
    List<List<Slip>> others = readings.subList(1, readings.size());
    for (List<Slip> other : others) {
      String how = apart(slips, other);
      sentence += format(" (The same numbers come out when %s. %s)", words(other), how);
    }
    findings.add(new Finding(names(parts), slips, others, sentence));
    left.andNot(given);
    return true;
  }

  private String words(List<Slip> slips) {
    return slips.stream()
        .map(slip -> notation.words(slip) + where(slip))
        .collect(Collectors.joining(" and "));
  }

  private String where(Slip slip) {
    boolean said = slip.mistake().line() != Line.EXAMPLES || slip.only() == null;
    return said ? "" : ", in " + notation.gradient(slip.layer(), slip.only());
  }

  private String equations(List<Slip> slips, List<Part> parts) {
    Set<String> equations = new LinkedHashSet<>();
    for (Slip slip : slips) {
      for (int l : search.layers(slip)) {
        Part part = parts.stream().filter(p -> p.layer() == l).findFirst().orElse(parts.get(0));
        equations.add(notation.equation(slip.equation(l, notation.depth()), l, part));
      }
    }
    return String.join(" and ", equations);
  }

  private String apart(List<Slip> first, List<Slip> second) {
    BitSet one = search.spoiled(first);
    BitSet either = search.spoiled(second);
    either.xor(one);
    either.andNot(search.handedIn);
    if (!either.isEmpty()) {
      int part = either.nextSetBit(0);
      String which = one.get(part) ? "second" : "first";
      String shown = search.parts.get(part).shown();
      return format("To tell: is %s right? Then it is the %s.", shown, which);
    }
    for (int i = one.nextSetBit(0); i >= 0; i = one.nextSetBit(i + 1)) {
      Matrix A = search.value(i, first);
      Matrix B = search.value(i, second);
      if (A.hasShapeOf(B) && !Search.agree(A, B)) {
        String how = "To tell: %s is %s in the first case and %s in the second.";
        return difference(how, A, B, search.parts.get(i));
      }
    }
    return "Nothing tells them apart in these data: try other examples, or other sizes.";
  }

  // ------------------------------------------------------------------ without a mistake

  // one factor that all numbers of these parts have, at least two
  private void oneFactor(BitSet some, BitSet left) {
    String times = times(some, " %s times the right %s");
    if (times.isEmpty()) {
      return;
    }
    List<Part> parts = parts(some);
    String question =
        parts.size() == 1 && Math.abs(search.mine[some.nextSetBit(0)].norm() - 1) < 1e-6
            ? ": is it divided by its length, which is 1 now?"
            : !search.rightParts.isEmpty() || !findings.isEmpty() || !some.equals(left)
                ? "."
                : search.factor(some) < 0
                    ? ": is that the step −γ∇C instead of the gradient ∇C?"
                    : ": is a learning rate in it, or another factor of the cost?";
    find(parts, List.of(), your(parts, "is", "are all") + times + question);
    left.andNot(some);
  }

  // words with the one factor that these parts have; none if there is none
  private String times(BitSet some, String words) {
    double factor = search.factor(some);
    String ones = some.cardinality() == 1 ? "one" : "ones";
    return Double.isNaN(factor) ? "" : format(words, GradientNotation.number(factor), ones);
  }

  // weights and biases that come from one δ, as they should, which is then what is wrong
  private void oneSignal(int l, BitSet left) {
    BitSet some = search.ofOneSignal(l, left);
    if (!some.isEmpty()) {
      int first = some.nextSetBit(0);
      String delta = notation.quantity("δ", l, 0);
      String how = format(" from one %s, as they should. But no known mistake gives it: ", delta);
      how += "%s, for example, is %s instead of %s. ";
      String wrong = difference(how, search.mine[first], search.right[first], null);
      Part part = search.parts.get(first);
      String equation = notation.equation(notation.line(l), l, part);
      String reread = format("Reread %s, for %s.", equation, delta);
      find(parts(some), List.of(), your(parts(some), "comes", "come") + wrong + reread);
      left.andNot(some);
    }
  }

  private void unexplained(int part) {
    Part wrong = search.parts.get(part);
    Matrix mine = search.mine[part];
    Matrix right = search.right[part];
    String difference =
        haveShape(part)
            ? difference("%s, for example, is %s instead of %s", mine, right, null)
            : shapes(part);
    String sentence = "Your %s is wrong, but no known mistake gives its numbers: %s. Reread %s.%s";
    String limit =
        !pairs || search.searchesPairs() ? "" : " (The network is too large to look for pairs.)";
    String words = format(sentence, wrong.shown(), difference, equation(wrong), limit);
    find(List.of(wrong), List.of(), words);
  }

  private String shapes(int part) {
    return format("it is %s instead of %s", search.mine[part].shape(), search.right[part].shape());
  }

  // where two matrices differ most, and the numbers there with as many digits as tell them apart
  private static String difference(String how, Matrix one, Matrix other, Part part) {
    int[] at = largest(one.minus(other));
    String first = "";
    String second = "";
    for (int digits = 6; first.equals(second) && digits <= 17; digits++) {
      first = format("%." + digits + "g", one.get(at[0], at[1]));
      second = format("%." + digits + "g", other.get(at[0], at[1]));
    }
    return format(how, entry(at, part), first, second);
  }

  private static String entry(int[] at, Part part) {
    return format("entry [%d][%d]", at[0], at[1]) + (part == null ? "" : " of " + part.shown());
  }

  private List<Part> parts(BitSet some) {
    return some.stream().mapToObj(search.parts::get).toList();
  }

  private static List<String> names(List<Part> parts) {
    return parts.stream().map(Part::name).toList();
  }

  // "Your ∂C/∂W^2 is"
  private static String your(List<Part> parts, String one, String more) {
    return "Your " + shown(parts) + " " + (parts.size() == 1 ? one : more);
  }

  private static String shown(List<Part> parts) {
    List<String> shown = parts.stream().map(Part::shown).toList();
    int last = shown.size() - 1;
    String end = shown.get(last);
    return last == 0 ? end : String.join(", ", shown.subList(0, last)) + " and " + end;
  }
}

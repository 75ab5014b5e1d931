package backprop.grading;

import backprop.check.Check;
import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
import backprop.network.SinglePath;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

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
  /** Parts that are searched for two mistakes each: a pair in every part is no likely reading. */
  private static final int MOST_PARTS_BY_PAIRS = 2;

  private final List<Finding> findings = new ArrayList<>();
  private final GradientNotation notation;
  private final Search search;

  private Diagnosis(Gradient mine, Network net, Matrix X, Matrix Y, GradientNotation notation) {
    this.notation = notation;
    requireKnown(mine, notation);
    net.output().loss().requireTargets(Y);
    net.gradients(X, Y); // refuses X and Y that do not fit
    search = new Search(net, X, Y, notation, mine.parts());
    diagnose();
  }

  /**
   * Diagnoses the gradient of a path for one example.
   *
   * @param mine ∂J/∂θ^(1), ∂J/∂θ^(2), …
   */
  public static Diagnosis of(double[] mine, SinglePath net, double x, double y) {
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
    return new Diagnosis(mine, same, Matrix.rowOf(x), Matrix.rowOf(y), notation);
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
    return new Diagnosis(mine, same, X, Y, new HiddenLayerNotation(X.columns(), same));
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
    return new Diagnosis(mine, net, X, Y, new NetworkNotation(X.columns(), net.depth()));
  }

  /** Whether every part is right. */
  public boolean isRight() {
    return search.wrongParts().isEmpty();
  }

  /** What is wrong; empty if nothing is. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /**
   * Claims that the gradient is right.
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
    if (!search.rightParts().isEmpty()) {
      sentences.add("Right: " + shown(parts(search.rightParts())) + ".");
    }
    return String.join(" ", sentences);
  }

  // ------------------------------------------------------------------ private

  private static void requireKnown(Gradient mine, GradientNotation notation) {
    List<String> names = notation.parts().stream().map(GradientNotation.Part::name).toList();
    for (String name : mine.parts().keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            Text.format(
                "this network has no part %s; its parts are %s", name, String.join(", ", names)));
      }
    }
  }

  private void diagnose() {
    BitSet left = (BitSet) search.wrongParts().clone();
    take(left, i -> !search.mine(i).isFinite(), this::notFinite);
    take(left, this::isZero, this::zero);
    if (!left.isEmpty() && !explain(left, left, true)) {
      oneFactor(left);
      for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
        BitSet part = new BitSet();
        part.set(i);
        if (explain(part, left, left.cardinality() <= MOST_PARTS_BY_PAIRS)) {
          i = -1;
        }
      }
      left.stream().forEach(i -> findings.add(unexplained(i)));
    }
  }

  // a finding about the parts of a kind, which are then done with
  private void take(BitSet left, IntPredicate kind, Function<BitSet, Finding> finding) {
    BitSet some = new BitSet();
    left.stream().filter(kind).forEach(some::set);
    if (!some.isEmpty()) {
      findings.add(finding.apply(some));
      left.andNot(some);
    }
  }

  private boolean isZero(int part) {
    return search.mine(part).maxAbs() == 0
        && Matrices.haveOneShape(search.mine(part), search.right(part));
  }

  private Finding notFinite(BitSet some) {
    GradientNotation.Part first = parts(some).get(0);
    Matrix mine = search.mine(some.nextSetBit(0));
    int[] at = Matrices.largest(mine.map(v -> Double.isFinite(v) ? 0 : 1));
    String sentence =
        Text.format(
            "Your %s %s that are not finite: entry [%d][%d] of %s is %s."
                + " Look for a division by 0, the logarithm of 0 or an exponential that overflows.",
            shown(parts(some)),
            some.cardinality() == 1 ? "has numbers" : "have numbers",
            at[0],
            at[1],
            first.shown(),
            mine.get(at[0], at[1]));
    return new Finding(names(parts(some)), List.of(), List.of(), sentence);
  }

  private Finding zero(BitSet some) {
    List<GradientNotation.Part> parts = parts(some);
    List<Slip> slips =
        parts.stream()
            .filter(part -> part.line() == Line.WEIGHTS || part.line() == Line.BIASES)
            .map(part -> new Slip(Mistake.GRADIENT_ZERO, part.layer(), only(part), 0))
            .toList();
    boolean biases = parts.stream().allMatch(part -> part.line() == Line.BIASES);
    String sentence =
        Text.format(
            "Your %s %s zero everywhere: %s See %s.",
            shown(parts),
            parts.size() == 1 ? "is" : "are",
            biases
                ? "the bias gets no gradient."
                : "is it ever filled in, and is a fraction computed in integers? (1/6 is 0 in Java.)",
            notation.equation(parts.get(0).line(), parts.get(0).layer(), parts.get(0)));
    return new Finding(names(parts), slips, List.of(), sentence);
  }

  private Line only(GradientNotation.Part part) {
    return notation.isBiasFirst() ? null : part.line();
  }

  // a finding about these parts and what else of the others the same mistakes give
  private boolean explain(BitSet wanted, BitSet left, boolean byPairs) {
    List<List<Slip>> readings = search.explain(wanted, byPairs);
    if (readings.isEmpty()) {
      return false;
    }
    BitSet given = search.given(readings.get(0), left);
    findings.add(explained(parts(given), readings));
    left.andNot(given);
    return true;
  }

  private Finding explained(List<GradientNotation.Part> parts, List<List<Slip>> readings) {
    List<Slip> slips = readings.get(0);
    String sentence =
        Text.format(
            "Your %s %s what comes out when %s: see %s.",
            shown(parts), parts.size() == 1 ? "is" : "are", words(slips), equations(slips, parts));
    List<List<Slip>> others = readings.subList(1, readings.size());
    if (!others.isEmpty()) {
      sentence +=
          Text.format(
              " (The same numbers come out when %s. %s)",
              words(others.get(0)), apart(slips, others.get(0)));
    }
    return new Finding(names(parts), slips, List.copyOf(others), sentence);
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

  private String equations(List<Slip> slips, List<GradientNotation.Part> parts) {
    List<String> equations = new ArrayList<>();
    for (Slip slip : slips) {
      for (int l : search.layers(slip)) {
        GradientNotation.Part part =
            parts.stream().filter(p -> p.layer() == l).findFirst().orElse(parts.get(0));
        equations.add(notation.equation(slip.equation(l, notation.depth()), l, part));
      }
    }
    return String.join(" and ", equations.stream().distinct().toList());
  }

  private String apart(List<Slip> first, List<Slip> second) {
    BitSet one = search.spoiled(first);
    BitSet other = search.spoiled(second);
    BitSet either = (BitSet) one.clone();
    either.xor(other);
    if (!either.isEmpty()) {
      int part = either.nextSetBit(0);
      return Text.format(
          "To tell: is %s right? Then it is the %s.",
          search.parts().get(part).shown(), one.get(part) ? "second" : "first");
    }
    for (int i = one.nextSetBit(0); i >= 0; i = one.nextSetBit(i + 1)) {
      Matrix A = search.value(i, first);
      Matrix B = search.value(i, second);
      if (Matrices.haveOneShape(A, B) && !Search.agree(A, B)) {
        int[] at = Matrices.largest(A.minus(B));
        String[] numbers = told(A.get(at[0], at[1]), B.get(at[0], at[1]));
        return Text.format(
            "To tell: entry [%d][%d] of %s is %s in the first case and %s in the second.",
            at[0], at[1], search.parts().get(i).shown(), numbers[0], numbers[1]);
      }
    }
    return "Nothing tells them apart in these data: try a network of other sizes.";
  }

  // ------------------------------------------------------------------ without a mistake

  // one factor that all wrong numbers have, at least two
  private void oneFactor(BitSet left) {
    double factor = factor(left.nextSetBit(0));
    long numbers = left.stream().mapToLong(i -> search.mine(i).toArray().length).sum();
    boolean shared = left.stream().allMatch(i -> isTimes(i, factor));
    if (!shared || numbers < 2) {
      return;
    }
    List<GradientNotation.Part> parts = parts(left);
    String question =
        !search.rightParts().isEmpty()
            ? ""
            : factor < 0
                ? ": is that the step −γ∇C instead of the gradient ∇C?"
                : ": is a learning rate in it, or another factor of the cost?";
    String sentence =
        Text.format(
            "Your %s %s %s times the right %s%s",
            shown(parts),
            parts.size() == 1 ? "is" : "are all",
            GradientNotation.number(factor),
            parts.size() == 1 ? "one" : "ones",
            question.isEmpty() ? "." : question);
    findings.add(new Finding(names(parts), List.of(), List.of(), sentence));
    left.clear();
  }

  private double factor(int part) {
    int[] at = Matrices.largest(search.right(part));
    return Matrices.haveOneShape(search.mine(part), search.right(part))
        ? search.mine(part).get(at[0], at[1]) / search.right(part).get(at[0], at[1])
        : Double.NaN;
  }

  private boolean isTimes(int part, double factor) {
    return Double.isFinite(factor)
        && Search.agree(search.mine(part), search.right(part).scale(factor));
  }

  private Finding unexplained(int part) {
    GradientNotation.Part wrong = search.parts().get(part);
    String sentence =
        Text.format(
                "Your %s is wrong, but not by a mistake that I know: %s. Reread %s.",
                wrong.shown(),
                difference(search.mine(part), search.right(part)),
                notation.equation(wrong.line(), wrong.layer(), wrong))
            .concat(search.searchesPairs() ? "" : " (The network is too large to look for pairs.)");
    return new Finding(List.of(wrong.name()), List.of(), List.of(), sentence);
  }

  private static String difference(Matrix mine, Matrix right) {
    if (!Matrices.haveOneShape(mine, right)) {
      return Text.format("it is %s, the parameters are %s", mine.shape(), right.shape());
    }
    int[] at = Matrices.largest(mine.minus(right));
    String[] numbers = told(mine.get(at[0], at[1]), right.get(at[0], at[1]));
    return Text.format(
        "entry [%d][%d], for example, is %s instead of %s", at[0], at[1], numbers[0], numbers[1]);
  }

  // two different numbers with as many digits as tell them apart, six or more
  private static String[] told(double one, double other) {
    String[] numbers = new String[2];
    for (int digits = 6;
        numbers[0] == null || numbers[0].equals(numbers[1]) && digits <= 17;
        digits++) {
      numbers[0] = Text.format("%." + digits + "g", one);
      numbers[1] = Text.format("%." + digits + "g", other);
    }
    return numbers;
  }

  private List<GradientNotation.Part> parts(BitSet some) {
    return some.stream().mapToObj(search.parts()::get).toList();
  }

  private static List<String> names(List<GradientNotation.Part> parts) {
    return parts.stream().map(GradientNotation.Part::name).toList();
  }

  private static String shown(List<GradientNotation.Part> parts) {
    List<String> shown = parts.stream().map(GradientNotation.Part::shown).toList();
    int last = shown.size() - 1;
    return last == 0
        ? shown.get(0)
        : String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
  }
}

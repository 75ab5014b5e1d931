package backprop.grading;

import backprop.check.Check;
import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
import backprop.network.SinglePath;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says why a gradient is wrong: it is compared with the gradients that the classic mistakes would
 * give ({@link Mistake}, one of them or two), each computed by a backward pass that makes the
 * mistake.
 *
 * <pre>{@code
 * Diagnosis.of(Gradient.of("W^1", dW1).and("W^2", dW2), net, X, Y)
 * // Your ∂C/∂W^1 is what comes out when σ′(z^1) is forgotten: see (BP2), 004 (2). Right: ∂C/∂W^2.
 * }</pre>
 *
 * <p>Use a small network with random parameters and a few random examples: with special numbers
 * different mistakes give the same gradient, and large ones take long.
 */
public final class Diagnosis {
  private final List<Finding> findings = new ArrayList<>();
  private final List<Letters.Part> wrong = new ArrayList<>();
  private final List<Letters.Part> fine = new ArrayList<>();
  private final Letters letters;
  private final Search search;

  private Diagnosis(Gradient mine, Network net, Matrix X, Matrix Y, Letters letters) {
    this.letters = letters;
    List<Letters.Part> parts = known(mine, letters);
    net.gradients(X, Y); // refuses X and Y that do not fit
    search = new Search(net, X, Y, parts);
    for (Letters.Part part : parts) {
      Matrix value = mine.parts().get(part.name());
      (Search.agree(value, search.right(part)) ? fine : wrong).add(part);
    }
    if (!wrong.isEmpty()) {
      diagnose(mine);
    }
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
   * @throws IllegalArgumentException if x and y differ in length, or a part is unknown
   */
  public static Diagnosis of(Gradient mine, SinglePath net, double[] x, double[] y) {
    Network same = net.toNetwork();
    Letters letters = new PathLetters(x.length, same.depth());
    return new Diagnosis(mine, same, Matrix.rowOf(x), Matrix.rowOf(y), letters);
  }

  /**
   * Diagnoses the gradient of a network with one hidden layer, or parts of it: {@code alpha},
   * {@code beta}, {@code delta} and {@code s}.
   *
   * @param X p × N
   * @param Y K × N
   * @throws IllegalArgumentException if X or Y does not fit, or a part is unknown
   */
  public static Diagnosis of(Gradient mine, OneHiddenLayer net, Matrix X, Matrix Y) {
    Network same = net.toNetwork();
    return new Diagnosis(mine, same, X, Y, new HiddenLayerLetters(X.columns(), same));
  }

  /**
   * Diagnoses the gradient of a network, or parts of it: {@code W^1}, {@code b^1}, {@code delta^1},
   * …
   *
   * @param X n₀ × m
   * @param Y n_L × m
   * @throws IllegalArgumentException if X or Y does not fit, or a part is unknown
   */
  public static Diagnosis of(Gradient mine, Network net, Matrix X, Matrix Y) {
    return new Diagnosis(mine, net, X, Y, new NetworkLetters(X.columns(), net.depth()));
  }

  /** Whether every part is right. */
  public boolean isRight() {
    return wrong.isEmpty();
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
    if (!fine.isEmpty()) {
      sentences.add("Right: " + shown(fine) + ".");
    }
    return String.join(" ", sentences);
  }

  // ------------------------------------------------------------------ private

  // the parts that are given, from the output backward
  private static List<Letters.Part> known(Gradient mine, Letters letters) {
    List<Letters.Part> all = letters.parts();
    List<String> names = all.stream().map(Letters.Part::name).toList();
    for (String name : mine.parts().keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            Text.format(
                "this network has no part %s; its parts are %s", name, String.join(", ", names)));
      }
    }
    return all.stream().filter(part -> mine.parts().containsKey(part.name())).toList();
  }

  private void diagnose(Gradient mine) {
    List<List<Slip>> together = search.explain(mine.parts());
    if (!together.isEmpty()) {
      findings.add(explained(wrong, together));
      return;
    }
    Map<List<List<Slip>>, List<Letters.Part>> byMistake = new LinkedHashMap<>();
    List<Finding> unexplained = new ArrayList<>();
    for (Letters.Part part : wrong) {
      Matrix value = mine.parts().get(part.name());
      List<List<Slip>> found = search.explain(Map.of(part.name(), value));
      if (found.isEmpty()) {
        unexplained.add(unexplained(part, value));
      } else {
        byMistake.computeIfAbsent(found, f -> new ArrayList<>()).add(part);
      }
    }
    byMistake.forEach((found, parts) -> findings.add(explained(parts, found)));
    findings.addAll(unexplained);
  }

  private Finding explained(List<Letters.Part> parts, List<List<Slip>> found) {
    List<Slip> slips = found.get(0);
    String sentence =
        Text.format(
            "Your %s %s what comes out when %s: see %s.",
            shown(parts),
            parts.size() == 1 ? "is" : "are",
            words(slips),
            slips.stream()
                .map(slip -> letters.equation(slip, parts.get(0)))
                .distinct()
                .collect(Collectors.joining(" and ")));
    List<List<Slip>> others = found.subList(1, found.size());
    if (!others.isEmpty()) {
      sentence +=
          Text.format(
              " (The same numbers come out when %s.)",
              others.stream().map(this::words).collect(Collectors.joining(", or when ")));
    }
    return new Finding(names(parts), slips, List.copyOf(others), sentence);
  }

  private String words(List<Slip> slips) {
    return slips.stream()
        .map(slip -> slip.mistake().words(letters, slip.layer()))
        .collect(Collectors.joining(" and "));
  }

  private Finding unexplained(Letters.Part part, Matrix mine) {
    String equation = letters.equation(part.place(), part.layer(), part);
    String sentence =
        Text.format(
                "Your %s is wrong, but not by a mistake that I know: %s. Reread %s.",
                part.shown(), difference(mine, search.right(part)), equation)
            .concat(search.searchesPairs() ? "" : " (The network is too large to look for pairs.)");
    return new Finding(List.of(part.name()), List.of(), List.of(), sentence);
  }

  private static String difference(Matrix mine, Matrix right) {
    if (mine.rows() != right.rows() || mine.columns() != right.columns()) {
      return Text.format("it is %s, the parameters are %s", mine.shape(), right.shape());
    }
    if (!mine.isFinite()) {
      return "it has entries that are not finite numbers";
    }
    int row = 0;
    int column = 0;
    double factor = 0;
    for (int i = 0; i < mine.rows(); i++) {
      for (int j = 0; j < mine.columns(); j++) {
        if (Math.abs(right.get(i, j)) >= Math.abs(right.get(row, column))) {
          row = i;
          column = j;
          factor = mine.get(i, j) / right.get(i, j);
        }
      }
    }
    if (Double.isFinite(factor) && Search.agree(mine, right.scale(factor))) {
      return Text.format("every number is %.6g times the right one", factor);
    }
    return Text.format(
        "entry [%d][%d], for example, is %.6g instead of %.6g",
        row, column, mine.get(row, column), right.get(row, column));
  }

  private static List<String> names(List<Letters.Part> parts) {
    return parts.stream().map(Letters.Part::name).toList();
  }

  private static String shown(List<Letters.Part> parts) {
    List<String> shown = parts.stream().map(Letters.Part::shown).toList();
    int last = shown.size() - 1;
    return last == 0
        ? shown.get(0)
        : String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
  }
}

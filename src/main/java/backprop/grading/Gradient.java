package backprop.grading;

import backprop.matrix.Matrix;
import backprop.text.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A gradient that somebody worked out, part by part, all of it or some of it.
 *
 * <p>Parts have the names of their parameters: {@code theta^2} for a {@code SinglePath}, {@code
 * alpha} and {@code beta} for a {@code OneHiddenLayer}, {@code W^2} and {@code b^2} for a {@code
 * Network}. Error signals can be given too: {@code delta^3}; {@code delta} and {@code s} for a
 * {@code OneHiddenLayer}.
 *
 * <pre>{@code
 * Gradient mine = Gradient.of("W^2", dW2).and("b^2", db2);
 * }</pre>
 */
public final class Gradient {
  private final Map<String, Matrix> parts;

  private Gradient(Map<String, Matrix> parts) {
    this.parts = Collections.unmodifiableMap(parts);
  }

  /** A gradient of one part. */
  public static Gradient of(String name, Matrix value) {
    return new Gradient(Map.of()).and(name, value);
  }

  /** A gradient of one part that is a number. */
  public static Gradient of(String name, double value) {
    return of(name, Matrix.columnOf(value));
  }

  /** ∂J/∂θ^(1), ∂J/∂θ^(2), … of a path. */
  public static Gradient ofTheta(double... dTheta) {
    Gradient gradient = new Gradient(Map.of());
    for (int l = 1; l <= dTheta.length; l++) {
      gradient = gradient.and("theta^" + l, dTheta[l - 1]);
    }
    return gradient;
  }

  /**
   * ∂C/∂W^1, ∂C/∂b^1, ∂C/∂W^2 … of a network.
   *
   * @param dW one matrix a layer; where entry 0 is null, as in arrays that count like the
   *     equations, layer l is entry l, otherwise entry l − 1
   * @param db likewise
   */
  public static Gradient of(Matrix[] dW, Matrix[] db) {
    return new Gradient(Map.of()).layers("W^", dW).layers("b^", db);
  }

  private Gradient layers(String letter, Matrix[] values) {
    int first = values.length > 0 && values[0] == null ? 1 : 0;
    Gradient gradient = this;
    for (int i = first; i < values.length; i++) {
      gradient = gradient.and(letter + (i - first + 1), values[i]);
    }
    return gradient;
  }

  /**
   * The same gradient with one more part.
   *
   * @throws IllegalArgumentException if there is a part of this name already
   * @throws NullPointerException if the value is null
   */
  public Gradient and(String name, Matrix value) {
    Objects.requireNonNull(value, () -> "the gradient of " + name + " is null");
    Map<String, Matrix> more = new LinkedHashMap<>(parts);
    Text.refuseIf(more.put(name, value) != null, "the gradient of %s is given twice", name);
    return new Gradient(more);
  }

  /** The same gradient with one more part that is a number. */
  public Gradient and(String name, double value) {
    return and(name, Matrix.columnOf(value));
  }

  /** The parts by name, in the order in which they were given. */
  public Map<String, Matrix> parts() {
    return parts;
  }

  @Override
  public String toString() {
    return "gradient of " + String.join(", ", parts.keySet());
  }
}

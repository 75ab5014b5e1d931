package backprop.equations;

import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/**
 * A formula in the letters of a document, whose world is W: a lambda for a number; see {@link
 * Transcript#all} for one number per index.
 */
@FunctionalInterface
public interface Formula<W> {
  /** The number. */
  double value(W w);

  /** The numbers, one for every value of the indices; just one without indices. */
  default double[] values(W w) {
    return new double[] {value(w)};
  }

  /** The same of a part of a world: of one network, where it has several. */
  default <V> Formula<V> in(Function<V, W> part) {
    return w -> value(part.apply(w));
  }

  /** The indices of the number in this place, "i = 1, j = 2"; empty without indices. */
  default String entry(W w, int number) {
    return "";
  }

  /** Σ of the terms first … last. */
  static double sum(int first, int last, IntToDoubleFunction term) {
    double sum = 0;
    for (int k = first; k <= last; k++) {
      sum += term.applyAsDouble(k);
    }
    return sum;
  }

  /** Π of the factors first … last. */
  static double product(int first, int last, IntToDoubleFunction factor) {
    double product = 1;
    for (int k = first; k <= last; k++) {
      product *= factor.applyAsDouble(k);
    }
    return product;
  }

  /** A formula with one index. */
  @FunctionalInterface
  interface Of1<W> {
    double value(W w, int k);
  }

  /** A formula with two indices. */
  @FunctionalInterface
  interface Of2<W> {
    double value(W w, int k, int m);
  }

  /** A formula with three indices. */
  @FunctionalInterface
  interface Of3<W> {
    double value(W w, int i, int k, int m);
  }

  /** A formula with four indices. */
  @FunctionalInterface
  interface Of4<W> {
    double value(W w, int i, int k, int m, int l);
  }

  /** A formula with five indices. */
  @FunctionalInterface
  interface Of5<W> {
    double value(W w, int h, int i, int k, int m, int l);
  }
}

package backprop.equations;

import java.util.function.ToIntFunction;

/**
 * An index of a document, k = 1 … K say. A claim holds "for all k"; see {@link Formula#all}.
 *
 * @param <W> the document's world, which knows K
 */
@FunctionalInterface
public interface Index<W> {
  /**
   * What it runs over.
   *
   * @param outer the values of the indices named before it: units of layer l, where l comes first
   */
  Range of(W w, int... outer);

  /** 1 … last. */
  static <W> Index<W> upTo(ToIntFunction<W> last) {
    return from(1, last);
  }

  /** first … last; first is 0 where the bias counts as a weight. */
  static <W> Index<W> from(int first, ToIntFunction<W> last) {
    return (w, outer) -> new Range(first, last.applyAsInt(w));
  }
}

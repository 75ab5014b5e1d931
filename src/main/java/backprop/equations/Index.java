package backprop.equations;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * An index of a document, k = 1 … K say. A claim holds "for all k"; see {@link Transcript#all}.
 *
 * @param <W> the document's world, which knows K
 * @param name the letter that a counterexample names it by
 * @param values what it runs over
 * @param names of the values 0, 1, …, where they are not numbers but functions, say; else empty
 */
public record Index<W>(String name, Range<W> values, List<String> names) {
  /** What an index runs over. */
  @FunctionalInterface
  public interface Range<W> {
    /** The values in this world, for those of the indices before it: units of layer l, say. */
    IntStream of(W w, int... outer);
  }

  /** An index whose values may depend on those before it. */
  public static <W> Index<W> of(String name, Range<W> values) {
    return new Index<>(name, values, List.of());
  }

  /** 1 … last. */
  public static <W> Index<W> upTo(String name, ToIntFunction<W> last) {
    return from(name, 1, last);
  }

  /** first … last; first is 0 where the bias counts as a weight. */
  public static <W> Index<W> from(String name, int first, ToIntFunction<W> last) {
    return of(name, (w, outer) -> IntStream.rangeClosed(first, last.applyAsInt(w)));
  }

  /** 0 … n − 1, one for each of n things with these names. */
  public static <W> Index<W> among(String name, List<String> names) {
    return new Index<>(name, (w, outer) -> IntStream.range(0, names.size()), names);
  }

  /** The same values under another letter. */
  public Index<W> as(String letter) {
    return new Index<>(letter, values, names);
  }

  /** The same values in a world of which this index's world is a part. */
  <V> Index<V> in(Function<V, W> part) {
    return new Index<>(name, (w, outer) -> values.of(part.apply(w), outer), names);
  }

  String show(int value) {
    return names.isEmpty() ? name + " = " + value : name + " " + names.get(value);
  }
}

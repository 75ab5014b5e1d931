package backprop.equations;

import backprop.text.Text;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One number for every value of the indices, the last index running fastest. */
public record Indexed<W>(List<Index<W>> indices, ToDoubleBiFunction<W, int[]> at)
    implements Formula<W> {
  @Override
  public double value(W w) {
    throw new UnsupportedOperationException(
        Text.format("this formula has %d indices: ask for its values", indices.size()));
  }

  @Override
  public double[] values(W w) {
    return entries(w).mapToDouble(n -> at.applyAsDouble(w, n)).toArray();
  }

  @Override
  public String entry(W w, int number) {
    int[] n = entries(w).skip(number).findFirst().orElseThrow();
    return IntStream.range(0, n.length)
        .mapToObj(i -> indices.get(i).show(n[i]))
        .collect(Collectors.joining(", "));
  }

  @Override
  public <V> Formula<V> in(Function<V, W> part) {
    List<Index<V>> there = indices.stream().map(index -> index.in(part)).toList();
    return new Indexed<>(there, (w, n) -> at.applyAsDouble(part.apply(w), n));
  }

  private Stream<int[]> entries(W w, int... outer) {
    if (outer.length == indices.size()) {
      return Stream.of(outer);
    }
    return indices
        .get(outer.length)
        .values()
        .of(w, outer)
        .mapToObj(n -> IntStream.concat(IntStream.of(outer), IntStream.of(n)).toArray())
        .flatMap(inner -> entries(w, inner));
  }
}

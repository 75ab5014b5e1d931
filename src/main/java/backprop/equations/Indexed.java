package backprop.equations;

import backprop.text.Text;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One number for every value of the indices, the last index running fastest.
 *
 * @param at the number at these values of the indices
 */
public record Indexed<W>(List<Index<W>> indices, ToDoubleBiFunction<W, int[]> at)
    implements Formula<W> {
  @Override
  public double value(W w) {
    throw new UnsupportedOperationException(
        Text.format("this formula has %d indices: ask for its values", indices.size()));
  }

  @Override
  public double[] values(W w) {
    return values(w, new int[0]).toArray();
  }

  private DoubleStream values(W w, int... outer) {
    if (outer.length == indices.size()) {
      return DoubleStream.of(at.applyAsDouble(w, outer));
    }
    Range range = indices.get(outer.length).of(w, outer);
    return IntStream.rangeClosed(range.first(), range.last())
        .mapToObj(n -> IntStream.concat(IntStream.of(outer), IntStream.of(n)).toArray())
        .flatMapToDouble(inner -> values(w, inner));
  }
}

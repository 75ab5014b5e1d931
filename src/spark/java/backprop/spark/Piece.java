package backprop.spark;

import java.io.Serializable;
import java.util.Arrays;

/** Numbers from one byte (inclusive) to another (exclusive) of some that are shared. */
record Piece(byte[] numbers, int from, int to) implements Serializable {
  private Object writeReplace() {
    return new Piece(Arrays.copyOfRange(numbers, from, to), 0, to - from);
  }
}

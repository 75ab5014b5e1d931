package backprop.browser;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Methods of the JDK that TeaVM lacks, or has with other results. */
public final class Missing {
  private Missing() {}

  /** {@link Runtime#maxMemory}: a page may have about so much. */
  public static long maxMemory(Runtime runtime) {
    return 1L << 30;
  }

  /** {@link Random#nextInt(int)}, as it is specified. */
  public static int nextInt(Random random, int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive");
    }
    int next = random.nextInt() >>> 1; // 31 bits
    if ((bound & bound - 1) == 0) {
      return (int) (bound * (long) next >> 31);
    }
    int value = next % bound;
    while (next - value + bound - 1 < 0) { // of the last, incomplete round
      next = random.nextInt() >>> 1;
      value = next % bound;
    }
    return value;
  }

  /** {@link Math#rint}: half goes to even. */
  public static double rint(double x) {
    double size = Math.abs(x);
    return size < 0x1p52 ? Math.copySign(size + 0x1p52 - 0x1p52, x) : x;
  }

  /** {@link Stream#ofNullable}. */
  public static Stream<Object> ofNullable(Object object) {
    return object == null ? Stream.empty() : Stream.of(object);
  }

  /** {@link String#lines}, of texts whose lines end with a mere line feed. */
  public static Stream<String> lines(String text) {
    List<String> lines = Pieces.split(text, '\n');
    int last = lines.size() - 1;
    return lines.subList(0, lines.get(last).isEmpty() ? last : last + 1).stream();
  }

  /** {@link BitSet#stream}: TeaVM's gives an element again where the taking paused, for ever. */
  public static IntStream stream(BitSet set) {
    return IntStream.range(0, set.length()).filter(set::get);
  }
}

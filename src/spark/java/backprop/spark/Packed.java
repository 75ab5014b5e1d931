package backprop.spark;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Doubles as bytes, which Java's serialisation copies; a {@code double[]} it writes one by one. */
final class Packed {
  private static final VarHandle AT =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private Packed() {}

  /** What has so many of them that a stream copies them whole. */
  interface Holder extends Serializable {
    byte[] numbers();

    Holder with(byte[] numbers);
  }

  /** Fills an array with the numbers from one on. */
  static double[] read(byte[] packed, int from, double[] into) {
    ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(from, into);
    return into;
  }

  static double get(byte[] packed, int at) {
    return (double) AT.get(packed, at * Double.BYTES);
  }

  static void set(byte[] packed, int at, double number) {
    AT.set(packed, at * Double.BYTES, number);
  }
}

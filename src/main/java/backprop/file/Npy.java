package backprop.file;

import backprop.matrix.Matrix;
import backprop.text.Text;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One array as NumPy's {@code .npy}, version 1.0: eight bytes that name the format, the length of
 * the header, the header (a Python dictionary, padded with spaces to a multiple of 64 bytes), the
 * numbers row by row.
 */
final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private Npy() {}

  /** With one dimension instead of two for a vector, which is a column. */
  static byte[] write(Matrix A, boolean vector) {
    int[] shape = vector ? new int[] {A.rows()} : new int[] {A.rows(), A.columns()};
    ByteBuffer bytes = ByteBuffer.allocate((int) size(shape)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(header(shape));
    for (int i = 0; i < A.rows(); i++) {
      for (double number : A.row(i)) {
        bytes.putDouble(number);
      }
    }
    return bytes.array();
  }

  /** How many bytes an array of this shape has in a file. */
  static long size(int[] shape) {
    long header = header(shape).length;
    long count = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    if (count >= (Integer.MAX_VALUE - header) / Double.BYTES) { // 8·count may wrap
      throw Text.illegal(
          "an array of shape %s is too large: the limit is 2 GB", Arrays.toString(shape));
    }
    return header + Double.BYTES * count;
  }

  /** Reads an array, which must be of float64 and this shape; name says which, in messages. */
  static Matrix read(String name, byte[] file, int[] shape) {
    byte[] header = header(shape);
    if (file.length < header.length
        || !Arrays.equals(file, 0, header.length, header, 0, header.length)) {
      throw Text.illegal("%s is not a float64 array of shape %s in rows", name, tuple(shape));
    }
    if (file.length != size(shape)) {
      throw Text.illegal("%s has %d bytes, but must have %d", name, file.length, size(shape));
    }
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(header.length);
    Matrix A = Matrix.zeros(shape[0], shape.length == 1 ? 1 : shape[1]);
    for (int i = 0; i < A.rows(); i++) {
      for (int j = 0; j < A.columns(); j++) {
        A.set(i, j, bytes.getDouble());
      }
    }
    A.requireFinite(name);
    return A;
  }

  private static byte[] header(int[] shape) {
    String dictionary =
        Text.format("{'descr': '<f8', 'fortran_order': False, 'shape': %s, }", tuple(shape));
    int before = MAGIC.length + Short.BYTES;
    int unpadded = before + dictionary.length() + 1; // 1: the line end
    int length = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putShort((short) (length - before));
    String text = dictionary + " ".repeat(length - unpadded) + "\n";
    return bytes.put(text.getBytes(StandardCharsets.US_ASCII)).array();
  }

  private static String tuple(int[] shape) {
    return Arrays.stream(shape)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "(", shape.length == 1 ? ",)" : ")"));
  }
}

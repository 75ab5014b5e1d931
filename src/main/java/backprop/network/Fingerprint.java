package backprop.network;

import backprop.matrix.Matrix;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The parameters of a network as 64 hexadecimal digits: equal fingerprints mean equal parameters,
 * to the last bit.
 *
 * <p>It is the SHA-256 of all W¹, b¹, W², b² … in this order, each row by row, each number as the
 * eight bytes of its bits ({@link Double#doubleToLongBits}), highest byte first.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /** The fingerprint of the parameters that the network has now. */
  public static String of(Network net) {
    MessageDigest digest = sha256();
    for (int l = 1; l <= net.depth(); l++) {
      add(net.W(l), digest);
      add(net.b(l), digest);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(Matrix parameters, MessageDigest digest) {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * parameters.columns());
    for (int i = 0; i < parameters.rows(); i++) {
      bytes.clear();
      for (double number : parameters.row(i)) {
        bytes.putLong(Double.doubleToLongBits(number));
      }
      digest.update(bytes.array());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

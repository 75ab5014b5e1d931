package backprop.matrix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of text and numbers, piece by piece: equal digests mean equal bits. */
public final class Sha256 {
  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Adds a text, as UTF-8. */
  public Sha256 add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /**
   * Adds the numbers of a matrix row by row, each as the eight bytes of its bits ({@link
   * Double#doubleToLongBits}), highest byte first. The shape is not added.
   */
  public Sha256 add(Matrix A) {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * A.columns());
    for (int i = 0; i < A.rows(); i++) {
      bytes.clear();
      for (double number : A.row(i)) {
        bytes.putLong(Double.doubleToLongBits(number));
      }
      digest.update(bytes.array());
    }
    return this;
  }

  /** The digest as 64 hexadecimal digits; this object starts afresh. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}

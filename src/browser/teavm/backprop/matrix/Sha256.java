package backprop.matrix;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * SHA-256 (FIPS 180-4) without {@code MessageDigest}, which TeaVM lacks: what takes the place of
 * {@code Sha256} in a page.
 */
public final class Sha256 {
  private static final int BLOCK = 64;
  private static final int[] K = new int[64]; // fractions of the cube roots of the first 64 primes
  private static final int[] H = new int[8]; // of the square roots of the first 8

  static {
    for (int candidate = 2, found = 0; found < 64; candidate++) {
      if (isPrime(candidate)) {
        if (found < 8) {
          H[found] = fraction(candidate, 2);
        }
        K[found++] = fraction(candidate, 3);
      }
    }
  }

  private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public Sha256 add(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public Sha256 add(Matrix A) {
    for (int i = 0; i < A.rows(); i++) {
      for (double number : A.row(i)) {
        write(Double.doubleToLongBits(number));
      }
    }
    return this;
  }

  /** The digest as 64 hexadecimal digits; this object starts afresh. */
  public String hex() {
    long bits = 8L * bytes.size();
    bytes.write(0x80);
    while (bytes.size() % BLOCK != BLOCK - Long.BYTES) {
      bytes.write(0);
    }
    write(bits);
    byte[] message = bytes.toByteArray();
    bytes = new ByteArrayOutputStream();
    int[] hash = H.clone();
    for (int start = 0; start < message.length; start += BLOCK) {
      compress(hash, message, start);
    }
    StringBuilder hex = new StringBuilder();
    for (int word : hash) {
      for (int shift = 28; shift >= 0; shift -= 4) {
        hex.append(Character.forDigit(word >>> shift & 15, 16));
      }
    }
    return hex.toString();
  }

  private void write(long eightBytes) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes.write((int) (eightBytes >>> shift));
    }
  }

  private static void compress(int[] hash, byte[] message, int start) {
    int[] w = new int[64];
    for (int t = 0; t < 16; t++) {
      for (int i = 0; i < 4; i++) {
        w[t] = w[t] << 8 | message[start + 4 * t + i] & 255;
      }
    }
    for (int t = 16; t < 64; t++) {
      int s0 = turn(w[t - 15], 7) ^ turn(w[t - 15], 18) ^ w[t - 15] >>> 3;
      int s1 = turn(w[t - 2], 17) ^ turn(w[t - 2], 19) ^ w[t - 2] >>> 10;
      w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    int[] v = hash.clone(); // a … h
    for (int t = 0; t < 64; t++) {
      int s1 = turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25);
      int t1 = v[7] + s1 + (v[4] & v[5] ^ ~v[4] & v[6]) + K[t] + w[t];
      int s0 = turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22);
      int t2 = s0 + (v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]);
      System.arraycopy(v, 0, v, 1, 7);
      v[4] += t1;
      v[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++) {
      hash[i] += v[i];
    }
  }

  private static int turn(int x, int by) {
    return Integer.rotateRight(x, by);
  }

  private static boolean isPrime(int n) {
    for (int d = 2; d * d <= n; d++) {
      if (n % d == 0) {
        return false;
      }
    }
    return true;
  }

  // the first 32 bits behind the point of the root, bit by bit
  private static int fraction(int prime, int root) {
    long x = 0; // the root times 2³²
    for (long bit = 1L << 36; bit > 0; bit >>= 1) {
      BigInteger power = BigInteger.valueOf(x | bit).pow(root);
      if (power.compareTo(BigInteger.valueOf(prime).shiftLeft(32 * root)) <= 0) {
        x |= bit;
      }
    }
    return (int) x;
  }
}

package backprop.network;

import backprop.matrix.Sha256;

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
    Sha256 digest = new Sha256();
    for (int l = 1; l <= net.depth(); l++) {
      digest.add(net.W(l)).add(net.b(l));
    }
    return digest.hex();
  }
}

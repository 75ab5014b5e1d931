package backprop.spark;

import java.io.Serializable;

/**
 * A random order of 0 … n − 1 of which each place is computed by itself: every machine finds the
 * same order, and nobody holds it in memory. A Feistel network of six rounds permutes the numbers
 * below a power of four; one that lands at n or above is sent through again until it does not
 * (cycle walking), which leaves a permutation of those below n.
 */
final class Permutation implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int ROUNDS = 6;

  private final long n;
  private final int halfBits;
  private final long[] keys = new long[ROUNDS];

  /** Of a seed; the number tells its orders apart, such as those of the epochs. */
  Permutation(long n, long seed, long number) {
    this.n = n;
    halfBits = Math.max(1, (65 - Long.numberOfLeadingZeros(Math.max(n - 1, 1))) / 2);
    for (int r = 0; r < ROUNDS; r++) {
      keys[r] = mix(mix(mix(seed) + number) + r);
    }
  }

  /** What stands at this place. */
  long at(long place) {
    long i = place;
    do {
      i = round(i);
    } while (i >= n);
    return i;
  }

  private long round(long i) {
    long mask = (1L << halfBits) - 1;
    long left = i >>> halfBits;
    long right = i & mask;
    for (long key : keys) {
      long next = left ^ mix(right + key) & mask;
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }

  /** Every bit of the result depends on every bit of x: the finaliser of SplitMix64. */
  static long mix(long x) {
    long z = x + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}

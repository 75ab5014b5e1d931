package backprop.matrix;

import backprop.text.Text;

/**
 * Sums over many examples, the columns of matrices, in an order that depends on their number alone:
 * blocks of {@link #EXAMPLES} from the first to the last, and the blocks up a tree of halves, the
 * left one of which is as large a power of two as is smaller than the whole. So a sum is the same
 * bits on one machine and in any number of parts that are whole halves of the tree.
 */
public final class Blocks {
  /** How many examples a block has, but for the last one; fewer are added one by one. */
  public static final int EXAMPLES = 2048;

  private final int examples;
  private final Room block;
  private final Room rest; // of the last block, which may be shorter
  private final Matrix[] products; // of right halves, by their depth in the tree
  private final Matrix[] sums;

  /** A block of A and of B, side by side. */
  private record Room(Matrix A, Matrix B, Matrix transposed) {
    static Room of(int n, int k, int examples) {
      return new Room(
          Matrix.zeros(n, examples), Matrix.zeros(k, examples), Matrix.zeros(examples, k));
    }
  }

  /** Room for sums over m examples, at least 1, of A: n × m, and of B: k × m. */
  public Blocks(int n, int k, int m) {
    examples = m;
    int depth = Long.SIZE - Long.numberOfLeadingZeros(count(m) - 1);
    int last = (m - 1) % EXAMPLES + 1;
    rest = depth == 0 ? new Room(null, null, Matrix.zeros(m, k)) : Room.of(n, k, last);
    block = depth == 0 ? null : Room.of(n, k, EXAMPLES);
    products = new Matrix[depth];
    sums = new Matrix[depth];
    for (int d = 0; d < depth; d++) {
      products[d] = Matrix.zeros(n, k);
      sums[d] = Matrix.zeros(n, 1);
    }
  }

  /** How many blocks hold so many examples. */
  public static long count(long examples) {
    return (examples + EXAMPLES - 1) / EXAMPLES;
  }

  /** Of at least two nodes of the tree, side by side, how many are the left half. */
  public static long left(long nodes) {
    return Long.highestOneBit(nodes - 1);
  }

  /** Where examples {@code from} to {@code to}, more than a block, are halved. */
  public static int middle(int from, int to) {
    return from + EXAMPLES * (int) left(count(to - from));
  }

  /**
   * out ← A·Bᵀ, a sum over the examples. Modified: out only.
   *
   * @throws IllegalArgumentException if a matrix has another shape than there is room for
   */
  public void timesTranspose(Matrix A, Matrix B, Matrix out) {
    if (products.length == 0) {
      Products.timesTranspose(A, B, rest.transposed, out);
    } else {
      require(A, block.A);
      require(B, block.B);
      timesTranspose(A, B, 0, examples, 0, out);
    }
  }

  private void timesTranspose(Matrix A, Matrix B, int from, int to, int depth, Matrix out) {
    if (to - from <= EXAMPLES) {
      Room room = to - from == EXAMPLES ? block : rest;
      copy(A, from, room.A);
      copy(B, from, room.B);
      Products.timesTranspose(room.A, room.B, room.transposed, out);
      return;
    }
    int middle = middle(from, to);
    timesTranspose(A, B, from, middle, depth + 1, out);
    timesTranspose(A, B, middle, to, depth + 1, products[depth]);
    out.addScaled(1, products[depth]);
  }

  /**
   * out ← Σ_p A_p, n × 1 (or n × 0, which takes nothing). Modified: out only.
   *
   * @throws IllegalArgumentException if a matrix has another shape than there is room for
   */
  public void rowSums(Matrix A, Matrix out) {
    if (sums.length == 0 || out.columns() == 0) {
      A.rowSums(out);
    } else {
      require(A, block.A);
      rowSums(A, 0, examples, 0, out);
    }
  }

  private void rowSums(Matrix A, int from, int to, int depth, Matrix out) {
    if (to - from <= EXAMPLES) {
      Room room = to - from == EXAMPLES ? block : rest;
      copy(A, from, room.A);
      room.A.rowSums(out);
      return;
    }
    int middle = middle(from, to);
    rowSums(A, from, middle, depth + 1, out);
    rowSums(A, middle, to, depth + 1, sums[depth]);
    out.addScaled(1, sums[depth]);
  }

  private void require(Matrix all, Matrix block) {
    if (all.rows() != block.rows() || all.columns() != examples) {
      throw Text.illegal(
          "room for %d×%d, but the matrix is %s", block.rows(), examples, all.shape());
    }
  }

  private static void copy(Matrix all, int from, Matrix block) {
    for (int i = 0; i < block.rows(); i++) {
      System.arraycopy(all.row(i), from, block.row(i), 0, block.columns());
    }
  }
}

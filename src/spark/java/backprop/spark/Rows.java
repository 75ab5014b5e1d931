package backprop.spark;

import backprop.data.CellText;
import backprop.data.Moments;
import backprop.file.FileFormatException;
import backprop.matrix.Blocks;
import backprop.spark.Chunk.Part;
import backprop.text.Text;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple2;

/**
 * Rows on their way to a partition, one after the other: features, then targets or the class's
 * number, then the slot there.
 */
final class Rows {
  private static final int TILE = 16; // rows: a cache has room for them

  private Rows() {}

  /**
   * Partition ↦ rows of a chunk, the class of each, if there are classes, as its number; {@code
   * first} is the number of the first row of each part of a file.
   */
  static Iterator<Tuple2<Integer, Piece>> of(
      String path, Chunk chunk, Map<Part, Long> first, Layout layout, List<String> classes)
      throws FileFormatException {
    if (chunk.bad() != null) {
      long before = chunk.first() + chunk.rows();
      throw Scan.refusal(path, first, chunk.part(), before, chunk.bad());
    }
    int bytes = chunk.numbers().length / Math.max(1, chunk.rows()); // of an example
    // of the classes, by those of the chunk's labels
    int[] numbers = Stream.of(chunk.labels()).mapToInt(l -> CellText.indexOf(classes, l)).toArray();
    long number = first.get(chunk.part()) + chunk.first();
    long[] spots = LongStream.range(number, number + chunk.rows()).map(layout::spot).toArray();
    int[] ends = new int[layout.numPartitions()]; // of the rows of each partition, in bytes
    for (long spot : spots) {
      ends[(int) (spot / layout.most())] += bytes + Double.BYTES;
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    int[] begins = ends.clone(); // once all rows are there
    byte[] sorted = new byte[chunk.rows() * (bytes + Double.BYTES)];
    for (int r = 0; r < spots.length; r++) {
      int p = (int) (spots[r] / layout.most());
      begins[p] -= bytes + Double.BYTES;
      System.arraycopy(chunk.numbers(), r * bytes, sorted, begins[p], bytes);
      int end = (begins[p] + bytes) / Double.BYTES;
      Packed.set(sorted, end, spots[r] % layout.most());
      if (numbers.length > 0) {
        Packed.set(sorted, end - 1, numbers[(int) Packed.get(sorted, end - 1)]);
      }
    }
    return IntStream.range(0, ends.length)
        .filter(p -> begins[p] < ends[p])
        .mapToObj(p -> new Tuple2<>(p, new Piece(sorted, begins[p], ends[p])))
        .iterator();
  }

  /** The blocks of a partition, of its rows in any order. */
  static Iterator<Block> blocks(
      int part,
      Iterator<Tuple2<Integer, Piece>> rows,
      Layout layout,
      int features,
      int targets,
      int classes,
      LongAccumulator moved) {
    int bytes = (features + targets) * Double.BYTES; // of an example
    int[] numbers = layout.blocks(part).toArray();
    int[] sizes = IntStream.of(numbers).map(layout::examples).toArray();
    int[] filled = new int[sizes.length];
    byte[][] pieces = new byte[IntStream.of(sizes).sum()][]; // of each slot: where its row is
    int[] places = new int[pieces.length];
    while (rows.hasNext()) {
      Piece piece = rows.next()._2();
      for (int at = piece.from(); at < piece.to(); at += bytes + Double.BYTES) {
        int slot = (int) Packed.get(piece.numbers(), (at + bytes) / Double.BYTES);
        filled[slot / Blocks.EXAMPLES]++;
        pieces[slot] = piece.numbers();
        places[slot] = at;
      }
      moved.add((piece.to() - piece.from()) / (bytes + Double.BYTES));
    }
    Block[] done = new Block[sizes.length];
    for (int b = 0; b < done.length; b++) {
      int first = b * Blocks.EXAMPLES;
      List<byte[]> found = Arrays.asList(pieces).subList(first, first + sizes[b]);
      if (filled[b] != sizes[b] || found.contains(null)) {
        throw new IllegalStateException(
            Text.format(
                "block %d got %d rows, some twice perhaps, instead of %d: the table has changed since it was first read",
                numbers[b], filled[b], sizes[b]));
      }
      byte[] columns = columns(pieces, places, first, sizes[b], bytes);
      done[b] = new Block(sizes[b], columns, features, classes, null);
    }
    if (part < layout.trainingParts()) {
      Iterator<Block> next = Arrays.asList(done).iterator();
      Moments all = Tree.fold(done.length, () -> Moments.of(next.next().X()), Moments::plus);
      done[0] = new Block(sizes[0], done[0].numbers(), features, classes, all);
    }
    return Arrays.asList(done).iterator();
  }

  /** Of m rows each column, one after the other. */
  private static byte[] columns(byte[][] pieces, int[] places, int first, int m, int bytes) {
    byte[] columns = new byte[m * bytes];
    byte[] tile = new byte[TILE * bytes];
    int width = bytes / Double.BYTES;
    for (int from = 0; from < m; from += TILE) {
      int to = Math.min(from + TILE, m);
      for (int j = from; j < to; j++) {
        System.arraycopy(pieces[first + j], places[first + j], tile, (j - from) * bytes, bytes);
      }
      for (int i = 0; i < width; i++) {
        for (int j = from; j < to; j++) {
          Packed.set(columns, i * m + j, Packed.get(tile, (j - from) * width + i));
        }
      }
    }
    return columns;
  }
}

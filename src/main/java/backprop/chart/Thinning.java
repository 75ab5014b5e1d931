package backprop.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A long line with fewer points and nearly the same pixels: of all points in a row that share a
 * quarter of a pixel's column the first, the lowest, the highest and the last. A million points
 * take a minute to fill otherwise.
 */
final class Thinning {
  static final int MOST = 100_000; // what is drawn as it is

  private static final int COLUMNS = 8; // to a CSS pixel, which has two device pixels

  private Thinning() {}

  /** The points themselves if there are few. */
  static List<double[]> of(List<double[]> points) {
    return points.size() <= MOST ? points : thinned(points);
  }

  static List<double[]> thinned(List<double[]> points) {
    List<double[]> kept = new ArrayList<>();
    int start = 0;
    for (int end = 1; end <= points.size(); end++) {
      if (end == points.size() || column(points, end) != column(points, start)) {
        keep(points, start, end - 1, kept);
        start = end;
      }
    }
    return kept;
  }

  private static double column(List<double[]> points, int i) {
    return Math.floor(COLUMNS * points.get(i)[0]);
  }

  private static void keep(List<double[]> points, int first, int last, List<double[]> kept) {
    int low = first;
    int high = first;
    for (int i = first; i <= last; i++) {
      low = points.get(i)[1] < points.get(low)[1] ? i : low;
      high = points.get(i)[1] > points.get(high)[1] ? i : high;
    }
    IntStream.of(first, Math.min(low, high), Math.max(low, high), last)
        .distinct()
        .forEach(i -> kept.add(points.get(i)));
  }
}

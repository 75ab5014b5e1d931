package backprop.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * At most 256 colours that stand for all colours of an image: a third of the bytes of a chart.
 *
 * <p>Frequent colours are kept exactly. The many that smooth an edge may move by a distance that is
 * found by trial, 0 first; in a chart it is about 5 of 255, which nobody sees.
 *
 * @param colors the palette, 0xRRGGBB
 * @param index from each colour of the image to its place in the palette
 */
record Palette(List<Integer> colors, Map<Integer, Integer> index) {
  private static final int MOST = 256;

  static Palette of(int[] pixels) {
    Map<Integer, Integer> counts = new TreeMap<>();
    int end = 0;
    for (int start = 0; start < pixels.length; start = end) { // runs: most of a chart is one colour
      while (end < pixels.length && pixels[end] == pixels[start]) {
        end++;
      }
      counts.merge(pixels[start] & 0xFFFFFF, end - start, Integer::sum);
    }
    List<Integer> frequentFirst = new ArrayList<>(counts.keySet());
    frequentFirst.sort((a, b) -> counts.get(b) - counts.get(a)); // stable: equals by colour
    int distance = 0; // squared
    List<Integer> colors = apart(frequentFirst, distance);
    while (colors.size() > MOST) {
      distance = distance == 0 ? 12 : distance * 7 / 5;
      colors = apart(frequentFirst, distance);
    }
    Map<Integer, Integer> index = new HashMap<>();
    for (int color : frequentFirst) {
      index.put(color, nearest(colors, color));
    }
    return new Palette(colors, index);
  }

  // the colours that are farther than this from all before them; one too many if there are too many
  private static List<Integer> apart(List<Integer> colors, int distance) {
    List<Integer> apart = new ArrayList<>();
    for (int color : colors) {
      boolean far = apart.isEmpty() || distance(color, apart.get(nearest(apart, color))) > distance;
      if (far) {
        apart.add(color);
        if (apart.size() > MOST) {
          break;
        }
      }
    }
    return apart;
  }

  private static int nearest(List<Integer> colors, int color) {
    int nearest = 0;
    for (int i = 1; i < colors.size(); i++) {
      if (distance(colors.get(i), color) < distance(colors.get(nearest), color)) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16) - (b >> 16);
    int green = (a >> 8 & 255) - (b >> 8 & 255);
    int blue = (a & 255) - (b & 255);
    return red * red + green * green + blue * blue;
  }
}

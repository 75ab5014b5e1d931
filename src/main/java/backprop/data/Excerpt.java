package backprop.data;

import backprop.text.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cells and names as messages show them: on one line, and short. */
final class Excerpt {
  private static final int MOST_CHARACTERS = 40;
  private static final int MOST_NAMES = 12;

  private Excerpt() {}

  /** The number of the first name that stands there before; −1 if all are different. */
  static int repeated(List<String> names) {
    Set<String> seen = new HashSet<>();
    return IntStream.range(0, names.size())
        .filter(i -> !seen.add(names.get(i)))
        .findFirst()
        .orElse(-1);
  }

  /** 'a cell', cut and without line breaks. */
  static String of(String cell) {
    return "'" + cut(cell) + "'";
  }

  /** [a, b, c], or the first dozen and how many there are. */
  static String of(List<String> names) {
    List<String> cut = names.stream().limit(MOST_NAMES).map(Excerpt::cut).toList();
    return cut.size() == names.size()
        ? cut.toString()
        : "[" + String.join(", ", cut) + ", … (" + names.size() + " in all)]";
  }

  /** All names, or the first dozen and a sign that there are more. */
  static List<String> few(List<String> names) {
    Stream<String> more = names.size() > MOST_NAMES ? Stream.of("…") : Stream.of();
    return Stream.concat(names.stream().limit(MOST_NAMES), more).toList();
  }

  private static String cut(String text) {
    return Text.cut(text.replaceAll("\\R", "⏎"), MOST_CHARACTERS);
  }
}

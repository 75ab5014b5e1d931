package backprop.equations;

import backprop.text.Resource;
import backprop.text.Text;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The one table of notations: how this library, Hastie, Tibshirani &amp; Friedman and each of the
 * five documents write the same thing. README and package-info show it; a test holds them to it.
 *
 * <p>Symbols are HTML, which Markdown takes too.
 */
public final class Notation {
  private static final List<String> HEADER =
      List.of("", "maths", "code", "shape", "HTF", "000", "001", "002", "003", "004");
  private static final int CODE = HEADER.indexOf("code");

  // the concepts, in the order of a forward and a backward pass
  private static final List<String[]> ROWS =
      Resource.text(Notation.class, "notation.txt")
          .lines()
          .map(line -> line.strip().split(" *\\| *"))
          .toList();

  private Notation() {}

  /** The table as Markdown. */
  public static String markdown() {
    Stream<String> head = Stream.of(row(HEADER.stream()), "|" + ":--|".repeat(HEADER.size()));
    Stream<String> body = ROWS.stream().map(cells -> row(withCode(cells, "`%s`")));
    return Stream.concat(head, body).collect(Collectors.joining("\n"));
  }

  /** The table as HTML, one row a line. */
  public static String html() {
    return Stream.concat(
            Stream.of(tr("th", HEADER.stream())),
            ROWS.stream().map(cells -> tr("td", withCode(cells, "<code>%s</code>"))))
        .collect(Collectors.joining("\n"));
  }

  private static String row(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String tr(String tag, Stream<String> cells) {
    return cells
        .map(cell -> "<" + tag + ">" + cell + "</" + tag + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static Stream<String> withCode(String[] cells, String format) {
    return IntStream.range(0, cells.length)
        .mapToObj(i -> i == CODE && !cells[i].isEmpty() ? Text.format(format, cells[i]) : cells[i]);
  }
}

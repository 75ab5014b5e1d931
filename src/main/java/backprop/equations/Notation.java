package backprop.equations;

import backprop.text.Resource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one table of notations: how this library, Hastie, Tibshirani &amp; Friedman and each of the
 * five documents write the same thing. README and package-info show it; a test holds them to it.
 *
 * <p>Symbols are HTML, which Markdown takes too.
 */
public final class Notation {
  /**
   * A concept and its names.
   *
   * @param maths in this library's equations
   * @param code in this library's code; empty where there is none
   * @param shape in this library; empty for what is not an array
   * @param htf in The Elements of Statistical Learning, chapter 11
   * @param documents in 000, 001, 002, 003 and 004; "–" where a document has no name for it
   */
  public record Concept(
      String name, String maths, String code, String shape, String htf, List<String> documents) {

    private Stream<String> cells(Function<String, String> asCode) {
      return Stream.concat(
          Stream.of(name, maths, code.isEmpty() ? "" : asCode.apply(code), shape, htf),
          documents.stream());
    }
  }

  private static final List<String> HEADER =
      List.of("", "maths", "code", "shape", "HTF", "000", "001", "002", "003", "004");

  // in each line name, maths, code, shape, HTF, and then the documents; the order of HEADER
  private static final List<Concept> CONCEPTS =
      Resource.text(Notation.class, "notation.txt").lines().map(Notation::concept).toList();

  private Notation() {}

  /** All concepts, in the order of a forward and a backward pass. */
  public static List<Concept> concepts() {
    return CONCEPTS;
  }

  /** The table as Markdown. */
  public static String markdown() {
    Stream<String> head = Stream.of(row(HEADER.stream()), "|" + ":--|".repeat(HEADER.size()));
    Stream<String> body = CONCEPTS.stream().map(c -> row(c.cells(code -> "`" + code + "`")));
    return Stream.concat(head, body).collect(Collectors.joining("\n"));
  }

  /** The table as HTML, one row a line. */
  public static String html() {
    return Stream.concat(
            Stream.of(tr("th", HEADER.stream())),
            CONCEPTS.stream().map(c -> tr("td", c.cells(code -> "<code>" + code + "</code>"))))
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

  private static Concept concept(String row) {
    String[] cells = row.strip().split(" *\\| *");
    List<String> documents = List.of(cells).subList(5, cells.length);
    return new Concept(cells[0], cells[1], cells[2], cells[3], cells[4], documents);
  }
}

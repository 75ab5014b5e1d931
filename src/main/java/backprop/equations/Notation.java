package backprop.equations;

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
   * @param shape in this library; empty for what is no array
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

  // name, maths, code, shape, HTF, and then the documents; the order of HEADER
  private static final String TABLE =
      """
      the input | X = a<sup>0</sup> | pass.a(0) | n<sub>0</sub> × m, examples in columns \
      | X, x<sub>i</sub> | x<sub>j</sub> | x<sup>(i)</sup> = a<sup>(1)</sup> | x<sub>i</sub> \
      | x<sup>p</sup> = a<sup>p,0</sup> | a<sup>0</sup>
      number of examples | m | X.columns() |  | N | – | 1 | N | P | 1
      layers are counted | l = 1 … L, the input is 0 | net.depth() |  | one hidden layer \
      | one layer | 1 … 4, the input is 1 | hidden ones, d = 1 … D | l = 0 … L, the input is 0 \
      | j = 1 … J, the input is 0
      units of a layer | n<sub>l</sub> | net.units(l) |  | p, M, K | N | 1 | p, M<sub>d</sub>, K \
      | N<sub>l</sub> | –
      weights | W<sup>l</sup>, W<sub>ij</sub> to i from j | net.W(l) \
      | n<sub>l</sub> × n<sub>l−1</sub> | α<sub>mℓ</sub>, β<sub>km</sub> \
      | w<sub>ij</sub>, to i from j | θ<sup>(l)</sup>, from layer l \
      | α<sub>ml</sub>, β<sub>km</sub>, to the first from the second \
      | w<sup>l</sup><sub>n<sub>l</sub>n<sub>l+1</sub></sub>, from the first to the second, from layer l \
      | w<sup>j</sup><sub>i,k</sub>, to i from k
      biases | b<sup>l</sup> | net.b(l) | n<sub>l</sub> × 1 | α<sub>0m</sub>, β<sub>0k</sub> \
      | none | none | α<sub>0m</sub>, β<sub>0k</sub>: entry 0 of the weights \
      | w<sup>l</sup><sub>0n<sub>l+1</sub></sub>: weight from unit 0 | b<sup>j</sup>
      before the activation | z<sup>l</sup> = W<sup>l</sup>a<sup>l−1</sup> + b<sup>l</sup> \
      | pass.z(l) | n<sub>l</sub> × m | α<sub>m</sub><sup>T</sup>X, T<sub>k</sub> | z<sub>i</sub> \
      | z<sup>(l)</sup> | α<sub>m</sub><sup>T</sup>x<sub>i</sub>, t<sub>ik</sub> \
      | z<sup>p,l</sup><sub>n<sub>l</sub></sub> | z<sup>j</sup>
      after the activation | a<sup>l</sup> = σ<sup>l</sup>(z<sup>l</sup>) | pass.a(l) \
      | n<sub>l</sub> × m | Z<sub>m</sub> | y<sub>i</sub> | a<sup>(l)</sup> | z<sub>im</sub> \
      | a<sup>p,l</sup><sub>n<sub>l</sub></sub> | a<sup>j</sup>
      activation | σ<sup>l</sup> | layer(l).activation() |  | σ, g<sub>k</sub> | – | σ, g \
      | σ, g<sub>k</sub> | f, σ | σ
      the answer | a<sup>L</sup> | net.predict(X) | n<sub>L</sub> × m | f<sub>k</sub>(X) \
      | y<sub>i</sub> | ŷ<sup>(i)</sup> = h(x<sup>(i)</sup>) | f<sub>k</sub>(x<sub>i</sub>) \
      | h<sup>p</sup><sub>n<sub>L</sub></sub> | ŷ = a<sup>J</sup>
      the target | Y | Y | n<sub>L</sub> × m | y<sub>ik</sub> | y<sub>d</sub>, y<sub>id</sub> \
      | y<sup>(i)</sup> | y<sub>ik</sub> | y<sup>p</sup><sub>n<sub>L</sub></sub> | y
      the cost | C | net.cost(Y, pass) |  | R(θ) | E | J | R(θ), R<sub>i</sub> \
      | C, c<sup>p</sup><sub>n<sub>L</sub></sub> | L
      squared error | ½Σ, Σ or (1/n)Σ, each by name | SquaredError.HALF, SUM, MEAN |  | Σ | ½Σ | ½ \
      | Σ | – | (1/n)Σ
      over examples | sum or mean, by name | Reduction.SUM, MEAN |  | sum | – | – | sum | sum | –
      the residual | a − y |  |  | y − f | y<sub>i</sub> − y<sub>id</sub> | ŷ − y | y − f | y − h \
      | y − ŷ, and a − y for softmax
      error signal | δ<sup>l</sup> = ∂C/∂z<sup>l</sup> | pass.delta(l) | n<sub>l</sub> × m \
      | δ<sub>ki</sub>, s<sub>mi</sub> | δ<sub>i</sub> | δ<sup>(l)</sup> \
      | δ<sub>ki</sub>, s<sub>mi</sub> | ∂c/∂z; d at the output | φ<sup>j</sup>
      gradient of the weights | ∂C/∂W<sup>l</sup> | pass.dW(l) | n<sub>l</sub> × n<sub>l−1</sub> \
      | ∂R<sub>i</sub>/∂β<sub>km</sub> | ∂E/∂w<sub>ij</sub> | ∂J/∂θ<sup>(l)</sup> \
      | ∂R<sub>i</sub>/∂α<sub>ml</sub> | ∂C/∂w<sup>l</sup> | ∇<sub>w<sup>j</sup></sub>L
      gradient of the biases | ∂C/∂b<sup>l</sup> | pass.db(l) | n<sub>l</sub> × 1 \
      | m = 0, ℓ = 0 of the above | – | – | m = 0, l = 0 of the above \
      | ∂C/∂w<sup>l</sup><sub>0n<sub>l+1</sub></sub> | ∇<sub>b<sup>j</sup></sub>L
      learning rate | γ | LearningRate |  | γ<sub>r</sub> | η | η | γ<sub>r</sub> | – | –
      slope of ReLU at 0 | 0, or the reader's choice | new ReLU(slopeAtZero) |  | – | 1 | – | 0 \
      | – | 0
      """;

  private static final List<Concept> CONCEPTS = TABLE.lines().map(Notation::concept).toList();

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

package backprop.notebook;

import backprop.equations.Claim;
import backprop.equations.Counterexample;
import backprop.equations.Declared;
import backprop.equations.Document;
import backprop.equations.Kind;
import backprop.equations.Notation;
import backprop.equations.Row;
import backprop.equations.Verdict;
import backprop.equations.document.Equations;
import backprop.text.Text;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The claims of the five documents as a reader meets them: tables with typeset formulas. */
public final class Claims {
  private static final String CELL = "text-align:left;vertical-align:top;";

  private static final Map<String, List<Row>> ROWS = new ConcurrentHashMap<>(); // judged once

  private Claims() {}

  /** Every claim of a document with its verdict and error, in the document's order. */
  public static Html table(String number) {
    Document<?> document = document(number);
    List<Row> rows = rows(document);
    String body =
        rows.stream()
            .map(
                row ->
                    tr(
                        td("", anchor(row) + Text.escaped(row.claim().label())),
                        td("", formula(row.claim().kind(), row.claim().latex())),
                        td("", verdict(row.verdict())),
                        td("white-space:nowrap;", errors(row))))
            .collect(Collectors.joining("\n"));
    return new Html(
        table("place", "as printed", "verdict", "error", body), document + "\n" + lines(rows));
  }

  /** What is wrong in a document, what is right, and numbers that show it. */
  public static Html errata(String number) {
    Document<?> document = document(number);
    List<Row> rows = rows(document).stream().filter(Claims::isErratum).toList();
    String html =
        rows.stream()
            .map(
                row ->
                    block(
                        row,
                        "as printed: " + formula(row.claim().kind(), row.claim().latex()),
                        "right: " + repaired(row.claim()),
                        counterexample(document, row)))
            .collect(Collectors.joining("\n"));
    return new Html(html, document + ", errata\n" + lines(rows));
  }

  /** What a document leaves open, and the choice made here. */
  public static Html open(String number) {
    Document<?> document = document(number);
    List<Row> rows = rows(document).stream().filter(row -> row.verdict() == Verdict.OPEN).toList();
    String html =
        rows.stream()
            .map(
                row ->
                    block(
                        row,
                        "as printed: " + formula(row.claim().kind(), row.claim().latex()),
                        "here: " + repaired(row.claim())))
            .collect(Collectors.joining("\n"));
    return new Html(html, document + ", left open\n" + lines(rows));
  }

  /**
   * One claim: as printed, as Java, and what the numbers say of it.
   *
   * @param number of the document, "001"
   * @param label of the claim, "(10)"
   * @throws IllegalArgumentException if there is no such document or claim
   */
  public static Html show(String number, String label) {
    Document<?> document = document(number);
    Row row =
        rows(document).stream()
            .filter(r -> r.claim().label().equals(label))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        Text.format(
                            "%s has no claim '%s'; its claims are %s",
                            document,
                            label,
                            document.claims().stream()
                                .map(Claim::label)
                                .collect(Collectors.joining(", ")))));
    Claim<?> claim = row.claim();
    String code = Source.statement(document.source(), claim.line());
    String html =
        block(
            row,
            formula(claim.kind(), claim.latex()),
            "<pre>" + Text.escaped(code) + "</pre>",
            isErratum(row) ? "right: " + repaired(claim) : "",
            isErratum(row) ? counterexample(document, row) : "");
    return new Html(html, document + "\n" + lines(List.of(row)) + "\n" + code);
  }

  /** How many claims of each document hold, fail, are slips or open. */
  public static Html summary() {
    StringBuilder body = new StringBuilder();
    StringBuilder text = new StringBuilder();
    Map<Verdict, Integer> total = new EnumMap<>(Verdict.class);
    for (Document<?> document : Equations.documents()) {
      Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
      for (Row row : rows(document)) {
        counts.merge(row.verdict(), 1, Integer::sum);
        total.merge(row.verdict(), 1, Integer::sum);
      }
      body.append(counts(document.toString(), counts)).append('\n');
      text.append(document).append(": ").append(counts).append('\n');
    }
    body.append(counts("together", total));
    String head =
        tr(
            "<th>document</th><th>HOLDS</th><th>FAILS</th><th>SLIP</th><th>OPEN</th><th>claims</th>");
    return new Html("<table>" + head + body + "</table>", text + "together: " + total);
  }

  /** The one table of notations. */
  public static Html notation() {
    return new Html("<table>" + Notation.html() + "</table>", Notation.markdown());
  }

  /**
   * What a link to the row of a claim ends in: {@code 07-the-equations.ipynb#001-9}.
   *
   * @param number of the document, "001"
   * @param label of the claim, "(9)"
   */
  static String id(String number, String label) {
    String named =
        label
            .replace("=", " is ")
            .replace("<", " below ")
            .replace(">", " above ")
            .replace("'", " prime ");
    String words = named.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return number + "-" + words;
  }

  // ------------------------------------------------------------------ parts

  private static String anchor(Row row) {
    return "<a id=\"" + id(row.document().number(), row.claim().label()) + "\"></a>";
  }

  private static Document<?> document(String number) {
    return Equations.documents().stream()
        .filter(document -> document.number().equals(number))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Text.format(
                        "document '%s': one of %s was expected",
                        number,
                        Equations.documents().stream()
                            .map(Document::number)
                            .collect(Collectors.joining(", ")))));
  }

  private static List<Row> rows(Document<?> document) {
    return ROWS.computeIfAbsent(document.number(), number -> document.rows(Equations.seeds()));
  }

  private static boolean isErratum(Row row) {
    return row.verdict() == Verdict.FAILS || row.verdict() == Verdict.SLIP;
  }

  private static String formula(Kind kind, String latex) {
    boolean words =
        latex.contains("$") || !latex.contains("\\"); // formulas in words bring their own $
    boolean sentence = kind == Kind.SENTENCE && words;
    return sentence
        ? "“" + Text.escaped(latex) + "”"
        : "$\\displaystyle " + Text.escaped(latex) + "$";
  }

  private static String repaired(Claim<?> claim) {
    if (claim.declared() instanceof Declared.Corrected<?> corrected) {
      return right(corrected.latex());
    }
    if (claim.declared() instanceof Declared.Intended<?> intended) {
      return right(intended.latex());
    }
    return claim.declared() instanceof Declared.Open<?> open ? Text.escaped(open.choice()) : "";
  }

  private static String right(String latex) {
    boolean prose = latex.matches(".*\\p{L}{4,} .*") && !latex.contains("\\frac");
    return formula(prose ? Kind.SENTENCE : Kind.DEFINITION, latex);
  }

  private static String counterexample(Document<?> document, Row row) {
    return document
        .counterexample(row.claim().label())
        .map(Counterexample::toString)
        .map(text -> "<i>" + Text.escaped(text) + "</i>")
        .orElse("");
  }

  // a paragraph of its own: narrow table cells break formulas to pieces
  private static String block(Row row, String... lines) {
    String head =
        Text.format(
            "<b>%s</b>&ensp;%s, error %s",
            Text.escaped(row.claim().label()), verdict(row.verdict()), oneLine(row));
    return Stream.concat(Stream.of(head, Text.escaped(row.claim().remark())), Stream.of(lines))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("<br>\n", "<p>", "</p>"));
  }

  private static String oneLine(Row row) {
    return errors(row).replace("<br>", ", ");
  }

  private static String errors(Row row) {
    return Double.isNaN(row.corrected())
        ? number(row.error())
        : number(row.error()) + "<br>corrected " + number(row.corrected());
  }

  private static String number(double error) {
    return Double.isInfinite(error) ? "∞" : Text.format("%.1e", error);
  }

  private static String verdict(Verdict verdict) {
    return verdict == Verdict.HOLDS ? "holds" : "<b>" + verdict + "</b>";
  }

  private static String lines(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                Text.format(
                    "  %-5s  %-7s  %s", row.verdict(), number(row.error()), row.claim().label()))
        .collect(Collectors.joining("\n"));
  }

  private static String counts(String name, Map<Verdict, Integer> counts) {
    StringBuilder cells = new StringBuilder("<td>" + Text.escaped(name) + "</td>");
    int sum = 0;
    for (Verdict verdict : Verdict.values()) {
      int count = counts.getOrDefault(verdict, 0);
      cells.append("<td>").append(count).append("</td>");
      sum += count;
    }
    return tr(cells.append("<td>").append(sum).append("</td>").toString());
  }

  private static String table(String a, String b, String c, String d, String body) {
    String head =
        List.of(a, b, c, d).stream()
            .map(title -> "<th style=\"text-align:left\">" + title + "</th>")
            .collect(Collectors.joining());
    return "<table style=\"margin-left:0\">" + tr(head) + "\n" + body + "\n</table>";
  }

  private static String tr(String... cells) {
    return "<tr>" + String.join("", cells) + "</tr>";
  }

  private static String td(String style, String content) {
    return "<td style=\"" + CELL + style + "\">" + content + "</td>";
  }
}

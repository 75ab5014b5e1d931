package backprop.notebook;

import backprop.equations.Claim;
import backprop.equations.Counterexample;
import backprop.equations.Document;
import backprop.equations.JudgedClaim;
import backprop.equations.Notation;
import backprop.equations.Verdict;
import backprop.equations.document.Equations;
import backprop.text.Text;
import backprop.text.TextTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The claims of the five documents as a reader meets them: tables with typeset formulas. */
public final class Claims {
  private static final String CELL = "text-align:left;vertical-align:top;";
  private static final String HEAD =
      Stream.of("place", "as printed", "verdict", "error")
          .map(title -> "<th style=\"text-align:left\">" + title + "</th>")
          .collect(Collectors.joining("", "<tr>", "</tr>"));

  // judged once
  private static final Map<String, List<JudgedClaim>> ROWS = new ConcurrentHashMap<>();

  private Claims() {}

  /** Every claim of a document with its verdict and error, in the document's order. */
  public static Html table(String number) {
    Document<?> document = document(number);
    List<JudgedClaim> rows = rows(document);
    String body = rows.stream().map(Claims::tableRow).collect(Collectors.joining("\n"));
    String html = "<table style=\"margin-left:0\">" + HEAD + "\n" + body + "\n</table>";
    return new Html(html, document + "\n" + lines(rows));
  }

  /** What is wrong in a document, what is right, and numbers that show it. */
  public static Html errata(String number) {
    return blocks(number, "errata", "right: ", row -> row.claim().right() != null);
  }

  /** What a document leaves open, and the choice made here. */
  public static Html open(String number) {
    return blocks(number, "left open", "here: ", row -> row.verdict() == Verdict.OPEN);
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
    Claim<?> claim = document.claim(label);
    JudgedClaim row = rows(document).get(document.claims().indexOf(claim));
    String code = Source.statement(document.source(), claim.line());
    boolean right = row.verdict() == Verdict.HOLDS;
    String html =
        block(
            row,
            typeset(claim, claim.said().printed()),
            "<pre>" + Text.escaped(code) + "</pre>",
            claim.measured().isEmpty() ? "" : "computed with " + Text.escaped(claim.measured()),
            right ? "" : "right: " + repaired(claim),
            right ? "" : counterexample(document, row));
    return new Html(
        html, document + "\n" + lines(List.of(row)) + "\n" + claim.said().printed() + "\n" + code);
  }

  /**
   * What a claim gives with numbers of the reader's.
   *
   * @param number of the document, "001"
   * @param label of the claim, "(10)"
   * @param size no layer and no set of examples is longer
   * @param numbers by their names; all others are 0
   * @throws IllegalArgumentException if there is no such document, claim or number
   */
  public static String at(String number, String label, int size, Map<String, Double> numbers) {
    Document<?> document = document(number);
    return document
        .counterexample(label, size, numbers)
        .map(found -> inWords(document.claim(label), found.where(), found))
        .orElse(
            "with these numbers nothing shows: print and truth agree, have no value, or are at a kink");
  }

  /** How many formulas and how many sentences of each document hold, fail, are slips or open. */
  public static Html summary() {
    List<String> verdicts = Stream.of(Verdict.values()).map(Verdict::toString).toList();
    TextTable table =
        new TextTable("")
            .words("document", "claims in")
            .numbers(verdicts.toArray(String[]::new))
            .numbers("together");
    List<JudgedClaim> all =
        Equations.documents().stream().flatMap(document -> rows(document).stream()).toList();
    for (boolean sentences : new boolean[] {false, true}) {
      for (Document<?> document : Equations.documents()) {
        table.row(counts(document.toString(), sentences, rows(document)));
      }
      table.row(counts("all five", sentences, all));
    }
    return new Html(HtmlTable.of(table), table.toString());
  }

  /** The one table of notations. */
  public static Html notation() {
    return new Html("<table>" + Notation.html() + "</table>", Notation.markdown());
  }

  /** What a link to the row of a claim ends in: {@code 001-9} for (9) of document 001. */
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

  private static Document<?> document(String number) {
    List<String> numbers = Equations.documents().stream().map(Document::number).toList();
    int at = numbers.indexOf(number);
    String all = String.join(", ", numbers);
    Text.refuseIf(at < 0, "there is no document '%s': choose one of %s", number, all);
    return Equations.documents().get(at);
  }

  private static List<JudgedClaim> rows(Document<?> document) {
    return ROWS.computeIfAbsent(document.number(), number -> document.rows(Equations.seeds()));
  }

  private static Html blocks(
      String number, String title, String answer, Predicate<JudgedClaim> choice) {
    Document<?> document = document(number);
    List<JudgedClaim> rows = rows(document).stream().filter(choice).toList();
    List<String> blocks = new ArrayList<>();
    for (JudgedClaim row : rows) {
      String printed = "as printed: " + typeset(row.claim(), row.claim().said().printed());
      String right = answer + repaired(row.claim());
      blocks.add(block(row, printed, right, counterexample(document, row)));
    }
    return new Html(String.join("\n", blocks), document + ", " + title + "\n" + lines(rows));
  }

  // sentences bring their own dollars
  private static String typeset(Claim<?> claim, String latex) {
    return Text.html(claim.isSentence() ? "“%s”" : "$\\displaystyle %s$", latex);
  }

  private static String repaired(Claim<?> claim) {
    String words = claim.repaired();
    return claim.right() != null ? typeset(claim, words) : Text.escaped(words);
  }

  // in words, and as a line of Java that finds the same numbers
  private static String counterexample(Document<?> document, JudgedClaim row) {
    Claim<?> claim = row.claim();
    if (claim.hasNoValue()) {
      return Text.html("<i>read to the letter it has no value: %s</i>", claim.said().noValue());
    }
    Counterexample found = document.counterexample(claim.label()).orElseThrow();
    String measured = claim.measured().isEmpty() ? "" : claim.measured() + "; ";
    if (row.verdict() == Verdict.OPEN && document.isConstant(claim.label())) {
      String words = inWords(claim, "whatever the numbers are", found);
      return Text.html("<i>%s</i>", measured + words);
    }
    String words = measured + inWords(claim, found.where(), found);
    return Text.html("<i>%s</i><br>\n<code>%s</code>", words, java(document, claim, found));
  }

  // what is open is not wrong in print
  private static String inWords(Claim<?> claim, String where, Counterexample found) {
    return claim.declared() == Verdict.OPEN
        ? Text.format(
            "%s: %s here, %s in the other reading",
            where, Counterexample.number(found.truth()), Counterexample.number(found.printed()))
        : found.toString();
  }

  private static String java(Document<?> document, Claim<?> claim, Counterexample found) {
    String numbers =
        found.numbers().entrySet().stream()
            .map(number -> Text.format("\"%s\", %s", number.getKey(), number.getValue()))
            .collect(Collectors.joining(", "));
    return Text.format(
        "Claims.at(\"%s\", \"%s\", %d, Map.of(%s))",
        document.number(), claim.label(), found.size(), numbers);
  }

  // what is wrong has its remark among the errata
  private static String remarkIfRight(JudgedClaim row) {
    String remark = row.claim().remark();
    boolean shown = row.verdict() == Verdict.HOLDS && !remark.isEmpty();
    return shown ? Text.html("<br><small>%s</small>", remark) : "";
  }

  // a paragraph of its own: narrow table cells break formulas to pieces
  private static String block(JudgedClaim row, String... lines) {
    String head =
        Text.format(
            "<b>%s</b>&ensp;%s, error %s",
            Text.escaped(row.claim().label()), verdict(row), errors(row, ", "));
    return Stream.concat(Stream.of(head, Text.escaped(row.claim().remark())), Stream.of(lines))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("<br>\n", "<p>", "</p>"));
  }

  private static String errors(JudgedClaim row, String separator) {
    return Double.isNaN(row.corrected())
        ? number(row.error())
        : number(row.error()) + separator + "corrected " + number(row.corrected());
  }

  private static String number(double error) {
    return Double.isInfinite(error) ? "∞" : Text.format("%.1e", error);
  }

  private static String verdict(JudgedClaim row) {
    return row.verdict() == Verdict.HOLDS
        ? Text.escaped(row.words())
        : "<b>" + row.words() + "</b>";
  }

  private static String lines(List<JudgedClaim> rows) {
    return rows.stream().map(Claims::line).collect(Collectors.joining("\n"));
  }

  private static String line(JudgedClaim row) {
    Claim<?> claim = row.claim();
    String where = claim.said().where().isEmpty() ? "" : "  where " + claim.said().where();
    String error = number(row.error());
    return Text.format("  %-5s  %-7s  %s%s", row.verdict(), error, claim.label(), where);
  }

  private static List<String> counts(String name, boolean sentences, List<JudgedClaim> rows) {
    List<Verdict> verdicts =
        rows.stream()
            .filter(row -> row.claim().isSentence() == sentences)
            .map(JudgedClaim::verdict)
            .toList();
    Stream<Integer> counts =
        Stream.of(Verdict.values()).map(verdict -> Collections.frequency(verdicts, verdict));
    return Stream.concat(
            Stream.of(name, sentences ? "words" : "formulas"),
            Stream.concat(counts, Stream.of(verdicts.size())).map(String::valueOf))
        .toList();
  }

  private static String tableRow(JudgedClaim row) {
    Claim<?> claim = row.claim();
    String anchor = "<a id=\"" + id(row.document().number(), claim.label()) + "\"></a>";
    return "<tr>"
        + td("", anchor + Text.escaped(claim.label()))
        + td("", typeset(claim, claim.said().printed()) + remarkIfRight(row))
        + td("", verdict(row))
        + td("white-space:nowrap;", errors(row, "<br>"))
        + "</tr>";
  }

  private static String td(String style, String content) {
    return "<td style=\"" + CELL + style + "\">" + content + "</td>";
  }
}

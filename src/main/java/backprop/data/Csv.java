package backprop.data;

import static java.util.stream.Collectors.joining;

import backprop.text.Numbers;
import backprop.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A CSV file as people have it into named columns of text: finds out the separator and whether
 * there is a header, and leaves out what holds nothing. What can be read in two ways is refused.
 */
final class Csv {
  private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\"?sep=(.)\"?\\1*\\h*\\R");
  private static final Pattern NUMPY_HEADER = // '#' above rows that begin with a number
      Pattern.compile("#\\h*(?=[^\\s,;|].*\\R\\h*[-+.\\d])");
  private static final String SEPARATORS = "\t;|,"; // a blank is the last resort
  private static final int SAMPLE = 20; // rows that tell the separator
  private static final int HEADER_SAMPLE = 100; // rows that tell whether there is a header

  private final String source;
  private final CsvFormat format;
  private final List<String> targets;
  private List<String> names; // of the columns, if they are known without a header
  private char quote = '"';

  private Csv(String source, CsvFormat format, List<String> targets) {
    this.source = source;
    this.format = format;
    this.targets = targets;
    this.names = format.all("names").stream().map(CsvText::clean).toList();
  }

  /**
   * The columns of a CSV file, without those that the format leaves out. A first row with the words
   * of the targets is a header; what can be read in two ways is refused.
   */
  static Columns read(Path csv, CsvFormat format, String... targets) {
    return new Csv(csv.toString(), format, Arrays.stream(targets).map(CsvText::clean).toList())
        .columns(CsvText.read(csv, format));
  }

  private Columns columns(String text) {
    boolean arff = Arff.isOne(text);
    String rest = text;
    Matcher line = SEPARATOR_LINE.matcher(text);
    String separator = format.one("separator");
    if (arff) {
      Arff table = Arff.of(text);
      names = names.isEmpty() ? table.names() : names;
      rest = table.rows();
      if (rest.stripLeading().startsWith("{")) {
        throw error("a sparse ARFF file; save it from Weka as CSV");
      }
    } else if (line.lookingAt()) {
      rest = text.substring(line.end());
      separator = separator == null ? line.group(1) : separator;
    }
    Matcher remark = NUMPY_HEADER.matcher(rest);
    rest = remark.lookingAt() ? rest.substring(remark.end()) : rest;
    quote = rest.startsWith("'") ? '\'' : '"';
    char between = separator == null ? separator(rest) : separator.charAt(0);
    List<String[]> rows = rows(rest, between, Integer.MAX_VALUE);
    if (rows.stream().anyMatch(row -> row.length > 1)) {
      rows.removeIf(row -> row.length == 1 && row[0].startsWith("#")); // a remark
    }
    if (rows.isEmpty() && !arff) {
      throw error("the file is empty; it must have at least one row");
    }
    return columns(rows, !arff && hasHeader(rows), between);
  }

  // ------------------------------------------------------------------ text to rows

  /** The separator that gives the first rows equally many cells; else one that most rows hold. */
  private char separator(String text) {
    char best = ',';
    long most = 0;
    boolean splitsFirst = false;
    for (char separator : SEPARATORS.toCharArray()) {
      if (separator == '\t' && isNoTable(rows(text, '\t', SAMPLE))) {
        continue;
      }
      int[] cells = widths(text, separator);
      if (isEven(cells)) {
        return separator;
      }
      long count = Arrays.stream(cells).filter(n -> n > 1).count();
      if (count > most) {
        best = separator;
        most = count;
        splitsFirst = cells[0] > 1;
      }
    }
    int[] blank = widths(text, ' ');
    // R writes no name above the names of rows
    boolean even = isEven(blank) || blank.length > 1 && blank[0] + 1 == blank[1];
    return even && (2 * most <= blank.length || !splitsFirst) ? ' ' : best;
  }

  /** Tabs behind commas, or one tab among blanks, as in UCI's auto-mpg. */
  private static boolean isNoTable(List<String[]> byTabs) {
    return byTabs.stream().allMatch(row -> row[0].matches(".*[,;|]|[-+.\\d]+( +[-+.\\d?]+)+"));
  }

  private int[] widths(String text, char separator) {
    return rows(text, separator, SAMPLE).stream().mapToInt(row -> row.length).toArray();
  }

  private static boolean isEven(int[] widths) {
    return widths.length > 0
        && widths[0] > 1
        && Arrays.stream(widths).allMatch(n -> n == widths[0]);
  }

  /** The first rows with anything in them; a sample ends before a row that cannot be split. */
  private List<String[]> rows(String text, char separator, int most) {
    String lines = separator == ' ' ? withSingleBlanks(text, 2L * most) : text;
    List<String[]> rows = new ArrayList<>();
    try {
      new CsvRows(lines, separator, quote).addTo(rows, most);
    } catch (IllegalArgumentException e) {
      if (most == Integer.MAX_VALUE) {
        throw error(
            "the row that begins with %s has a quote (%s) that is not closed, or text after a closed one; close it, and write a quote inside a cell twice",
            Excerpt.of(e.getMessage()), quote);
      }
    }
    return rows;
  }

  private static String withSingleBlanks(String text, long most) {
    Stream<String> lines = text.lines().limit(most);
    return lines.map(line -> line.strip().replaceAll("[ \t]+", " ")).collect(joining("\n"));
  }

  // ------------------------------------------------------------------ header

  private boolean hasHeader(List<String[]> rows) {
    if (format.one("header") != null) {
      return Boolean.parseBoolean(format.one("header"));
    }
    List<String> first = List.of(rows.get(0));
    List<String[]> below = rows.subList(1, Math.min(rows.size(), HEADER_SAMPLE));
    if (names.isEmpty() && isAsked(first, below)) {
      return true;
    }
    boolean data = first.stream().anyMatch(cell -> isNumber(cell) || cell.equals("?"));
    boolean header = false;
    for (int c = 0; c < first.size(); c++) {
      header |= !first.get(c).isEmpty() && !isNumber(first.get(c)) && holdsNumbers(below, c);
    }
    if (names.isEmpty() ? !data : header != data) {
      return !data;
    }
    throw error(
        "%s the first row reads like data, %s; if so, pass %s after the path%s, if it holds names, %s",
        header || !data ? "is there a header? In part," : "no header:",
        Excerpt.of(first),
        format.header(false),
        names.isEmpty() ? " (columns are then \"column 1\", \"column 2\", …)" : "",
        format.header(true));
  }

  /** Whether the words that will be asked for stand in the first row, and read like names there. */
  private boolean isAsked(List<String> first, List<String[]> below) {
    return !targets.isEmpty()
        && first.containsAll(targets)
        && !first.contains("?")
        && first.stream().allMatch(cell -> !isNumber(cell) || cell.matches("\\d+"))
        && targets.stream().noneMatch(Csv::isNumber)
        && below.stream().flatMap(Arrays::stream).noneMatch(targets::contains);
  }

  private static boolean isNumber(String cell) {
    return CellText.isNumber(cell.replaceFirst(",", "."));
  }

  private boolean holdsNumbers(List<String[]> rows, int c) {
    List<String> cells = rows.stream().filter(row -> c < row.length).map(row -> row[c]).toList();
    List<String> present = cells.stream().filter(cell -> !Columns.isMissing(cell, format)).toList();
    return !present.isEmpty() && present.stream().allMatch(Csv::isNumber);
  }

  // ------------------------------------------------------------------ rows to columns

  private Columns columns(List<String[]> rows, boolean header, char separator) {
    List<String[]> body = header ? rows.subList(1, rows.size()) : rows;
    List<String> first = rows.isEmpty() ? List.of() : List.of(rows.get(0));
    boolean given = !names.isEmpty();
    List<String> titles = given ? names : header ? first : Collections.nCopies(first.size(), "");
    int width = width(titles, given, body);
    requireWidth(width, titles, body, separator, header || given);
    String[][] all = cells(body, width);
    List<String> kept = new ArrayList<>();
    List<String[]> cells = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      boolean unnamed = titles.get(c).isEmpty();
      if (unnamed && (CsvRows.isEmpty(all[c]) || header && Numbering.counts(all[c]))) {
        continue; // nothing, or the numbers of the rows
      }
      kept.add(unnamed ? "column " + (c + 1) : titles.get(c));
      cells.add(all[c]);
    }
    requireDifferent(kept);
    Columns chosen =
        new Columns(source, kept, cells.toArray(String[][]::new), format)
            .without(format.all("without"));
    if (header) {
      requireNamed(chosen.names(), titles);
    }
    String decimal = format.one("decimal");
    if (decimal == null ? separator != ',' : decimal.equals(",")) {
      chosen = DecimalCommas.toPoints(chosen);
    }
    return format.options().containsKey("dropMissing") ? chosen.withoutMissing() : chosen;
  }

  /** Rows to columns; row by row, as they lie in memory. */
  private static String[][] cells(List<String[]> rows, int width) {
    String[][] cells = new String[width][rows.size()];
    for (int r = 0; r < rows.size(); r++) {
      String[] row = rows.get(r);
      for (int c = 0; c < width; c++) {
        cells[c][r] = c < row.length ? row[c] : "";
      }
    }
    return cells;
  }

  /** Cells without a name at the end count only if something stands in them. */
  private static int width(List<String> titles, boolean given, List<String[]> body) {
    int named = CsvRows.used(titles.toArray(String[]::new));
    int filled = body.stream().mapToInt(CsvRows::used).max().orElse(0);
    return given ? titles.size() : Math.max(named, Math.min(filled, titles.size()));
  }

  // ------------------------------------------------------------------ what is refused

  private void requireWidth(
      int width, List<String> titles, List<String[]> body, char separator, boolean named) {
    if (width == 1 && !body.isEmpty()) {
      requireOneColumn(titles.get(0), body, separator);
    }
    int[] cells = // those without a name count up to the last filled one
        body.stream()
            .mapToInt(row -> Math.max(Math.min(row.length, width), CsvRows.used(row)))
            .toArray();
    int bad = 0;
    while (bad < cells.length && cells[bad] == width) {
      bad++;
    }
    if (bad == cells.length) {
      return;
    }
    if (named && Arrays.stream(cells).allMatch(n -> n == cells[0])) {
      throw error(
          "%s names %s, but every row has %s; %s",
          names.isEmpty() ? "the header" : "the format",
          Excerpt.of(titles),
          Numbers.count(cells[0], "cell"),
          width == 1 ? "delete the lines above the header" : naming(titles, cells[0], separator));
    }
    throw error(
        "row %s has %s, but the %s has %s; %s",
        bad + 1,
        Numbers.count(cells[bad], "cell"),
        named ? "header" : "first row",
        width,
        cells[bad] > width
            ? Text.format("a cell that holds '%s' needs quotes", separator)
            : Text.format(
                "complete %s, or delete that line if it is no example",
                Excerpt.of(List.of(body.get(bad)))));
  }

  private String naming(List<String> titles, int cells, char separator) {
    boolean rowNames = cells == titles.size() + 1 && names.isEmpty();
    List<String> all = new ArrayList<>(rowNames ? List.of("column 1") : List.of());
    all.addAll(rowNames ? Excerpt.few(titles) : List.of("…"));
    return Text.format(
        "name all columns: pass %s after the path%s",
        format.header(names.isEmpty()).names(all.toArray(String[]::new)),
        separator == ',' ? "; if those are decimal commas, save it with ';' between cells" : "");
  }

  /** That no character stands equally often in all rows, and so would separate them. */
  private void requireOneColumn(String title, List<String[]> body, char separator) {
    for (char other : (SEPARATORS + ":~^").toCharArray()) {
      long count = count(title.isEmpty() ? body.get(0)[0] : title, other);
      if (count == 0 || body.stream().anyMatch(row -> count(row[0], other) != count)) {
        continue;
      }
      throw error(
          "one column only, %s; %s",
          Excerpt.of(body.get(0)[0]),
          other == separator
              ? "take away the quotes around whole lines"
              : Text.format(
                  "separated by '%s'? Then pass %s after the path",
                  other, format.separator(other)));
    }
  }

  private static long count(String text, char c) {
    return text.chars().filter(d -> d == c).count();
  }

  private void requireDifferent(List<String> kept) {
    int c = Excerpt.repeated(kept);
    if (c >= 0) {
      List<String> renamed = new ArrayList<>(kept);
      renamed.set(c, kept.get(c) + " 2");
      throw error(
          "two columns are called %s; name all columns: pass %s after the path",
          Excerpt.of(kept.get(c)),
          format.header(true).names(Excerpt.few(renamed).toArray(String[]::new)));
    }
  }

  private void requireNamed(List<String> kept, List<String> titles) {
    if (kept.size() > 2 && titles.stream().filter(title -> !title.isEmpty()).count() == 1) {
      throw error(
          "the first row holds only %s; delete the lines above the header",
          Excerpt.of(String.join("", titles)));
    }
    Set<String> known = new HashSet<>(titles);
    known.addAll(targets);
    known.addAll(format.all("keeping"));
    for (String name : kept) {
      if (!known.contains(name)) {
        throw error(
            "%s has no name; an index? Leave it out: pass %s after the path, or keep it: %s",
            name, format.without(name), format.keeping(name));
      }
    }
  }

  private IllegalArgumentException error(String message, Object... values) {
    return Text.illegal("%s: %s", source, Text.format(message, values));
  }
}

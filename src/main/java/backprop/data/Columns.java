package backprop.data;

import backprop.matrix.Matrix;
import backprop.text.Numbers;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Named columns of text, parsed strictly.
 *
 * <p>Types are decided here, not by Tablesaw: left to itself it reads "1,5" as 15, turns a column
 * with one "?" into text, a column "1.0, 2.0" into integers, and uses the locale of the machine.
 *
 * @param source the file or table, for messages
 * @param cells cells[c][r], column by column; row r + 1 for people, who count from 1 below the
 *     header
 * @param format how the file was read; null for a table
 */
record Columns(String source, List<String> names, String[][] cells, CsvFormat format) {
  private static final Set<String> MISSING =
      Set.of("", "?", "*", "na", "n/a", "#n/a", "<na>", "nan", "null");
  private static final String NUMBER_AND_UNIT = "[$€£¥]?\\h*\\d+([.,]\\d+)?\\h*\\D{0,4}";
  private static final int MOST_CLASSES = 1000; // more of them are names or numbers, not classes

  Columns {
    if (names.isEmpty() || cells[0].length == 0) {
      throw Text.illegal(
          "%s: columns %s, but no rows; there must be at least one", source, Excerpt.of(names));
    }
  }

  /** The cells of a table; numbers as Java writes them. */
  static Columns of(Table table) {
    String source = table.name() == null ? "table" : table.name();
    String[][] cells =
        table.columns().stream()
            .map(column -> Tables.texts(column, CellText::of).stream())
            .map(texts -> texts.map(String::strip).toArray(String[]::new))
            .toArray(String[][]::new);
    return new Columns(source, table.columnNames(), cells, null);
  }

  Examples classification(String name, List<String> known) {
    int label = column(name);
    requireLabels(label);
    String[] labels = cells[label];
    List<String> classes = known.isEmpty() ? classes(label) : List.copyOf(known);
    Map<String, Integer> numbers = new HashMap<>();
    int[] ofExamples = new int[labels.length];
    for (int r = 0; r < labels.length; r++) {
      ofExamples[r] = numbers.computeIfAbsent(labels[r], text -> CellText.indexOf(classes, text));
      if (ofExamples[r] < 0) {
        throw error(
            "row %s, column '%s': the label %s was not seen in training; the classes are %s",
            r + 1, name, Excerpt.of(labels[r]), Excerpt.of(classes));
      }
    }
    int[] rest = others(label);
    return new Examples(
        features(rest), Examples.oneHot(ofExamples, classes.size()), namesOf(rest), classes);
  }

  Examples regression(String... targets) {
    if (targets.length == 0) {
      throw error("name a target; the columns are %s", Excerpt.of(names));
    }
    int[] columns = Arrays.stream(targets).mapToInt(this::column).toArray();
    int[] rest = others(columns);
    return new Examples(
        features(rest), Matrix.of(numbers(columns)), namesOf(rest), namesOf(columns));
  }

  /** A column is one of numbers if all its cells are, missing ones apart. */
  Table table() {
    Table table = Table.create(source);
    for (int c = 0; c < cells.length; c++) {
      String[] texts =
          Arrays.stream(cells[c]).map(text -> isMissing(text) ? "" : text).toArray(String[]::new);
      boolean words = Arrays.stream(texts).anyMatch(t -> !t.isEmpty() && !CellText.isNumber(t));
      String name = names.get(c);
      table.addColumns(
          words ? StringColumn.create(name, texts) : Tables.numbers(name, parsed(texts)));
    }
    return table;
  }

  // ------------------------------------------------------------------ fewer columns, fewer rows

  Columns without(List<String> left) {
    int[] kept = others(left.stream().mapToInt(this::column).toArray());
    String[][] some = Arrays.stream(kept).mapToObj(c -> cells[c]).toArray(String[][]::new);
    return new Columns(source, namesOf(kept), some, format);
  }

  Columns withoutMissing() {
    int[] rows =
        IntStream.range(0, cells[0].length)
            .filter(r -> Arrays.stream(cells).noneMatch(column -> isMissing(column[r])))
            .toArray();
    if (rows.length == 0) {
      throw missing(IntStream.range(0, names.size()).toArray());
    }
    String[][] kept =
        Arrays.stream(cells)
            .map(column -> Arrays.stream(rows).mapToObj(r -> column[r]).toArray(String[]::new))
            .toArray(String[][]::new);
    return new Columns(source, names, kept, format);
  }

  // ------------------------------------------------------------------ labels

  private void requireLabels(int label) {
    for (String text : cells[label]) {
      if (isMissing(text)) {
        throw missing(label);
      }
      if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
        throw error(
            "column '%s': the label %s goes over two lines; is a quote not closed?",
            names.get(label), Excerpt.of(text));
      }
    }
  }

  private List<String> classes(int label) {
    String name = names.get(label);
    List<String> classes = CellText.classes(List.of(cells[label]));
    if (classes.size() < 2) {
      throw error(
          "column '%s' holds only one class, %s, in all %s rows; a classification needs at least two",
          name, Excerpt.of(classes), cells[label].length);
    }
    if (classes.size() > MOST_CLASSES) {
      throw error(
          "column '%s' holds %s classes, more than the %s allowed; predict a number with Examples.regression",
          name, classes.size(), MOST_CLASSES);
    }
    Map<String, String> alike = new HashMap<>();
    for (String one : classes) {
      String other = alike.put(alike(one), one);
      if (other != null) {
        throw error(
            "column '%s': is %s the same class as %s? Then write them alike; if not, name all classes: List.of(\"%s\") after the label",
            name, Excerpt.of(other), Excerpt.of(one), String.join("\", \"", Excerpt.few(classes)));
      }
    }
    return classes;
  }

  private static String alike(String label) {
    return CellText.isNumber(label)
        ? CellText.of(Double.parseDouble(label))
        : label.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  // ------------------------------------------------------------------ numbers

  private Matrix features(int[] columns) {
    double[][] rows = numbers(columns);
    for (int i = 0; i < rows.length; i++) {
      String name = names.get(columns[i]);
      boolean kept = format != null && format.all("keeping").contains(name);
      if (!kept && Numbering.isOne(name, rows[i], rows.length == 1 || format == null)) {
        throw error(
            "column '%s' looks like an index (%s), not like a feature; %s%s",
            name,
            Arrays.stream(cells[columns[i]]).limit(3).collect(Collectors.joining(", ")),
            leaveOut(List.of(name)),
            format == null ? ", or give it another name" : ", or keep it: " + format.keeping(name));
      }
    }
    return Matrix.of(rows);
  }

  private double[][] numbers(int[] columns) {
    double[][] rows =
        Arrays.stream(columns).parallel().mapToObj(c -> parsed(cells[c])).toArray(double[][]::new);
    if (Arrays.stream(rows).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN)) {
      throw notNumbers(columns);
    }
    return rows;
  }

  private static double[] parsed(String[] texts) {
    return Arrays.stream(texts).mapToDouble(CellText::number).toArray();
  }

  boolean isMissing(String cell) {
    return isMissing(cell, format);
  }

  static boolean isMissing(String cell, CsvFormat format) {
    return MISSING.contains(cell.toLowerCase(Locale.ROOT))
        || format != null && format.all("missing").contains(cell);
  }

  // ------------------------------------------------------------------ what is refused

  /** The worst fault of these columns: words, a cell that is no number, missing values. */
  private IllegalArgumentException notNumbers(int[] columns) {
    List<String> words = new ArrayList<>();
    String example = "";
    IllegalArgumentException cell = null;
    for (int c : columns) {
      List<String> present = Arrays.stream(cells[c]).filter(text -> !isMissing(text)).toList();
      List<String> bad = present.stream().filter(text -> !CellText.isNumber(text)).toList();
      if (bad.isEmpty()) {
        continue;
      }
      String first = bad.get(0);
      boolean oneMark = bad.size() < present.size() && Set.copyOf(bad).size() == 1;
      if (2 * bad.size() > present.size()
          && !oneMark
          && !DecimalCommas.isOne(first)
          && !DecimalCommas.isThousands(first)) {
        example = words.isEmpty() ? first : example;
        words.add(names.get(c));
      } else if (cell == null) {
        cell = notNumber(c, first);
      }
    }
    if (!words.isEmpty()) {
      return error(
          "%s words (%s), not numbers; %s%s",
          words.size() == 1
              ? "column " + Excerpt.of(words.get(0)) + " holds"
              : "columns " + Excerpt.of(words) + " hold",
          Excerpt.of(example),
          example.matches(NUMBER_AND_UNIT) ? "write the numbers alone, or " : "",
          leaveOut(words));
    }
    return cell != null ? cell : missing(columns);
  }

  private IllegalArgumentException notNumber(int c, String cell) {
    String remedy = "";
    if (format != null && DecimalCommas.isOne(cell)) {
      remedy = "; if that is a decimal comma, pass " + format.decimal(',') + " after the path";
    } else if (DecimalCommas.isThousands(cell)) {
      remedy = " and no thousands separators";
    } else if (format != null && cell.length() < 20) {
      CsvFormat dropping = format.missing(cell).dropMissing();
      remedy = "; if it stands for a missing value, pass " + dropping + " after the path";
    }
    return error(
        "%s: %s is not a number; write digits with a decimal point, as in 1.5%s",
        place(List.of(cells[c]).indexOf(cell), c), Excerpt.of(cell), remedy);
  }

  private String place(int r, int c) {
    return "row " + (r + 1) + ", column " + Excerpt.of(names.get(c));
  }

  private IllegalArgumentException missing(int... columns) {
    int missing = 0;
    String first = "";
    List<String> empty = new ArrayList<>();
    for (int c : columns) {
      int[] rows =
          IntStream.range(0, cells[c].length).filter(r -> isMissing(cells[c][r])).toArray();
      if (rows.length == cells[c].length) {
        empty.add(names.get(c));
      }
      if (missing == 0 && rows.length > 0) {
        first = place(rows[0], c);
      }
      missing += rows.length;
    }
    if (!empty.isEmpty()) {
      return error("no value in any row of %s; %s", Excerpt.of(empty), leaveOut(empty));
    }
    return error(
        "%s, the first in %s; leave out such rows: %s",
        Numbers.count(missing, "missing value"),
        first,
        format == null
            ? "table.dropRowsWithMissingValues()"
            : "pass " + format.dropMissing() + " after the path");
  }

  private String leaveOut(List<String> columns) {
    String[] few = Excerpt.few(columns).toArray(String[]::new);
    return Text.format(
        "leave %s out: %s",
        columns.size() == 1 ? "it" : "them",
        format == null
            ? "table.rejectColumns(\"" + String.join("\", \"", few) + "\")"
            : "pass " + format.without(few) + " after the path");
  }

  IllegalArgumentException error(String message, Object... values) {
    return Text.illegal("%s: %s", source, Text.format(message, values));
  }

  // ------------------------------------------------------------------ columns by name

  private int column(String name) {
    int column = names.indexOf(CsvText.clean(name));
    if (column < 0) {
      throw error(
          "there is no column %s; the columns are %s%s",
          Excerpt.of(name),
          Excerpt.of(names),
          names.size() == 1 && format != null // only one, though something was to separate them
              ? "; what separates them? Pass " + format.separator('…') + " after the path"
              : "");
    }
    return column;
  }

  private int[] others(int... columns) {
    BitSet taken = new BitSet();
    Arrays.stream(columns).forEach(taken::set);
    int[] others = IntStream.range(0, names.size()).filter(c -> !taken.get(c)).toArray();
    if (others.length == 0) {
      throw error(
          "columns %s: there must be at least one feature besides the target", Excerpt.of(names));
    }
    return others;
  }

  private List<String> namesOf(int[] columns) {
    return Arrays.stream(columns).mapToObj(names::get).toList();
  }
}

package backprop.data;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Numbers with a decimal comma, and numbers in thousands that may look like them. */
final class DecimalCommas {
  private static final Pattern COMMA = Pattern.compile("[+-]?(\\d+,\\d*|,\\d+)([eE][+-]?\\d+)?");
  private static final Pattern THOUSANDS =
      Pattern.compile("[+-]?[1-9]\\d{0,2}([,. '’]\\d{3})+([.,]\\d+)?");

  private DecimalCommas() {}

  static boolean isOne(String cell) {
    return COMMA.matcher(cell).matches();
  }

  static boolean isThousands(String cell) {
    return THOUSANDS.matcher(cell).matches();
  }

  /**
   * The columns with decimal points; a column of words stays as it is. Refused are numbers of which
   * some have a comma and others a point, or that may as well be in thousands.
   */
  static Columns toPoints(Columns columns) {
    String[][] cells = columns.cells().clone();
    String comma = null;
    String point = null;
    for (int c = 0; c < cells.length; c++) {
      List<String> numbers = numbers(columns, c);
      List<String> commas = numbers.stream().filter(cell -> cell.contains(",")).toList();
      if (!commas.isEmpty()) {
        requireDecimal(columns, c, commas);
        comma = commas.get(0);
        cells[c] =
            Arrays.stream(cells[c])
                .map(cell -> isOne(cell) ? cell.replace(',', '.') : cell)
                .toArray(String[]::new);
      }
      point = numbers.stream().filter(cell -> cell.contains(".")).findFirst().orElse(point);
    }
    if (point != null && (comma != null || columns.format().one("decimal") != null)) {
      throw columns.error(
          "numbers with a decimal comma%s, and with a point, as in '%s': write all alike",
          comma == null ? "" : ", as in '" + comma + "'", point);
    }
    return new Columns(columns.source(), columns.names(), cells, columns.format());
  }

  /** The numbers of a column, unless it holds more words. */
  private static List<String> numbers(Columns columns, int c) {
    String[] cells = columns.cells()[c];
    List<String> numbers =
        Arrays.stream(cells).filter(cell -> CellText.isNumber(cell) || isOne(cell)).toList();
    if (numbers.size() == cells.length) {
      return numbers;
    }
    long present = Arrays.stream(cells).filter(cell -> !columns.isMissing(cell)).count();
    return 2 * numbers.size() > present ? numbers : List.of();
  }

  private static void requireDecimal(Columns columns, int c, List<String> commas) {
    if (columns.format().one("decimal") == null
        && commas.stream().allMatch(DecimalCommas::isThousands)) {
      throw columns.error(
          "column '%s': %s may have a decimal comma or be in thousands; if it is decimal, pass %s after the path, if not, write it without the comma",
          columns.names().get(c), Excerpt.of(commas.get(0)), columns.format().decimal(','));
    }
  }
}

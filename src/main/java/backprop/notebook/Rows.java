package backprop.notebook;

import backprop.text.Decimal;
import backprop.text.Numbers;
import backprop.text.Text;
import backprop.text.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * A table of numbers that a cell fills in, row by row or column by column; as the last expression
 * of the cell it shows itself.
 *
 * <pre>{@code
 * Rows.of("weight", "chain rule", "nudged").row("θ1", dTheta1, nudged1).row("θ2", dTheta2, nudged2)
 * Rows.over("η", 0.01, 0.1, 1).column("J after", eta -> costAfter(eta))
 * }</pre>
 */
public final class Rows {
  private final String label;
  private final double[] over; // what the rows stand for; empty for words
  private final List<String> labels = new ArrayList<>();
  private final Map<String, List<Double>> columns = new LinkedHashMap<>();

  private Rows(String label, double... over) {
    this.label = label;
    this.over = over.clone();
    Arrays.stream(over).mapToObj(Decimal::of).forEach(labels::add);
  }

  /** A table with these titles, without rows. */
  public static Rows of(String label, String... titles) {
    Rows rows = new Rows(label);
    List.of(titles).forEach(title -> rows.columns.put(title, new ArrayList<>()));
    return rows;
  }

  /** A table with a row for each of these values. */
  public static Rows over(String label, double... values) {
    return new Rows(label, values);
  }

  /**
   * Adds a row to a table made by {@link #of}.
   *
   * @throws IllegalArgumentException if there is not one number for each column
   */
  public Rows row(String label, double... numbers) {
    if (numbers.length != columns.size()) {
      throw Text.illegal(
          "row '%s' has %d numbers, but there are %d columns, %s: give one number for each",
          label, numbers.length, columns.size(), columns.keySet());
    }
    labels.add(label);
    int j = 0;
    for (List<Double> column : columns.values()) {
      column.add(numbers[j++]);
    }
    return this;
  }

  /** Adds a column to a table made by {@link #over}: the function of each value. */
  public Rows column(String title, DoubleUnaryOperator f) {
    columns.put(title, Arrays.stream(over).map(f).boxed().toList());
    return this;
  }

  /** The table, each column with equally many decimals. */
  public TextTable toText() {
    List<List<String>> cells = new ArrayList<>(List.of(labels));
    for (List<Double> numbers : columns.values()) {
      cells.add(Numbers.column(numbers.stream().mapToDouble(v -> v).toArray()));
    }
    String[] titles = columns.keySet().toArray(String[]::new);
    return new TextTable("").words(label).numbers(titles).rowsOf(cells);
  }

  @Override
  public String toString() {
    return toText().toString().strip();
  }
}

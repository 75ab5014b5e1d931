package backprop.notebook;

import backprop.text.Decimal;
import backprop.text.Numbers;
import backprop.text.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  private final double[] over; // what the rows stand for; null for words
  private final List<String> titles = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final List<double[]> columns = new ArrayList<>();

  private Rows(String label, double[] over) {
    this.over = over;
    titles.add(label);
  }

  /** A table with these titles, without rows. */
  public static Rows of(String label, String... titles) {
    Rows rows = new Rows(label, null);
    for (String title : titles) {
      rows.add(title, new double[0]);
    }
    return rows;
  }

  /** A table with a row for each of these values. */
  public static Rows over(String label, double... values) {
    Rows rows = new Rows(label, values.clone());
    Arrays.stream(values).mapToObj(Decimal::of).forEach(rows.labels::add);
    return rows;
  }

  /**
   * Adds a row to a table made by {@link #of}.
   *
   * @throws IllegalArgumentException from {@link #toText} if there is not a number for each column
   */
  public Rows row(String label, double... numbers) {
    labels.add(label);
    for (int j = 0; j < columns.size(); j++) {
      double[] longer = Arrays.copyOf(columns.get(j), labels.size());
      longer[labels.size() - 1] = numbers[j];
      columns.set(j, longer);
    }
    return this;
  }

  /** Adds a column to a table made by {@link #over}: the function of each value. */
  public Rows column(String title, DoubleUnaryOperator f) {
    return add(title, Arrays.stream(over).map(f).toArray());
  }

  private Rows add(String title, double[] numbers) {
    titles.add(title);
    columns.add(numbers);
    return this;
  }

  /** The table, each column with equally many decimals. */
  public TextTable toText() {
    TextTable text = new TextTable("");
    text.words(titles.get(0)).numbers(titles.subList(1, titles.size()).toArray(String[]::new));
    List<List<String>> cells = columns.stream().map(Numbers::column).toList();
    for (int i = 0; i < labels.size(); i++) {
      int row = i;
      List<String> line = new ArrayList<>(List.of(labels.get(i)));
      cells.forEach(column -> line.add(column.get(row)));
      text.row(line);
    }
    return text;
  }

  @Override
  public String toString() {
    return toText().toString().strip();
  }
}

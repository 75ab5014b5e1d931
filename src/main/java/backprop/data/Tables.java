package backprop.data;

import backprop.matrix.Matrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Tablesaw tables from numbers; they print rounded and aligned as the last line of a cell. */
public final class Tables {
  private Tables() {}

  /**
   * A table of named columns.
   *
   * <p>The columns stand in the order of the map if it has one ({@link LinkedHashMap}, {@link
   * SortedMap}), otherwise in alphabetical order: {@link Map#of} changes its order from run to run.
   *
   * @param name the name of the table
   * @param columns name ↦ values, equally many; NaN prints as an empty cell
   * @throws IllegalArgumentException if there is no column, or they differ in length
   */
  public static Table of(String name, Map<String, double[]> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("table '%s': no column".formatted(name));
    }
    Map<String, double[]> ordered = ordered(columns);
    String first = ordered.keySet().iterator().next();
    int rows = ordered.get(first).length;
    List<DoubleColumn> all = new ArrayList<>();
    ordered.forEach(
        (title, values) -> {
          if (values.length != rows) {
            throw new IllegalArgumentException(
                "table '%s': column '%s' has %s values, column '%s' has %s; equally many were expected"
                    .formatted(name, title, values.length, first, rows));
          }
          DoubleColumn column = DoubleColumn.create(title, values);
          column.setPrintFormatter(new Rounded());
          all.add(column);
        });
    return Table.create(name, all.toArray(DoubleColumn[]::new));
  }

  /**
   * A table with a column for each row of A and a row for each column of A: features become
   * columns, examples rows, as tables have it.
   *
   * @param A n × m
   * @param names the names of the rows of A
   * @throws IllegalArgumentException if the names are not n different ones
   */
  public static Table of(String name, Matrix A, List<String> names) {
    if (names.size() != A.rows()) {
      throw new IllegalArgumentException(
          "table '%s': %s names, the matrix is %s; one name for each row was expected"
              .formatted(name, names.size(), A.shape()));
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (columns.put(names.get(i), A.row(i).clone()) != null) {
        throw new IllegalArgumentException(
            "table '%s': '%s' stands twice in %s, different names were expected"
                .formatted(name, names.get(i), names));
      }
    }
    return of(name, columns);
  }

  private static Map<String, double[]> ordered(Map<String, double[]> columns) {
    boolean hasOrder = columns instanceof LinkedHashMap || columns instanceof SortedMap;
    return hasOrder ? columns : new TreeMap<>(columns);
  }
}

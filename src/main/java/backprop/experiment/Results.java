package backprop.experiment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import backprop.data.Tables;
import backprop.file.AtomicFile;
import backprop.text.Numbers;
import backprop.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The results of a study: a row for each setting and seed, in the order of the declaration.
 *
 * <p>{@code Tables.ofColumns("study", results.columns())} makes a Tablesaw table of them.
 */
public record Results(String study, List<Run> rows) {
  public Results {
    rows = List.copyOf(rows);
  }

  /** One row. */
  public record Run(Trial trial, Result result) {
    Setting setting() {
      return trial.setting();
    }

    /**
     * The number that was measured.
     *
     * @throws IllegalArgumentException if there is no such measure
     */
    public double number(String measure) {
      Double number = result.measured().get(measure);
      if (number == null) {
        throw Text.illegal(
            "'%s' was not measured; the measures are %s", measure, result.measured().keySet());
      }
      return number;
    }
  }

  /** Everything by column: factors, seed, measures, and why training stopped if it did anywhere. */
  public Map<String, List<?>> columns() {
    Map<String, List<?>> columns = new LinkedHashMap<>();
    for (String factor : rows.get(0).setting().levels().keySet()) {
      columns.put(factor, column(row -> row.setting().levels().get(factor)));
    }
    columns.put("seed", column(row -> row.setting().seed()));
    for (String measure : rows.get(0).result().measured().keySet()) {
      columns.put(measure, column(row -> row.number(measure)));
    }
    if (rows.stream().anyMatch(row -> !row.result().stopped().isEmpty())) {
      columns.put("stopped", column(row -> row.result().stopped()));
    }
    return columns;
  }

  private <T> List<T> column(Function<Run, T> value) {
    return rows.stream().map(value).toList();
  }

  /**
   * The rows with this level of a factor.
   *
   * @param level as text, an {@code Integer} or a {@code Double}
   * @throws IllegalArgumentException if there is no such factor or level
   */
  public Results where(String factor, Object level) {
    String wanted = Setting.text(level);
    List<Run> chosen =
        rows.stream().filter(row -> row.setting().text(factor).equals(wanted)).toList();
    Text.refuseIf(chosen.isEmpty(), "%s: no setting has %s = %s", study, factor, wanted);
    return new Results(study, chosen);
  }

  /**
   * A measure by the level of a factor: what {@code Charts.boxes} draws.
   *
   * @throws IllegalArgumentException if there is no such measure or factor
   */
  public Map<String, double[]> groups(String measure, String factor) {
    return groups(row -> row.number(measure), factor);
  }

  /** A number that is computed from the row, by the level of a factor. */
  public Map<String, double[]> groups(ToDoubleFunction<Run> number, String factor) {
    Map<String, double[]> groups = new LinkedHashMap<>();
    grouped(List.of(factor))
        .forEach(
            (level, members) ->
                groups.put(
                    Setting.text(level.get(0)), members.stream().mapToDouble(number).toArray()));
    return groups;
  }

  /**
   * A measure summarised over the seeds, and over whatever else is not named: one row for each
   * level of the factors.
   *
   * @throws IllegalArgumentException if there is no such measure or factor
   */
  public Map<String, List<?>> summary(String measure, String... factors) {
    return summary(row -> row.number(measure), factors);
  }

  /** Summarises a number that is computed from the row. */
  public Map<String, List<?>> summary(ToDoubleFunction<Run> number, String... factors) {
    Map<List<Object>, List<Run>> groups = grouped(Arrays.asList(factors));
    List<Summary> summaries =
        groups.values().stream()
            .map(members -> Summary.of(members.stream().mapToDouble(number).toArray()))
            .toList();
    Map<String, List<?>> columns = new LinkedHashMap<>();
    for (int f = 0; f < factors.length; f++) {
      int place = f;
      columns.put(factors[f], groups.keySet().stream().map(levels -> levels.get(place)).toList());
    }
    columns.put("runs", summaries.stream().map(Summary::count).toList());
    columns.put("mean", summaries.stream().map(Summary::mean).toList());
    columns.put("standard error", summaries.stream().map(Summary::standardError).toList());
    columns.put("minimum", summaries.stream().map(Summary::minimum).toList());
    columns.put("lower quartile", summaries.stream().map(Summary::lowerQuartile).toList());
    columns.put("median", summaries.stream().map(Summary::median).toList());
    columns.put("upper quartile", summaries.stream().map(Summary::upperQuartile).toList());
    columns.put("maximum", summaries.stream().map(Summary::maximum).toList());
    return columns;
  }

  private Map<List<Object>, List<Run>> grouped(List<String> factors) {
    return rows.stream()
        .collect(groupingBy(row -> row.setting().levels(factors), LinkedHashMap::new, toList()));
  }

  /**
   * Writes {@code NAME.csv}, the rows with every bit of their numbers, and {@code NAME.json}, the
   * record, from which another machine can repeat the study; each whole or not at all.
   */
  public void save(Path folder) throws IOException {
    String name = fileName(study);
    String csv = Tables.csv(Tables.ofColumns(study, columns()));
    AtomicFile.write(folder.resolve(name + ".csv"), csv);
    RunRecord.of(this).write(folder.resolve(name + ".json"));
  }

  /** The name of a study without anything that a file system could refuse. */
  static String fileName(String study) {
    return study.strip().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
  }

  /** "hidden units: 440 runs of 44 settings". */
  @Override
  public String toString() {
    long settings = rows.stream().map(row -> row.setting().levels()).distinct().count();
    return Text.format(
        "%s: %s of %s",
        study, Numbers.count(rows.size(), "run"), Numbers.count(settings, "setting"));
  }
}

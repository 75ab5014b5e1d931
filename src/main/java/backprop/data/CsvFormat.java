package backprop.data;

import backprop.text.Text;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a CSV file is to be read, where the file itself does not say it.
 *
 * <pre>{@code
 * CsvFormat glass = CsvFormat.auto().header(false).without("column 1");
 * Examples all = Examples.classification(Path.of("glass.data"), glass, "column 11");
 * }</pre>
 *
 * <p>Whatever is not set is found out: the separator, whether there is a header, decimal commas. A
 * file that can be read in two ways is refused, and the message says which call decides. Left out
 * are empty rows, and columns without a name that are empty or number the rows; another column
 * without a name is called "column 3", counted from 1.
 *
 * @param options name of the method ↦ its arguments; so is the format kept in a record of a study
 */
public record CsvFormat(Map<String, List<String>> options) {
  private static final Map<String, String> SINGLE = // with the quotes that they have in Java
      Map.of("separator", "'", "decimal", "'", "header", "", "charset", "\"");
  private static final Set<String> LISTS =
      Set.of("names", "without", "keeping", "missing", "dropMissing");

  /**
   * @throws IllegalArgumentException if an option is not one of the methods below, or has not one
   *     argument where one is due
   */
  public CsvFormat {
    TreeMap<String, List<String>> sorted = new TreeMap<>(options);
    sorted.replaceAll(
        (name, values) -> {
          if (!(SINGLE.containsKey(name) ? values.size() == 1 : LISTS.contains(name))) {
            throw Text.illegal("CSV format: there is no option %s%s", name, values);
          }
          return List.copyOf(values);
        });
    options = Collections.unmodifiableMap(sorted);
  }

  /** All is found out. */
  public static CsvFormat auto() {
    return new CsvFormat(Map.of());
  }

  /** What stands between two cells; for a blank, any number of blanks and tabs. */
  public CsvFormat separator(char separator) {
    return with("separator", String.valueOf(separator));
  }

  /**
   * The decimal sign of all numbers.
   *
   * @throws IllegalArgumentException if it is not '.' or ','
   */
  public CsvFormat decimal(char sign) {
    Text.refuseIf(sign != '.' && sign != ',', "decimal sign '%s': it must be '.' or ','", sign);
    return with("decimal", String.valueOf(sign));
  }

  /** Whether the first row holds names; if not, it is an example. */
  public CsvFormat header(boolean present) {
    return with("header", String.valueOf(present));
  }

  /** Names for all columns of the file, in order; they replace those of a header. */
  public CsvFormat names(String... names) {
    return with("names", names);
  }

  /** Leaves these columns out too. */
  public CsvFormat without(String... columns) {
    return more("without", columns);
  }

  /** These columns are features, though they look like an index. */
  public CsvFormat keeping(String... columns) {
    return more("keeping", columns);
  }

  /** Cells that stand for a missing value, beside the empty one, "?", "NA" and the like. */
  public CsvFormat missing(String... marks) {
    return more("missing", marks);
  }

  /** Leaves out rows with a missing value. */
  public CsvFormat dropMissing() {
    return with("dropMissing");
  }

  /**
   * The encoding of a file that is not in UTF-8, as "windows-1252".
   *
   * @throws IllegalArgumentException if Java knows no encoding of this name
   */
  public CsvFormat charset(String name) {
    try {
      Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          Text.format("Java knows no encoding '%s'; use a name such as \"windows-1252\"", name), e);
    }
    return with("charset", name);
  }

  private CsvFormat more(String option, String... values) {
    Stream<String> all = Stream.concat(all(option).stream(), Arrays.stream(values));
    return with(option, all.toArray(String[]::new));
  }

  private CsvFormat with(String option, String... values) {
    if (values == null || Arrays.asList(values).contains(null)) {
      throw Text.illegal("CSV format: an argument of %s is null, but must be a text", option);
    }
    Map<String, List<String>> all = new TreeMap<>(options);
    all.put(option, List.of(values));
    return new CsvFormat(all);
  }

  /** The arguments of an option; none if it is not set. */
  List<String> all(String option) {
    return options.getOrDefault(option, List.of());
  }

  /** The one argument of an option; null if it is not set. */
  String one(String option) {
    return options.containsKey(option) ? options.get(option).get(0) : null;
  }

  /** As Java: {@code CsvFormat.auto().header(false).without("column 1")}. */
  @Override
  public String toString() {
    StringBuilder java = new StringBuilder("CsvFormat.auto()");
    options.forEach(
        (name, values) -> {
          String quote = SINGLE.getOrDefault(name, "\"");
          String arguments =
              values.stream()
                  .map(
                      text -> text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t"))
                  .map(text -> quote + text + quote)
                  .collect(Collectors.joining(", "));
          java.append('.').append(name).append('(').append(arguments).append(')');
        });
    return java.toString();
  }
}

package backprop.experiment;

import backprop.data.CsvFormat;
import backprop.data.Split;
import backprop.file.Json;
import backprop.text.Text;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the examples of a study come from: a description that fits into a record, not the numbers
 * themselves.
 *
 * <pre>{@code
 * Data digits = Data.classification(Path.of("data/digits.csv"), "digit").heldOut(450, 1);
 * Data drawn = new Simulation(Simulation.Target.RADIAL, 100, 10_000, 4, 1);
 * }</pre>
 */
public sealed interface Data permits TableData, Simulation, OwnData {
  /**
   * The examples, always the same ones.
   *
   * @param folders where a relative path may start, in this order
   * @throws IllegalArgumentException if a file is missing or does not hold what it should
   */
  Split split(List<Path> folders);

  /** The description as JSON. */
  JsonObject toJson();

  /**
   * A CSV file whose column {@code label} names the class of each example, not yet divided;
   * relative to where the program or the notebook runs, so that another machine finds it.
   */
  static TableData classification(Path csv, String label) {
    return classification(csv, CsvFormat.auto(), label);
  }

  /** The same from a file in this format. */
  static TableData classification(Path csv, CsvFormat format, String label) {
    return new TableData(csv, format, true, List.of(label), 0, 0, false);
  }

  /** A CSV file whose columns {@code targets} hold numbers to predict, not yet divided. */
  static TableData regression(Path csv, String... targets) {
    return regression(csv, CsvFormat.auto(), targets);
  }

  /** The same from a file in this format. */
  static TableData regression(Path csv, CsvFormat format, String... targets) {
    return new TableData(csv, format, false, List.of(targets), 0, 0, false);
  }

  /**
   * Examples of the reader's own making. Whoever reproduces the study needs the program that made
   * them: a record holds their name and their SHA-256 only.
   */
  static Data of(String name, Split split) {
    return new OwnData(name, split);
  }

  /**
   * The data of a description.
   *
   * @throws IllegalArgumentException if it is none, or one of the reader's own data
   */
  static Data read(JsonObject json) {
    if (json.has("table")) {
      return TableData.read(json);
    }
    if (json.has("simulation")) {
      return Simulation.read(json);
    }
    throw new IllegalArgumentException(
        json.has("own")
            ? Text.format(
                "the data \"%s\" are not in a file: only the program that made them can run the study again",
                Json.text(json, "own"))
            : "data must name a \"table\" or a \"simulation\", but is " + json);
  }
}

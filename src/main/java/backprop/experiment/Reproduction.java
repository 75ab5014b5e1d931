package backprop.experiment;

import backprop.file.Build;
import backprop.text.Decimal;
import backprop.text.Numbers;
import backprop.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a record that was run again.
 *
 * @param identical whether every result is the same bits
 * @param lines "identical …", or first of all what differs: seed, data, code or result, and by how
 *     much
 */
public record Reproduction(boolean identical, List<String> lines) {
  public Reproduction {
    lines = List.copyOf(lines);
  }

  /**
   * Runs a record again and compares.
   *
   * @param journal keeps what has finished, for trials that may break off: that does not run again;
   *     no other process may have it open; null for none
   * @throws InterruptedException if the thread was interrupted
   * @throws IllegalArgumentException if the data cannot be made
   * @throws IOException if the journal cannot be written
   */
  public static Reproduction of(
      RunRecord record, Samples samples, Workers workers, StudyListener listener, Path journal)
      throws IOException, InterruptedException {
    Optional<String> before = seed(record).or(() -> data(record, samples));
    if (before.isPresent()) {
      List<String> lines = changes(record);
      lines.add(0, before.get());
      return new Reproduction(false, lines);
    }
    List<Trial> trials = record.runs().stream().map(Results.Run::trial).toList();
    try (Journal kept = journal == null ? null : Journal.open(journal)) {
      return of(record, Experiment.run(record.study(), trials, samples, workers, listener, kept));
    }
  }

  private static List<String> changes(RunRecord record) {
    String changed =
        "the record was changed after it was written: its SHA-256 is not that of its text";
    return new ArrayList<>(record.intact() ? List.of() : List.of(changed));
  }

  private static Reproduction of(RunRecord record, Results again) {
    List<String> lines = changes(record);
    List<String> results = results(record, again);
    Optional<String> code = code(record);
    if (results.isEmpty() && record.intact()) {
      lines.add(
          Text.format(
              "identical: %s of \"%s\", recorded on Java %s, run again on Java %s",
              Numbers.count(record.runs().size(), "run"),
              record.study(),
              record.java(),
              RunRecord.currentJava()));
      code.ifPresent(difference -> lines.add("though the " + difference));
      return new Reproduction(true, lines);
    }
    lines.addAll(results);
    code.ifPresent(difference -> lines.add(0, difference));
    return new Reproduction(false, lines);
  }

  /** The runs are all combinations of levels and seeds, in order. */
  private static Optional<String> seed(RunRecord record) {
    double count = record.seeds().size(); // a short record may name 10^9 settings
    for (List<Object> levels : record.factors().values()) {
      count *= levels.size();
    }
    if (count != record.runs().size()) {
      return differs(
          "seed differs: %d seeds and the levels of %s make %.0f runs, the record has %d",
          record.seeds().size(), record.factors().keySet(), count, record.runs().size());
    }
    List<Setting> expected = Experiment.settings(record.factors(), record.seeds());
    for (int i = 0; i < expected.size(); i++) {
      Setting setting = record.runs().get(i).setting();
      if (!setting.toString().equals(expected.get(i).toString())) {
        String what = setting.seed() == expected.get(i).seed() ? "setting" : "seed";
        return differs("%s differs: run %d has %s, not %s", what, i + 1, setting, expected.get(i));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> data(RunRecord record, Samples samples) {
    for (Results.Run run : record.runs()) {
      String now = samples.of(run.trial().data()).sha256();
      if (!now.equals(run.result().data())) {
        return differs(
            "data differ: %s\n    SHA-256 recorded %s\n    SHA-256 now      %s",
            run.trial().data().toJson(), run.result().data(), now);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> code(RunRecord record) {
    Build now = Build.current();
    return now.equals(record.library())
        ? Optional.empty()
        : differs("code differs: recorded by backprop %s, this is %s", record.library(), now);
  }

  private static List<String> results(RunRecord record, Results again) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < record.runs().size(); i++) {
      difference(record.runs().get(i), again.rows().get(i).result()).ifPresent(differences::add);
    }
    if (differences.size() > 1) {
      String first = differences.get(0);
      String more =
          Text.format(
              "and %d more of %d runs differ", differences.size() - 1, record.runs().size());
      return List.of(first, more);
    }
    return differences;
  }

  private static Optional<String> difference(Results.Run run, Result now) {
    String where = run.setting().toString();
    for (Map.Entry<String, Double> entry : run.result().measured().entrySet()) {
      double recorded = entry.getValue();
      double measured = now.measured().getOrDefault(entry.getKey(), Double.NaN);
      if (Double.compare(recorded, measured) != 0) {
        return differs(
            "result differs: %s of %s: %s recorded, %s now, by %s",
            entry.getKey(),
            where,
            Decimal.of(recorded),
            Decimal.of(measured),
            byHowMuch(recorded, measured));
      }
    }
    if (!run.result().parameters().equals(now.parameters())) {
      return differs(
          "result differs: final parameters of %s: SHA-256 %s recorded, %s now",
          where, run.result().parameters(), now.parameters());
    }
    return run.result().equals(now)
        ? Optional.empty()
        : differs("result differs: %s: %s recorded, %s now", where, run.result(), now);
  }

  private static Optional<String> differs(String format, Object... values) {
    return Optional.of(Text.format(format, values));
  }

  private static String byHowMuch(double recorded, double now) {
    double difference = Math.abs(now - recorded);
    return Text.format("%.3g, relatively %.2g", difference, difference / Math.abs(recorded));
  }
}

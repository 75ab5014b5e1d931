package backprop.experiment;

import backprop.network.Architecture;
import backprop.network.Initialisation;
import backprop.network.NetworkBuilder;
import backprop.text.Text;
import backprop.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A study: data, network and training, what varies, and the seeds over which each setting is
 * repeated.
 *
 * <pre>{@code
 * Results results = Experiment.named("hidden units")
 *     .varying("units", 1, 2, 5, 10)
 *     .varying("weight decay", 0.0, 0.001)
 *     .seeds(10)
 *     .data(new Simulation(Simulation.Target.SUM_OF_SIGMOIDS, 100, 10_000, 4, 1))
 *     .network(at -> Network.input(2)
 *         .layer(at.integer("units"), new Sigmoid())
 *         .output(1, Output.identitySquaredError(Reduction.MEAN)))
 *     .initialised(Initialisation.uniform(0.7))
 *     .training(at -> GradientDescent.withRate(0.5).epochs(2000).momentum(0.9)
 *         .weightDecay(at.number("weight decay")))
 *     .measuring(Measure.heldOutSquaredError())
 *     .run(Path.of("target/experiments"));
 * }</pre>
 *
 * <p>The functions are asked once for each setting and seed, before anything runs: a {@link Trial}
 * is data. Its result is the same bits wherever it runs, so the results do not depend on the number
 * of threads, nor on whether the study was interrupted.
 */
public record Experiment(
    String name,
    Map<String, List<Object>> factors,
    List<Long> seeds,
    Function<Setting, Data> data,
    Function<Setting, NetworkBuilder> network,
    Initialisation initialisation,
    Function<Setting, ? extends Trainer> training,
    List<Measure> measures,
    StudyListener listener) {
  /**
   * @throws IllegalArgumentException if the name is blank, a seed or a measure occurs twice, or a
   *     factor has no levels, a level twice, or one that is neither a number nor a text
   */
  public Experiment {
    Text.refuseIf(name.isBlank(), "the study has no name");
    factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
    factors.forEach(Experiment::requireLevels);
    seeds = List.copyOf(seeds);
    Objects.requireNonNull(listener, "listener");
    measures = List.copyOf(measures);
    requireDifferent("seed", seeds);
    requireDifferent("measure", measures.stream().map(Measure::name).toList());
    measures.forEach(Measure::requireOwnName);
  }

  // ------------------------------------------------------------------ declaring

  /** A study with this name; seed 1, Xavier's initialisation, nothing varies yet. */
  public static Experiment named(String name) {
    return new Experiment(
        name,
        Map.of(),
        List.of(1L),
        missing("data"),
        missing("network"),
        Initialisation.xavier(),
        missing("training"),
        List.of(),
        (trial, result, count) -> {});
  }

  private static <T> Function<Setting, T> missing(String part) {
    return at -> {
      throw new IllegalStateException(Text.format("the study has no %s: call %s(…)", part, part));
    };
  }

  /**
   * Varies a factor by numbers or texts; all combinations of all factors are run, the first
   * slowest.
   */
  public Experiment varying(String factor, Object... levels) {
    Map<String, List<Object>> more = new LinkedHashMap<>(factors);
    Text.refuseIf(more.put(factor, List.of(levels)) != null, "'%s' varies twice", factor);
    return new Experiment(
        name, more, seeds, data, network, initialisation, training, measures, listener);
  }

  /** Seeds 1 to n. */
  public Experiment seeds(int n) {
    Text.refuseIf(n < 1, "%s seeds: there must be at least 1", n);
    return seeds(LongStream.rangeClosed(1, n).boxed().toList());
  }

  public Experiment seeds(List<Long> seeds) {
    return new Experiment(
        name, factors, seeds, data, network, initialisation, training, measures, listener);
  }

  /** Gives every setting these examples. */
  public Experiment data(Data data) {
    Objects.requireNonNull(data, "data");
    return data(at -> data);
  }

  /** The examples of each setting. */
  public Experiment data(Function<Setting, Data> data) {
    return new Experiment(
        name, factors, seeds, data, network, initialisation, training, measures, listener);
  }

  /** The network of each setting, without its parameters. */
  public Experiment network(Function<Setting, NetworkBuilder> network) {
    return new Experiment(
        name, factors, seeds, data, network, initialisation, training, measures, listener);
  }

  /** How parameters are drawn, with the seed of the setting. */
  public Experiment initialised(Initialisation initialisation) {
    Objects.requireNonNull(initialisation, "initialisation");
    return new Experiment(
        name, factors, seeds, data, network, initialisation, training, measures, listener);
  }

  /** Trains every setting in this way. */
  public Experiment training(Trainer training) {
    Objects.requireNonNull(training, "training");
    return training(at -> training);
  }

  /** The training of each setting. */
  public Experiment training(Function<Setting, ? extends Trainer> training) {
    return new Experiment(
        name, factors, seeds, data, network, initialisation, training, measures, listener);
  }

  /** What to measure on each trained network, in addition to what was named before. */
  public Experiment measuring(Measure... measures) {
    List<Measure> all = new ArrayList<>(this.measures);
    all.addAll(List.of(measures));
    return new Experiment(
        name, factors, seeds, data, network, initialisation, training, all, listener);
  }

  /** Who hears of the study as it goes. */
  public Experiment listening(StudyListener listener) {
    return new Experiment(
        name, factors, seeds, data, network, initialisation, training, measures, listener);
  }

  /**
   * Every setting with every seed, fully described.
   *
   * @throws IllegalStateException if data, network or training is missing
   * @throws IllegalArgumentException if a setting cannot be described in a record
   */
  public List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (Setting at : settings(factors, seeds)) {
      try {
        Data examples = data.apply(at);
        Architecture net = network.apply(at).architecture();
        Trial trial = new Trial(at, examples, net, initialisation, training.apply(at), measures);
        trial.toJson(); // refuses what no record can hold
        trials.add(trial);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(name + ", " + at + ": " + e.getMessage(), e);
      }
    }
    return trials;
  }

  /** All combinations of levels and seeds, the first factor slowest and the seed fastest. */
  static List<Setting> settings(Map<String, List<Object>> factors, List<Long> seeds) {
    List<Map<String, Object>> grid = List.of(Map.of());
    for (Map.Entry<String, List<Object>> factor : factors.entrySet()) {
      List<Map<String, Object>> finer = new ArrayList<>();
      for (Map<String, Object> levels : grid) {
        for (Object level : factor.getValue()) {
          Map<String, Object> more = new LinkedHashMap<>(levels);
          more.put(factor.getKey(), level);
          finer.add(more);
        }
      }
      grid = finer;
    }
    return grid.stream()
        .flatMap(levels -> seeds.stream().map(seed -> new Setting(levels, seed)))
        .toList();
  }

  // ------------------------------------------------------------------ running

  /**
   * Runs the study on all processors and keeps nothing on disk.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  public Results run() throws InterruptedException {
    return run(name, trials(), new Samples(), Workers.threads(), listener, null);
  }

  /**
   * Runs the study on all processors, or what an earlier run of it has left. A result counts for
   * the same description, the same examples and the same version and commit of the library only;
   * whoever changes the library without committing starts in another folder.
   *
   * @param folder of the study's files: {@code NAME.journal} holds the finished runs, {@code
   *     NAME.csv} the rows and {@code NAME.json} the record once all have finished
   * @throws InterruptedException if the thread was interrupted; the runs that had finished are kept
   * @throws IOException if the files cannot be written, or another process runs this study there
   */
  public Results run(Path folder) throws IOException, InterruptedException {
    return run(folder, Workers.threads());
  }

  /** Runs the study with other workers, who change no result. */
  public Results run(Path folder, Workers workers) throws IOException, InterruptedException {
    Results results;
    try (Journal journal = Journal.open(folder.resolve(Results.fileName(name) + ".journal"))) {
      results = run(name, trials(), new Samples(), workers, listener, journal);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    results.save(folder);
    return results;
  }

  /** The results of these trials in their order; those that the journal, if any, has do not run. */
  static Results run(
      String study,
      List<Trial> trials,
      Samples samples,
      Workers workers,
      StudyListener listener,
      Journal journal)
      throws InterruptedException {
    Map<Trial, Result> finished = new IdentityHashMap<>();
    if (journal != null) {
      for (Trial trial : trials) {
        journal.result(trial.key(samples)).ifPresent(result -> finished.put(trial, result));
      }
    }
    List<Trial> left = trials.stream().filter(trial -> !finished.containsKey(trial)).toList();
    listener.begins(study, trials.size(), finished.size());
    try {
      workers.run(
          left,
          samples,
          (trial, result) -> {
            if (journal != null) {
              journal.add(trial.key(samples), result);
            }
            finished.put(trial, result);
            listener.trial(trial, result, finished.size());
          });
    } finally {
      listener.ends();
    }
    return new Results(
        study, trials.stream().map(trial -> new Results.Run(trial, finished.get(trial))).toList());
  }

  // ------------------------------------------------------------------ checks

  private static void requireLevels(String factor, List<Object> levels) {
    Text.refuseIf(levels.isEmpty(), "'%s' has no levels: give at least one", factor);
    for (Object level : levels) {
      if (!(level instanceof Integer || level instanceof Double || level instanceof String)) {
        throw Text.illegal(
            "'%s' has the level %s, a %s: it must be an int, a double or a String",
            factor, level, level.getClass().getSimpleName());
      }
    }
    requireDifferent("level of '" + factor + "'", levels.stream().map(Setting::text).toList());
  }

  private static void requireDifferent(String what, List<?> items) {
    HashSet<Object> seen = new HashSet<>();
    for (Object item : items) {
      Text.refuseIf(!seen.add(item), "%s %s appears twice in %s", what, item, items);
    }
  }

  /** "hidden units: units [1, 2, 5]; seeds [1, 2]; held-out accuracy". */
  @Override
  public String toString() {
    String varying =
        factors.entrySet().stream()
            .map(
                factor ->
                    factor.getKey() + " " + factor.getValue().stream().map(Setting::text).toList())
            .collect(Collectors.joining(", "));
    String measured = measures.stream().map(Measure::name).collect(Collectors.joining(", "));
    return Stream.of(name + ": " + varying, "seeds " + seeds, measured)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("; "));
  }
}

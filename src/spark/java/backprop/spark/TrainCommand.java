package backprop.spark;

import backprop.activation.Activation;
import backprop.activation.ReLU;
import backprop.data.Scaler;
import backprop.file.FileFormatException;
import backprop.file.Json;
import backprop.file.Names;
import backprop.file.NetworkFile;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.network.Fingerprint;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.NetworkBuilder;
import backprop.text.Text;
import backprop.train.Adam;
import backprop.train.Batches;
import backprop.train.GradientDescent;
import backprop.train.History;
import backprop.train.Lbfgs;
import backprop.train.Listener;
import backprop.train.Momentum;
import backprop.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code train}: a network learns from a table that Spark reads. */
@Command(
    name = "train",
    sortOptions = false,
    description = {
      "Trains a network on a table that Spark reads and never brings to one machine.",
      "The parameters are the same bits for the same table and settings, in any number of"
          + " partitions and on any number of machines; and if it is stopped, by whatever, the same"
          + " command goes on where it was."
    })
final class TrainCommand implements Callable<Integer> {
  private static final String FREE =
      "--(data|partitions|epochs|out|fresh|master|conf|help|version)"; // change no bit

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "PATH",
      description =
          "A file or a folder, which every executor can read: Parquet if it ends in .parquet, else"
              + " CSV with a header.")
  private String data;

  @ArgGroup(multiplicity = "1")
  private Predicted predicted;

  static final class Predicted {
    @Option(names = "--label", paramLabel = "COLUMN", description = "The class of each example.")
    private String label;

    @Option(
        names = "--target",
        paramLabel = "COLUMN",
        description = "A number to predict; may be repeated.")
    private List<String> targets;
  }

  @Mixin private Cluster cluster = new Cluster();

  @Option(
      names = "--partitions",
      paramLabel = "P",
      description =
          "Into how many parts the examples are divided at most; it changes no result. Default:"
              + " four for each processor, or one for each 64 MB.")
  private int partitions;

  @Option(
      names = "--held-out",
      paramLabel = "N",
      description = "How many examples only judge. Default: ${DEFAULT-VALUE}.")
  private long heldOut;

  @Option(
      names = "--hidden",
      split = ",",
      paramLabel = "UNITS",
      description = "Units of the hidden layers, as 128,64. Default: 32.")
  private List<Integer> hidden = List.of(32);

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description = "Of the hidden layers. Default: ${DEFAULT-VALUE}.")
  private String activation = "tanh";

  @Option(
      names = "--network",
      paramLabel = "FILE",
      description =
          "Goes on with the network of a file, for --epochs more, with the scaling and the memory"
              + " of updates that stand beside it.")
  private Path network;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description =
          "descent, adam, or lbfgs: full batches, no --rate, and an iteration counts as an epoch."
              + " Default: ${DEFAULT-VALUE}.")
  private Method method = Method.descent;

  /** As they are written on the command line. */
  enum Method {
    descent,
    adam,
    lbfgs
  }

  @Option(names = "--epochs", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private int epochs = 30;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Stops when the held-out cost has had no new least value for N epochs, and keeps the best"
              + " network. Default: never.")
  private int patience;

  @Option(
      names = "--rate",
      paramLabel = "GAMMA",
      description = "The learning rate. Default: ${DEFAULT-VALUE}.")
  private double rate = 0.5;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Examples of an update. Default: all of them.")
  private int batch;

  @Option(names = "--momentum", paramLabel = "MU", description = "Default: ${DEFAULT-VALUE}.")
  private double momentum;

  @Option(
      names = "--weight-decay",
      paramLabel = "LAMBDA",
      description = "Default: ${DEFAULT-VALUE}.")
  private double weightDecay;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Of the places of the rows, the first parameters and the batches. Default:"
              + " ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where the network goes, .npz or .json; beside it, FILE.inputs.json says how its inputs"
              + " are scaled, and FILE.checkpoint where the training stands. Default:"
              + " ${DEFAULT-VALUE}.")
  private Path out = Path.of("network.npz");

  @Option(names = "--fresh", description = "Begins anew, even if FILE.checkpoint is unfinished.")
  private boolean fresh;

  private Phases phases;
  private double done; // epochs, of this run
  private long saved; // when, and how long it took
  private long saving;

  @Override
  public Integer call() throws IOException, InterruptedException {
    trainer(epochs); // what cannot be is said before Spark starts
    Activation sigma = Names.ofTheLibrary().activation(activation);
    return cluster.use(
        spec.commandLine().getOut(),
        spark -> {
          phases = Phases.of(spark.sparkContext(), spec.commandLine().getOut());
          return train(spark, sigma);
        });
  }

  private int train(SparkSession spark, Activation sigma) throws IOException {
    Start start = start();
    boolean classes = predicted.label != null;
    List<String> targets = classes ? List.of(predicted.label) : predicted.targets;
    Table table = Table.of(spark, data, targets, classes, phases);
    phases.say("%s", table);
    if (start.inputs != null) {
      start.inputs.requireThoseOf(table, start.file);
    }
    Network net = start.net == null ? drawn(table, sigma, classes) : start.net;
    phases.say("%s", net.toString().lines().findFirst().orElseThrow());
    int most = partitions == 0 ? table.usualPartitions() : partitions;
    Scaler scaler = start.inputs == null ? null : start.inputs.scaler();
    Table.Parts parts = table.divided(heldOut, most, seed, scaler);
    phases.say(
        "%d examples to train on in %d partitions, %d held out",
        parts.training().examples(), parts.training().partitions(), heldOut);
    Inputs inputs = Inputs.of(table.features(), table.outputs(), parts.scaler());
    inputs.save(out);
    int before = start.state == null ? 0 : start.state.epochs().size() - 1;
    int all = start.more + epochs - before;
    SparkDescent run =
        new SparkDescent(
            trainer(start.more + epochs),
            patience,
            net,
            parts.training(),
            parts.heldOut(),
            listener(before),
            start.state,
            state -> save(state, start.more, inputs, false));
    History history =
        phases.during(
            "training",
            () -> Text.format("%.3g of %d epochs", done, all),
            () -> done / all,
            run::run);
    history.stopped().ifPresent(why -> phases.say("%s", why));
    NetworkFile.save(net, out);
    save(run::state, start.more, inputs, true);
    phases.say("%s: parameters %s", out, Fingerprint.of(net));
    return history.stopped().filter(why -> why.contains("not finite")).isPresent() ? 1 : 0;
  }

  private Trainer trainer(int epochs) {
    try {
      if (method == Method.lbfgs) {
        return new Lbfgs(epochs, weightDecay);
      }
      GradientDescent descent =
          GradientDescent.withRate(rate)
              .epochs(epochs)
              .rule(method == Method.adam ? Adam.standard() : new Momentum(momentum))
              .weightDecay(weightDecay);
      return batch == 0 ? descent : descent.batches(Batches.of(batch, seed));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  // ------------------------------------------------------------------ where it begins

  /**
   * Where it begins; all null for a network yet to be drawn.
   *
   * @param file of the network
   * @param state where its training stands; null to begin one
   * @param more how many epochs are behind it that --epochs does not count
   */
  private record Start(Path file, Network net, Inputs inputs, State state, int more) {}

  private Start start() throws IOException {
    Checkpoint kept = fresh ? null : Checkpoint.of(out);
    if (kept != null && !kept.isDone()) {
      return unfinished(kept);
    }
    if (network == null) {
      return new Start(null, null, null, null, 0);
    }
    if (!Files.exists(Inputs.file(network))) {
      throw new FileFormatException(
          Text.format(
              "%s: there is no %s beside it, which says how its inputs are scaled and in which"
                  + " order they are",
              network, Inputs.file(network).getFileName()));
    }
    Inputs inputs = Inputs.of(Json.read(Inputs.file(network)));
    Network net = NetworkFile.load(network);
    Checkpoint beside = Checkpoint.of(network);
    String lacks = lacks(beside, net);
    if (lacks != null) {
      phases.say(
          "%s: goes on with its parameters and its scaling alone, for %s: epochs count from 0, and"
              + " updates remember nothing",
          network, lacks);
      return new Start(network, net, inputs, null, 0);
    }
    State state = beside.state().goingOn();
    return new Start(network, net, inputs, state, state.epochs().size() - 1);
  }

  /** A training that stopped before its end. */
  private Start unfinished(Checkpoint kept) throws IOException {
    String difference = difference(kept, settings().keySet());
    if (difference != null) {
      throw new FileFormatException(
          Text.format(
              "%s is of a training that has not ended, and %s: the same command ends it, --fresh"
                  + " begins anew",
              Checkpoint.file(out), difference));
    }
    State state = kept.state();
    phases.say("%s: goes on after epoch %d", Checkpoint.file(out), state.epochs().size() - 1);
    Inputs inputs = Inputs.of(Json.parse(kept.inputs(), Checkpoint.file(out).toString()));
    return new Start(out, state.network().network(), inputs, state, kept.more());
  }

  /** Why a training cannot go on exactly; null if it can. */
  private String lacks(Checkpoint beside, Network net) throws IOException {
    if (beside == null) {
      return "there is no " + Checkpoint.file(network);
    }
    if (!Fingerprint.of(net).equals(Fingerprint.of(beside.state().network().network()))) {
      return "its checkpoint has other parameters";
    }
    return difference(beside, List.of("--method", "--seed", "--held-out", "--label", "--target"));
  }

  /** The first of these settings that was another one then; null if none was. */
  private String difference(Checkpoint then, Collection<String> names) {
    TreeMap<String, String> now = settings();
    return names.stream()
        .filter(name -> !now.get(name).equals(then.settings().get(name)))
        .map(
            name ->
                Text.format(
                    "its %s was %s, not %s", name, then.settings().get(name), now.get(name)))
        .findFirst()
        .orElse(null);
  }

  /** What the bits depend on, beside the table. */
  private TreeMap<String, String> settings() {
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put("--label", String.valueOf(predicted.label));
    settings.put("--target", String.valueOf(predicted.targets));
    for (OptionSpec option : spec.options()) {
      if (!option.longestName().matches(FREE)) {
        settings.put(option.longestName(), String.valueOf(option.<Object>getValue()));
      }
    }
    return settings;
  }

  private Network drawn(Table table, Activation sigma, boolean classes) {
    NetworkBuilder builder = Network.input(table.features().size());
    hidden.forEach(units -> builder.layer(units, sigma));
    Output output =
        classes
            ? Output.softmaxCrossEntropy(Reduction.MEAN)
            : Output.identitySquaredError(Reduction.MEAN);
    Initialisation start = sigma instanceof ReLU ? Initialisation.he() : Initialisation.xavier();
    return builder.output(table.outputs().size(), output).initialised(start, seed);
  }

  // ------------------------------------------------------------------ what is told and kept

  /**
   * @param before epochs of an earlier run
   */
  private Listener listener(int before) {
    return new Listener() {
      @Override
      public void epoch(History.Epoch epoch) {
        done = epoch.number() - before;
        String held = "; held out: " + measures(epoch.heldOutLoss(), epoch.heldOutMetric());
        phases.say(
            "epoch %3d: %s%s",
            epoch.number(), measures(epoch.loss(), epoch.metric()), heldOut > 0 ? held : "");
      }

      @Override
      public void update(double epochs) {
        done = epochs - before;
      }
    };
  }

  private String measures(double cost, double accuracy) {
    String right = predicted.label == null ? "" : Text.format(", accuracy %.4f", accuracy);
    return Text.format("cost %.9f%s", cost, right);
  }

  /** Keeps where it stands, unless that was done so lately that it would take much of the time. */
  private void save(Supplier<State> state, int more, Inputs inputs, boolean isDone) {
    long now = System.nanoTime();
    if (!isDone && saved != 0 && now - saved < 20 * saving) {
      return;
    }
    try {
      State standing = state.get();
      new Checkpoint(settings(), Json.compact(inputs.toJson()), standing, more, isDone).save(out);
      if (!isDone) {
        NetworkFile.save(standing.network().network(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    saved = System.nanoTime();
    saving = saved - now;
  }
}

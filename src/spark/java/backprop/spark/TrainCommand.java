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
import java.util.List;
import java.util.Set;
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
      "The parameters are the same bits for the same table and settings, in any number of partitions and on any number of machines; and if it is stopped, by whatever, the same command goes on where it was."
    })
final class TrainCommand implements Callable<Integer> {
  private static final Set<String> FREE =
      Set.of(
          "--data",
          "--partitions",
          "--epochs",
          "--out",
          "--fresh",
          "--master",
          "--conf",
          "--help",
          "--version");

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "PATH",
      description =
          "A file or a folder, which every executor can read: Parquet if it ends in .parquet, else CSV with a header.")
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
          "Into how many parts the examples are divided at most; it changes no result. Default: four for each processor, or one for each 64 MB.")
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
          "Goes on with the network of a file, for --epochs more, with the scaling and the memory of updates that stand beside it.")
  private Path network;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description =
          "descent, adam, or lbfgs: full batches, no --rate, and an iteration counts as an epoch. Default: ${DEFAULT-VALUE}.")
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
          "Stops when the held-out cost has had no new least value for N epochs, and keeps the best network. Default: never.")
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
          "Of the places of the rows, the first parameters and the batches. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where the network goes, .npz or .json; beside it, FILE.inputs.json says how its inputs are scaled, and FILE.checkpoint where the training stands. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("network.npz");

  @Option(names = "--fresh", description = "Begins anew, even if FILE.checkpoint is unfinished.")
  private boolean fresh;

  private Phases phases;
  private double done; // epochs, of this run
  private long saved; // when, and how long it took
  private long saving;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Trainer trainer = trainer(epochs);
    Activation sigma = Names.ofTheLibrary().activation(activation);
    return cluster.use(
        spec.commandLine().getOut(),
        spark -> {
          phases = Phases.of(spark.sparkContext(), spec.commandLine().getOut());
          return train(spark, trainer, sigma);
        });
  }

  private int train(SparkSession spark, Trainer trainer, Activation sigma) throws IOException {
    boolean classes = predicted.label != null;
    List<String> targets = classes ? List.of(predicted.label) : predicted.targets;
    Checkpoint kept = unfinished();
    Table table = Table.of(spark, data, targets, classes, phases);
    phases.say("%s", table);
    Inputs known = known(kept);
    if (known != null) {
      known.requireThoseOf(table, kept == null ? network : out);
    }
    Start start = start(kept, table, sigma, classes);
    Network net = start.net;
    phases.say("%s", net.toString().lines().findFirst().orElseThrow());
    int most = partitions == 0 ? table.usualPartitions() : partitions;
    Scaler scaler = known == null ? null : known.scaler();
    Table.Parts parts = table.divided(heldOut, most, seed, scaler);
    phases.say(
        "%d examples to train on in %d partitions, %d held out",
        parts.training().examples(), parts.training().partitions(), heldOut);
    Inputs inputs = new Inputs(table.features(), table.outputs(), parts.scaler());
    inputs.save(out);
    int before = start.state == null ? 0 : start.state.epochs().size() - 1;
    SparkDescent run =
        new SparkDescent(
            start.more == 0 ? trainer : trainer(start.more + epochs),
            patience,
            net,
            parts.training(),
            parts.heldOut(),
            listener(classes, before),
            start.state,
            state -> save(state, start.more, inputs, false));
    int all = start.more + epochs - before;
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

  /** The network, and where its training stands, after {@code more} epochs; null for nowhere. */
  private record Start(Network net, State state, int more) {}

  private Start start(Checkpoint kept, Table table, Activation sigma, boolean classes)
      throws IOException {
    if (kept != null) {
      int done = kept.state().epochs().size() - 1;
      phases.say("%s: goes on after epoch %d", Checkpoint.file(out), done);
      return new Start(kept.state().network().network(), kept.state(), kept.more());
    }
    if (network == null) {
      return new Start(drawn(table, sigma, classes), null, 0);
    }
    Network net = NetworkFile.load(network);
    Checkpoint beside = Checkpoint.of(network);
    String lacks =
        beside == null
            ? "there is no " + Checkpoint.file(network)
            : difference(
                beside.settings(), "--method", "--seed", "--held-out", "--label", "--target");
    if (lacks == null
        && !Fingerprint.of(net).equals(Fingerprint.of(beside.state().network().network()))) {
      lacks = "its checkpoint has other parameters";
    }
    if (lacks != null) {
      phases.say(
          "%s: goes on with its parameters and its scaling alone, for %s: epochs count from 0, and updates remember nothing",
          network, lacks);
      return new Start(net, null, 0);
    }
    State state = beside.state().goingOn();
    return new Start(net, state, state.epochs().size() - 1);
  }

  /** A training that stopped before its end, to go on with. */
  private Checkpoint unfinished() throws IOException {
    Checkpoint kept = fresh ? null : Checkpoint.of(out);
    if (kept == null || kept.isDone()) {
      return null;
    }
    String difference = difference(kept.settings(), settings().keySet().toArray(String[]::new));
    if (difference != null) {
      throw new FileFormatException(
          Text.format(
              "%s is of a training that has not ended, and %s: the same command ends it, --fresh begins anew",
              Checkpoint.file(out), difference));
    }
    return kept;
  }

  /** What the bits depend on, beside the table. */
  private TreeMap<String, String> settings() {
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put("--label", String.valueOf(predicted.label));
    settings.put("--target", String.valueOf(predicted.targets));
    for (OptionSpec option : spec.options()) {
      if (!FREE.contains(option.longestName())) {
        settings.put(option.longestName(), String.valueOf(option.<Object>getValue()));
      }
    }
    return settings;
  }

  /** The first of these settings that was another one then; null if none was. */
  private String difference(TreeMap<String, String> then, String... names) {
    TreeMap<String, String> now = settings();
    for (String name : names) {
      String was = then.get(name);
      if (!now.get(name).equals(was)) {
        return Text.format("its %s was %s, not %s", name, was, now.get(name));
      }
    }
    return null;
  }

  private Inputs known(Checkpoint kept) throws IOException {
    if (kept != null) {
      return Inputs.of(Json.parse(kept.inputs(), Checkpoint.file(out).toString()));
    }
    if (network == null) {
      return null;
    }
    if (!Files.exists(Inputs.file(network))) {
      throw new FileFormatException(
          Text.format(
              "%s: there is no %s beside it, which says how its inputs are scaled and in which order they are",
              network, Inputs.file(network).getFileName()));
    }
    return Inputs.of(Json.read(Inputs.file(network)));
  }

  private Network drawn(Table table, Activation sigma, boolean classes) {
    NetworkBuilder builder = Network.input(table.features().size());
    for (int units : hidden) {
      builder.layer(units, sigma);
    }
    Output output =
        classes
            ? Output.softmaxCrossEntropy(Reduction.MEAN)
            : Output.identitySquaredError(Reduction.MEAN);
    Initialisation start = sigma instanceof ReLU ? Initialisation.he() : Initialisation.xavier();
    return builder.output(table.outputs().size(), output).initialised(start, seed);
  }

  // ------------------------------------------------------------------ what is told and kept

  private Listener listener(boolean classes, int before) {
    return new Listener() {
      @Override
      public void epoch(History.Epoch epoch) {
        done = epoch.number() - before;
        tell(epoch, classes);
      }

      @Override
      public void update(double epochs) {
        done = epochs - before;
      }
    };
  }

  private void tell(History.Epoch epoch, boolean classes) {
    StringBuilder line = new StringBuilder();
    line.append(Text.format("epoch %3d: cost %.9f", epoch.number(), epoch.loss()));
    if (classes) {
      line.append(Text.format(", accuracy %.4f", epoch.metric()));
    }
    if (heldOut > 0) {
      line.append(Text.format("; held out: cost %.9f", epoch.heldOutLoss()));
      if (classes) {
        line.append(Text.format(", accuracy %.4f", epoch.heldOutMetric()));
      }
    }
    phases.say("%s", line);
  }

  /** Keeps where it stands, unless that was done so lately that it would take much of the time. */
  private void save(Supplier<State> state, int more, Inputs inputs, boolean isDone) {
    long now = System.nanoTime();
    if (!isDone && saved != 0 && now - saved < 20 * saving) {
      return;
    }
    try {
      State standing = state.get();
      String json = Json.compact(inputs.toJson());
      new Checkpoint(settings(), json, standing, more, isDone).save(out);
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

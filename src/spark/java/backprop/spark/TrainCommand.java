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
import backprop.text.Numbers;
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
import java.util.function.Consumer;
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
@Command(name = "train", sortOptions = false)
final class TrainCommand implements Callable<Integer> {
  private static final String FREE =
      "--(data|partitions|epochs|out|fresh|master|conf|help|version)"; // change no bit

  @Spec private CommandSpec spec;

  @Option(names = "--data", required = true, paramLabel = "PATH")
  private String data;

  @ArgGroup(multiplicity = "1")
  private Predicted predicted;

  static final class Predicted {
    @Option(names = "--label", paramLabel = "COLUMN")
    private String label;

    @Option(names = "--target", paramLabel = "COLUMN")
    private List<String> targets;
  }

  @Mixin private Cluster cluster = new Cluster();

  @Option(names = "--partitions", paramLabel = "P")
  private int partitions;

  @Option(names = "--held-out", paramLabel = "N")
  private long heldOut;

  @Option(names = "--hidden", split = ",", paramLabel = "UNITS")
  private List<Integer> hidden = List.of(32);

  @Option(names = "--activation", paramLabel = "NAME")
  private String activation = "tanh";

  @Option(names = "--network", paramLabel = "FILE")
  private Path network;

  @Option(names = "--method", paramLabel = "NAME")
  private Method method = Method.descent;

  /** As they are written on the command line. */
  enum Method {
    descent,
    adam,
    lbfgs
  }

  @Option(names = "--epochs", paramLabel = "N")
  private int epochs = 30;

  @Option(names = "--patience", paramLabel = "N")
  private int patience;

  @Option(names = "--rate", paramLabel = "GAMMA")
  private double rate = 0.5;

  @Option(names = "--batch", paramLabel = "N")
  private int batch;

  @Option(names = "--momentum", paramLabel = "MU")
  private double momentum;

  @Option(names = "--weight-decay", paramLabel = "LAMBDA")
  private double weightDecay;

  @Option(names = "--seed", paramLabel = "N")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "FILE")
  private Path out = Path.of("network.npz");

  @Option(names = "--fresh")
  private boolean fresh;

  private Phases phases;
  private double done; // epochs, of this run
  private long saved; // when, and how long it took
  private long saving;

  @Override
  public Integer call() throws IOException, InterruptedException {
    trainer(epochs); // what cannot be is said before Spark starts
    if (patience > 0 && heldOut == 0) {
      throw new ParameterException(
          spec.commandLine(), "--patience needs held-out examples to watch: name --held-out too");
    }
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
    int most = partitions == 0 ? 4 * spark.sparkContext().defaultParallelism() : partitions;
    Scaler scaler = start.inputs == null ? null : start.inputs.scaler();
    Table.Parts parts = table.divided(heldOut, most, seed, scaler);
    String examples = Numbers.count(parts.training().examples(), "example");
    String divided = Numbers.count(parts.training().partitions(), "partition");
    phases.say("%s to train on in %s, %d held out", examples, divided, heldOut);
    Inputs inputs = Inputs.of(table.features(), table.outputs(), parts.scaler());
    inputs.save(out);
    int before = start.state == null ? 0 : start.state.epochs().size() - 1;
    int all = start.more + epochs - before;
    Trainer trainer = trainer(start.more + epochs);
    Listener told = listener(before);
    Consumer<Supplier<State>> keeper = state -> save(state, start.more, inputs, false);
    SparkDescent run =
        new SparkDescent(
            trainer, patience, net, parts.training(), parts.heldOut(), told, start.state, keeper);
    Supplier<String> standing = () -> Text.format("%.3g of %d epochs", done, all);
    History history = phases.during("training", standing, () -> done / all, run::run);
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
   * Where it begins: a network of a file and where its training stands, all null for one yet to be
   * drawn, and how many epochs are behind it that --epochs does not count.
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
          "%s: there is no %s beside it, which says how its inputs are scaled and in which order they are",
          network, Inputs.file(network).getFileName());
    }
    Inputs inputs = Inputs.of(Json.read(Inputs.file(network)));
    Network net = NetworkFile.load(network);
    Checkpoint beside = Checkpoint.of(network);
    String lacks = lacks(beside, net);
    if (lacks != null) {
      phases.say(
          "%s: goes on with its parameters and its scaling alone, for %s: epochs count from 0, and updates remember nothing",
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
          "%s is of a training that has not ended, and %s: the same command ends it, --fresh begins anew",
          Checkpoint.file(out), difference);
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
    TreeMap<String, String> old = then.settings();
    return names.stream()
        .filter(name -> !now.get(name).equals(old.get(name)))
        .map(name -> Text.format("its %s was %s, not %s", name, old.get(name), now.get(name)))
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
      new Checkpoint(settings(), inputs.toJson().toString(), standing, more, isDone).save(out);
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

package backprop.spark;

import backprop.activation.Activation;
import backprop.activation.ReLU;
import backprop.file.AtomicFile;
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
import backprop.train.Batches;
import backprop.train.GradientDescent;
import backprop.train.History;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code train}: gradient descent on a table that Spark reads. */
@Command(
    name = "train",
    sortOptions = false,
    description = {
      "Trains a network on a table that Spark reads and never brings to one machine.",
      "The parameters are the same bits for the same table, seed and --partitions, on any number of processors and machines."
    })
final class TrainCommand implements Callable<Integer> {
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
          "Into how many parts the examples are divided; at most so many processors take part, and it changes the last bits. Default: ${DEFAULT-VALUE}.")
  private int partitions = 16;

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
  private int[] hidden = {32};

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description = "Of the hidden layers. Default: ${DEFAULT-VALUE}.")
  private String activation = "tanh";

  @Option(
      names = "--network",
      paramLabel = "FILE",
      description = "Goes on with the network of a file, instead of a new one.")
  private Path network;

  @Option(names = "--epochs", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private int epochs = 30;

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
          "Where the network goes after each epoch, .npz or .json; beside it, FILE.inputs.json says how its inputs are scaled. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("network.npz");

  private PrintWriter terminal;

  @Override
  public Integer call() throws IOException {
    terminal = spec.commandLine().getOut();
    GradientDescent descent = descent();
    Activation sigma = Names.ofTheLibrary().activation(activation);
    try (SparkSession spark = cluster.open()) {
      say("Spark %s on %s, Java %s", spark.version(), cluster.master(), Runtime.version());
      boolean classes = predicted.label != null;
      Table table =
          classes
              ? Table.classification(spark, data, predicted.label)
              : Table.regression(spark, data, predicted.targets);
      say("%s", table);
      Network net = network == null ? drawn(table, sigma, classes) : NetworkFile.load(network);
      requireFit(net, table);
      say("%s", net.toString().lines().findFirst().orElseThrow());
      Table.Parts parts = table.divided(heldOut, partitions, seed);
      say(
          "%d examples to train on in %d partitions, %d held out",
          parts.training().examples(), partitions, heldOut);
      save(table, parts);
      History history =
          SparkDescent.train(
              descent.listening(epoch -> tell(epoch, net, classes)),
              net,
              parts.training(),
              parts.heldOut());
      history.stopped().ifPresent(why -> say("%s", why));
      NetworkFile.save(net, out);
      say("%s: parameters %s", out, Fingerprint.of(net));
      return history.stopped().isPresent() ? 1 : 0;
    }
  }

  private GradientDescent descent() {
    try {
      GradientDescent descent =
          GradientDescent.withRate(rate).epochs(epochs).momentum(momentum).weightDecay(weightDecay);
      return batch == 0 ? descent : descent.batches(Batches.of(batch, seed));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
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

  private void requireFit(Network net, Table table) {
    int inputs = table.features().size();
    int outputs = table.outputs().size();
    if (net.units(0) != inputs || net.units(net.depth()) != outputs) {
      throw new IllegalArgumentException(
          Text.format(
              "%s has %d inputs and %d outputs, %d and %d were expected for %s",
              network, net.units(0), net.units(net.depth()), inputs, outputs, data));
    }
  }

  // ------------------------------------------------------------------ what is told and kept

  private void tell(History.Epoch epoch, Network net, boolean classes) {
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
    say("%s", line);
    try {
      NetworkFile.save(net, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the inputs of the network are: its own numbers mean nothing without. */
  private void save(Table table, Table.Parts parts) throws IOException {
    JsonArray features = new JsonArray();
    for (int i = 0; i < table.features().size(); i++) {
      JsonObject feature = new JsonObject();
      feature.addProperty("feature", table.features().get(i));
      feature.add("shift", Json.number(parts.scaler().shift().get(i, 0)));
      feature.add("scale", Json.number(parts.scaler().scale().get(i, 0)));
      features.add(feature);
    }
    JsonArray outputs = new JsonArray();
    table.outputs().forEach(outputs::add);
    JsonObject json = new JsonObject();
    json.add("inputs", features);
    json.add("outputs", outputs);
    Path file = out.resolveSibling(out.getFileName() + ".inputs.json");
    AtomicFile.write(file, Json.write(json).getBytes(StandardCharsets.UTF_8));
  }

  private void say(String format, Object... values) {
    terminal.println(Text.format(format, values));
    terminal.flush();
  }
}

package backprop.file;

import backprop.activation.Identity;
import backprop.activation.Sigmoid;
import backprop.data.Scaler;
import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A trained network with what its numbers mean, so that it can judge a new row of data: the scaler
 * that its inputs went through, and the names of its outputs.
 *
 * <pre>{@code
 * new Model(net, scaler, iris.classes()).save(Path.of("iris.json"));
 * String species = Model.load(Path.of("iris.json")).classify(5.1, 3.5, 1.4, 0.2);
 * }</pre>
 *
 * @param network takes scaled inputs
 * @param scaler fitted on the training inputs
 * @param classes the names of the outputs, in the order of the rows of Y; for one output of sigmoid
 *     they may be two, that of 0 and that of 1
 */
public record Model(Network network, Scaler scaler, List<String> classes) {
  /**
   * @throws IllegalArgumentException if the scaler has not one number for each input, or the names
   *     do not fit the outputs
   */
  public Model {
    classes = List.copyOf(classes);
    int inputs = network.units(0);
    int outputs = network.units(network.depth());
    boolean yesOrNo = outputs == 1 && network.output().activation() instanceof Sigmoid;
    boolean named = classes.size() == outputs || yesOrNo && classes.size() == 2;
    if (scaler.shift().rows() != inputs || !named) {
      throw Text.illegal(
          "the scaler is for %d features and there are %d classes, but the network has %d inputs and %d outputs: they must agree",
          scaler.shift().rows(), classes.size(), inputs, outputs);
    }
  }

  /**
   * What the network answers for one row of data in its own units, n_L × 1.
   *
   * @throws IllegalArgumentException if there is not one finite number for each input
   */
  public Matrix predict(double... features) {
    return network.predict(scaler.apply(Matrix.columnOf(features)));
  }

  /**
   * The name of the largest output for one row of data; with one output and two names the second
   * from ½ on.
   *
   * @throws IllegalArgumentException if there is not one finite number for each input, or an output
   *     is NaN
   * @throws IllegalStateException if the outputs are numbers, or there is only one name
   */
  public String classify(double... features) {
    if (classes.size() < 2 || network.output().activation() instanceof Identity) {
      throw new IllegalStateException(
          "the network answers with a number, not a class: use predict, or give the model of one sigmoid output two names, that of 0 and that of 1");
    }
    Matrix a = predict(features);
    int largest = a.argmaxOfColumns()[0];
    return classes.get(a.rows() > 1 ? largest : a.get(0, 0) >= 0.5 ? 1 : 0);
  }

  /**
   * Saves network, scaler and names in one file, as {@link NetworkFile#save} does a network.
   *
   * @throws IllegalArgumentException as there
   * @throws IOException if the file cannot be written; an older one is still there
   */
  public void save(Path file) throws IOException {
    NetworkFile.save(this, file);
  }

  /**
   * The model of a file.
   *
   * @throws FileFormatException if the file holds no model, or was cut off or changed
   * @throws IOException if it cannot be read
   */
  public static Model load(Path file) throws IOException {
    return load(file, Names.ofTheLibrary());
  }

  /** {@link #load(Path)} for a network with activations or losses of your own, which names know. */
  public static Model load(Path file, Names names) throws IOException {
    return NetworkFile.loadModel(file, names);
  }

  /** "4 features → setosa, versicolor, virginica", then the network. */
  @Override
  public String toString() {
    return Text.format(
        "%d features → %s\n%s", network.units(0), String.join(", ", classes), network);
  }
}

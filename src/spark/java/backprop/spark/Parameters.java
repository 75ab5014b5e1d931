package backprop.spark;

import backprop.file.ArchitectureJson;
import backprop.file.FileFormatException;
import backprop.file.Json;
import backprop.file.Names;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Architecture;
import backprop.network.Layer;
import backprop.network.Network;
import backprop.network.Pass;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A network on its way to other machines.
 *
 * @param architecture as JSON
 * @param values W¹, b¹, W², b² … each row by row
 */
record Parameters(String architecture, double[] values) implements Serializable {

  /**
   * Those that the network has now.
   *
   * @throws IllegalArgumentException if an activation or loss is a reader's own, which does not
   *     travel
   */
  static Parameters of(Network net) {
    double[] values = new double[net.parameterCount()];
    int start = 0;
    for (int l = 1; l <= net.depth(); l++) {
      start = take(net.W(l), values, start);
      start = take(net.b(l), values, start);
    }
    return new Parameters(Json.compact(ArchitectureJson.write(Architecture.of(net))), values);
  }

  /** The network, but with the sum over examples as its cost: sums can be added. */
  Network summing() throws FileFormatException {
    Architecture of =
        ArchitectureJson.read(Json.parse(architecture, "network"), Names.ofTheLibrary());
    List<Layer> layers = new ArrayList<>();
    int previous = of.inputs();
    int start = 0;
    for (Architecture.Units units : of.layers()) {
      Matrix W = Matrix.zeros(units.units(), previous);
      Matrix b = Matrix.zeros(units.units(), units.biases() ? 1 : 0);
      start = give(values, start, W);
      start = give(values, start, b);
      layers.add(new Layer(W, b, units.activation()));
      previous = units.units();
    }
    return new Network(layers, summing(of.output()));
  }

  private static Output summing(Output output) {
    Output natural = Output.of(output.activation(), output.loss(), output.reduction());
    return output.equals(natural)
        ? Output.of(output.activation(), output.loss(), Reduction.SUM)
        : Output.longWay(output.activation(), output.loss(), Reduction.SUM);
  }

  // ------------------------------------------------------------------ gradients, in the same order

  /** Adds ∂C/∂W¹, ∂C/∂b¹ … to a vector from {@code start} on. */
  static void add(Pass pass, double[] vector, int start) {
    int i = start;
    for (int l = 1; l <= pass.depth(); l++) {
      i = add(pass.dW(l), vector, i);
      i = add(pass.db(l), vector, i);
    }
  }

  /** Fills ∂C/∂W¹, ∂C/∂b¹ … from a vector. */
  static void fill(Pass pass, double[] vector, int start) {
    int i = start;
    for (int l = 1; l <= pass.depth(); l++) {
      i = give(vector, i, pass.dW(l));
      i = give(vector, i, pass.db(l));
    }
  }

  private static int take(Matrix A, double[] vector, int start) {
    for (int i = 0; i < A.rows(); i++) {
      System.arraycopy(A.row(i), 0, vector, start + i * A.columns(), A.columns());
    }
    return start + A.rows() * A.columns();
  }

  private static int give(double[] vector, int start, Matrix A) {
    for (int i = 0; i < A.rows(); i++) {
      System.arraycopy(vector, start + i * A.columns(), A.row(i), 0, A.columns());
    }
    return start + A.rows() * A.columns();
  }

  private static int add(Matrix A, double[] vector, int start) {
    int k = start;
    for (int i = 0; i < A.rows(); i++) {
      for (double a : A.row(i)) {
        vector[k++] += a;
      }
    }
    return k;
  }
}

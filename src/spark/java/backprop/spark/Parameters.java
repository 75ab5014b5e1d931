package backprop.spark;

import backprop.file.ArchitectureJson;
import backprop.file.FileFormatException;
import backprop.file.Json;
import backprop.file.Names;
import backprop.matrix.Matrix;
import backprop.network.Architecture;
import backprop.network.Network;
import backprop.network.Pass;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A network on its way to other machines: as JSON, and W¹, b¹, W², b² … each row by row. */
record Parameters(String architecture, double[] values) implements Serializable {
  /** Those that the network has now; an activation or loss of a reader's own does not travel. */
  static Parameters of(Network net) {
    return new Parameters(
        ArchitectureJson.write(Architecture.of(net)).toString(), numbers(matrices(net)));
  }

  Network network() throws FileFormatException {
    Network net =
        ArchitectureJson.read(Json.parse(architecture, "network"), Names.ofTheLibrary())
            .initialised((units, inputs, random) -> Matrix.zeros(units, inputs), 0);
    fill(matrices(net), values, 0);
    return net;
  }

  /** W¹, b¹, W², b² … themselves. */
  static List<Matrix> matrices(Network net) {
    IntStream layers = IntStream.rangeClosed(1, net.depth());
    return layers.boxed().flatMap(l -> Stream.of(net.W(l), net.b(l))).toList();
  }

  /** ∂C/∂W¹, ∂C/∂b¹ … themselves, in the same order. */
  static List<Matrix> gradients(Pass pass) {
    IntStream layers = IntStream.rangeClosed(1, pass.depth());
    return layers.boxed().flatMap(l -> Stream.of(pass.dW(l), pass.db(l))).toList();
  }

  /** All their numbers, one after the other. */
  static double[] numbers(List<Matrix> matrices) {
    double[] numbers = new double[matrices.stream().mapToInt(A -> A.rows() * A.columns()).sum()];
    take(matrices, numbers, 0);
    return numbers;
  }

  static void take(List<Matrix> matrices, double[] numbers, int start) {
    int at = start;
    for (Matrix A : matrices) {
      for (int i = 0; i < A.rows(); i++, at += A.columns()) {
        System.arraycopy(A.row(i), 0, numbers, at, A.columns());
      }
    }
  }

  /** The way back. */
  static void fill(List<Matrix> matrices, double[] numbers, int start) {
    int at = start;
    for (Matrix A : matrices) {
      for (int i = 0; i < A.rows(); i++, at += A.columns()) {
        System.arraycopy(numbers, at, A.row(i), 0, A.columns());
      }
    }
  }
}

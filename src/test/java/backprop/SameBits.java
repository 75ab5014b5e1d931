package backprop;

import backprop.activation.Activation;
import backprop.activation.BatchNorm;
import backprop.activation.Dropout;
import backprop.activation.ELU;
import backprop.activation.Identity;
import backprop.activation.LeakyReLU;
import backprop.activation.ReLU;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.loss.AbsoluteError;
import backprop.loss.BinaryCrossEntropy;
import backprop.loss.CrossEntropy;
import backprop.loss.Loss;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import backprop.matrix.Threads;
import backprop.network.Fingerprint;
import backprop.network.Initialisation;
import backprop.network.Layer;
import backprop.network.Network;
import backprop.train.Adam;
import backprop.train.Batches;
import backprop.train.GradientDescent;
import backprop.train.Lbfgs;
import backprop.train.Momentum;
import backprop.train.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Training runs whose last bit is known. {@link #main} needs nothing but the classes, so that the
 * runs can be repeated under any settings of the JVM.
 */
public final class SameBits {
  static final String EVERY_PAIR =
      "bdf082e6d2c2e8a5d7e1b9802c0f935c34c24b413c2c314dd2bc1a25e4412bdf";
  static final String DIGITS = "15d0e033e9515ae7de2a0866a44ad5cb3074a1bc0143a28f5b7114e19f5fbde4";
  static final String WIDE_DIGITS =
      "e283df0740a049ec61a52af1776150ac311705bbc7e9c227df1bb6d20a6dcb5d";

  static final String XOR = "9cb2461740b6dc3fa97f0c965754642768fa5c04740ad888bf74a5cb8b96a48d";
  static final String RULES = "e78db875ea6b18e1c64f1d5a3333a6902a864830129b9fa06696c6fb6de8d1b7";

  private static final List<Activation> ACTIVATIONS =
      List.of(
          new Identity(),
          new Sigmoid(),
          new Tanh(),
          new ReLU(),
          new LeakyReLU(0.1),
          new ELU(0.7),
          new Softmax());

  private static final List<Loss> LOSSES =
      List.of(
          SquaredError.HALF,
          SquaredError.SUM,
          SquaredError.MEAN,
          new AbsoluteError(),
          new BinaryCrossEntropy(),
          new CrossEntropy());

  private static final Path DATA = Path.of("notebooks/data/digits.csv");

  private SameBits() {}

  /** A small net of every activation with every loss, each trained for three updates. */
  static String everyPair() {
    Random random = new Random(3);
    Matrix X = Matrix.normal(3, 5, 1, random);
    Matrix Y = Matrix.of(new double[] {1, 0, 1, 0, 0}, new double[] {0, 1, 0, 1, 1});
    Matrix all = Matrix.zeros(ACTIVATIONS.size() * LOSSES.size(), 4 * 3 + 4 + 2 * 4 + 2);
    int row = 0;
    for (Activation activation : ACTIVATIONS) {
      for (Loss loss : LOSSES) {
        Network net =
            Network.input(3)
                .layer(4, activation)
                .output(2, Output.of(activation, loss, Reduction.MEAN))
                .initialised(Initialisation.uniform(0.5), 7);
        for (int update = 0; update < 3; update++) {
          net.update(net.gradients(X, Y), 0.1);
        }
        int column = 0;
        for (int l = 1; l <= 2; l++) {
          for (Matrix parameters : List.of(net.W(l), net.b(l))) {
            for (double number : parameters.toArray()) {
              all.set(row, column++, number);
            }
          }
        }
        row++;
      }
    }
    // one network whose weights are the parameters of all
    return Fingerprint.of(
        new Network(
            List.of(new Layer(all, Matrix.zeros(all.rows(), 0), new Identity())),
            Output.identitySquaredError(Reduction.SUM)));
  }

  /** A small net trained by each rule, clipped, and by L-BFGS, each time from where it was. */
  static String rules() {
    Random random = new Random(5);
    Matrix X = Matrix.normal(3, 7, 1, random);
    Matrix Y = Matrix.normal(2, 7, 1, random);
    Network net =
        Network.input(3)
            .layer(4, new Tanh())
            .output(2, Output.identitySquaredError(Reduction.MEAN))
            .initialised(Initialisation.xavier(), 7);
    Adam adam = Adam.standard();
    for (Rule rule : List.of(new Momentum(0.9), adam, adam.uncorrected(), Adam.rmsProp())) {
      GradientDescent.withRate(0.01)
          .rule(rule)
          .clip(0.5)
          .weightDecay(1e-3)
          .epochs(10)
          .batches(Batches.of(3, 2))
          .train(net, X, Y);
    }
    new Lbfgs(20, 1e-3).train(net, X, Y);
    Matrix a = net.predict(X);
    Matrix mask = Matrix.zerosLike(a);
    Dropout.draw(0.5, random, mask);
    BatchNorm norm = BatchNorm.of(2);
    norm.apply(a, a);
    norm.pullBack(Y, a.plus(mask), a, net.b(2), norm.beta());
    net.update(net.gradients(X, a), 0.1);
    return Fingerprint.of(net);
  }

  /** XOR, 2-3-1, tanh: 2000 updates by all four examples. */
  static String xor() {
    Matrix X = Matrix.of(new double[] {0, 0, 1, 1}, new double[] {0, 1, 0, 1});
    Network net =
        Network.input(2)
            .layer(3, new Tanh())
            .output(1, Output.sigmoidCrossEntropy(Reduction.MEAN))
            .initialised(Initialisation.xavier(), 1);
    Matrix Y = Matrix.rowOf(0, 1, 1, 0);
    for (int update = 0; update < 2000; update++) {
      net.update(net.gradients(X, Y), 0.5);
    }
    return Fingerprint.of(net);
  }

  /** One epoch of digits in batches of 32, the last of 5. */
  static String digits() throws IOException {
    return digits(Files.readAllLines(DATA));
  }

  static String digits(List<String> lines) {
    return digits(lines, new Tanh(), 16, 32, 1);
  }

  /** The same with layers and batches wide enough for several threads. */
  static String wideDigits() throws IOException {
    return digits(Files.readAllLines(DATA), new ReLU(), 300, 256, 1);
  }

  private static String digits(
      List<String> lines, Activation hidden, int units, int batch, int epochs) {
    Matrix X = Matrix.zeros(64, lines.size() - 1);
    Matrix Y = Matrix.zeros(10, lines.size() - 1);
    for (int p = 0; p < X.columns(); p++) {
      String[] fields = lines.get(p + 1).split(",");
      for (int i = 0; i < 64; i++) {
        X.set(i, p, Integer.parseInt(fields[i]) / 16.0);
      }
      Y.set(Integer.parseInt(fields[64]), p, 1);
    }
    Network net =
        Network.input(64)
            .layer(units, hidden)
            .output(10, Output.softmaxCrossEntropy(Reduction.MEAN))
            .initialised(Initialisation.xavier(), 1);
    GradientDescent.withRate(0.1)
        .epochs(epochs)
        .momentum(0.9)
        .weightDecay(1e-4)
        .batches(Batches.of(batch, 2))
        .train(net, X, Y);
    return Fingerprint.of(net);
  }

  /**
   * Arguments: any of pairs, rules, xor, digits, wide, and numbers of threads. Ends with 1 if a bit
   * differs.
   */
  public static void main(String[] args) throws IOException {
    for (String arg : args) {
      switch (arg) {
        case "pairs" -> require(arg, EVERY_PAIR, everyPair());
        case "xor" -> require(arg, XOR, xor());
        case "rules" -> require(arg, RULES, rules());
        case "digits" -> require(arg, DIGITS, digits());
        case "wide" -> require(arg, WIDE_DIGITS, wideDigits());
        default -> Threads.use(Integer.parseInt(arg));
      }
    }
  }

  private static void require(String what, String expected, String actual) {
    if (!expected.equals(actual)) {
      System.out.println(what + " gives " + actual + ", " + expected + " was expected");
      System.exit(1);
    }
  }
}

package backprop.experiment;

import backprop.data.Examples;
import backprop.data.Split;
import backprop.file.Json;
import backprop.matrix.Matrix;
import backprop.text.Text;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Examples drawn from a known truth, HTF §11.6: Y = f(X) + ε with standard normal features and
 * normal noise, whose variance is that of f(X) divided by the signal-to-noise ratio.
 *
 * <p>{@link Random}, whose algorithm the Java specification fixes, draws for the training part and
 * then for the held-out part first all features, feature by feature, then the noise.
 *
 * @param target f
 * @param signalToNoise Var f(X) / Var ε
 */
public record Simulation(Target target, int training, int heldOut, double signalToNoise, long seed)
    implements Data {
  /** The two functions of HTF §11.6. */
  public enum Target {
    /** f(x) = σ(a₁ᵀx) + σ(a₂ᵀx) with a₁ = (3, 3), a₂ = (3, −3). */
    SUM_OF_SIGMOIDS("sum of sigmoids", 2) {
      @Override
      double of(double[] x) {
        return sigmoid(3 * x[0] + 3 * x[1]) + sigmoid(3 * x[0] - 3 * x[1]);
      }

      @Override
      double variance() {
        // 3x₁ + 3x₂ and 3x₁ − 3x₂ are independent and normal with variance 18:
        // Var f = 2 Var σ(√18 t), t standard normal
        double mean = expectation(t -> sigmoid(Math.sqrt(18) * t));
        return 2
            * expectation(
                t -> (sigmoid(Math.sqrt(18) * t) - mean) * (sigmoid(Math.sqrt(18) * t) - mean));
      }
    },

    /**
     * f(x) = Π φ(x_j) over ten features, φ the standard normal density, divided by its standard
     * deviation 5.72·10⁻⁶: errors relative to the noise stay what they are, and weights near 1 can
     * represent it.
     */
    RADIAL("radial", 10) {
      private final double scale = 1 / Math.sqrt(rawVariance());

      @Override
      double of(double[] x) {
        double squares = 0;
        for (double xj : x) {
          squares += xj * xj;
        }
        // Π φ(x_j) = (2π)^{−p/2} e^{−‖x‖²/2}
        return scale * StrictMath.pow(2 * Math.PI, -inputs() / 2.0) * StrictMath.exp(-squares / 2);
      }

      @Override
      double variance() {
        return 1;
      }

      // E φ² = 1/(2π√3) and E φ = 1/(2√π), to the power of p
      private double rawVariance() {
        double ofSquare = StrictMath.pow(1 / (2 * Math.PI * Math.sqrt(3)), inputs());
        return ofSquare - StrictMath.pow(1 / (2 * Math.sqrt(Math.PI)), 2 * inputs());
      }
    };

    private final String title;
    private final int inputs;

    Target(String title, int inputs) {
      this.title = title;
      this.inputs = inputs;
    }

    /** p, the number of features. */
    public int inputs() {
      return inputs;
    }

    /** f(x). */
    abstract double of(double[] x);

    /** Var f(X) for standard normal features. */
    abstract double variance();

    @Override
    public String toString() {
      return title;
    }
  }

  /**
   * @throws IllegalArgumentException if a part has no examples, or the ratio is not a finite number
   *     above 0
   */
  public Simulation {
    Objects.requireNonNull(target, "target");
    if (training < 1 || heldOut < 1) {
      throw Text.illegal(
          "%d for training, %d held out: there must be at least 1 of each", training, heldOut);
    }
    if (!(signalToNoise > 0 && signalToNoise < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "signal-to-noise ratio " + signalToNoise + ": it must be a finite number above 0");
    }
  }

  /** The squared error that no prediction can beat on average: Var ε. */
  public double bayesError() {
    return target.variance() / signalToNoise;
  }

  /** How many numbers all examples are. */
  double numbers() {
    return ((double) training + heldOut) * (target.inputs() + 1);
  }

  @Override
  public Split split(List<Path> folders) {
    Random random = new Random(seed);
    return new Split(draw(training, random), draw(heldOut, random));
  }

  private Examples draw(int m, Random random) {
    Matrix X = Matrix.normal(target.inputs(), m, 1, random);
    Matrix Y = Matrix.zeros(1, m);
    double deviation = Math.sqrt(bayesError());
    for (int j = 0; j < m; j++) {
      Y.set(0, j, target.of(X.column(j).toArray()) + deviation * random.nextGaussian());
    }
    List<String> features =
        IntStream.rangeClosed(1, target.inputs()).mapToObj(i -> "x" + i).toList();
    return new Examples(X, Y, features, List.of("y"));
  }

  @Override
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("simulation", target.toString());
    json.addProperty("training", training);
    json.addProperty("held out", heldOut);
    json.add("signal to noise", Json.number(signalToNoise));
    json.addProperty("seed", seed);
    return json;
  }

  static Simulation read(JsonObject json) {
    String title = Json.text(json, "simulation");
    for (Target target : Target.values()) {
      if (target.toString().equals(title)) {
        return new Simulation(
            target,
            Json.integer(json, "training"),
            Json.integer(json, "held out"),
            Json.toDouble(Json.get(json, "signal to noise")),
            Json.whole(json, "seed"));
      }
    }
    throw Text.illegal(
        "there is no simulation \"%s\": choose one of %s", title, List.of(Target.values()));
  }

  private static double sigmoid(double v) {
    return 1 / (1 + StrictMath.exp(-v));
  }

  /** E f(t) for standard normal t: the trapezoidal rule, exact to about 1e-15 for smooth f. */
  private static double expectation(DoubleUnaryOperator f) {
    int steps = 2000;
    double from = -10;
    double h = -2 * from / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double t = from + i * h;
      sum += h * StrictMath.exp(-t * t / 2) / Math.sqrt(2 * Math.PI) * f.applyAsDouble(t);
    }
    return sum;
  }
}

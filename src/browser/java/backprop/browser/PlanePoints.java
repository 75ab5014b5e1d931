package backprop.browser;

import backprop.matrix.Matrix;
import backprop.network.Dataset;
import backprop.text.Text;
import java.util.List;
import java.util.Random;

/**
 * Small data sets in the square −1 … 1, the same in every browser: two classes in the plane, three
 * species of iris, or a curve over one input.
 *
 * @param X n₀ × m, two coordinates or one
 * @param Y n_L × m: 0 or 1; 1 in the row of the species; or the height of the curve
 */
public record PlanePoints(Matrix X, Matrix Y) implements Dataset {
  /** What {@link #of} can make. */
  public static final List<String> NAMES =
      List.of("circles", "moons", "spirals", "xor", "sine", "iris");

  /**
   * Draws m examples, always the same ones.
   *
   * @param noise how far each coordinate is moved at most
   * @throws IllegalArgumentException if there is no such data set
   */
  public static PlanePoints of(String name, int m, double noise) {
    Random random = new Random(1);
    return switch (name) {
      case "circles" -> classes(m, noise, random, p -> circles(p, random));
      case "moons" -> classes(m, noise, random, p -> moons(p, random));
      case "spirals" -> classes(m, noise, random, p -> spirals(p, random));
      case "xor" -> classes(m, noise, random, p -> xor(random));
      case "sine" -> sine(m, noise, random);
      case "iris" -> iris();
      default -> throw Text.illegal("there are no points \"%s\", but %s", name, NAMES);
    };
  }

  /** One example of two classes: two coordinates and the class, 0 or 1. */
  @FunctionalInterface
  private interface Drawn {
    double[] example(int p);
  }

  private static PlanePoints classes(int m, double noise, Random random, Drawn drawn) {
    Matrix X = Matrix.zeros(2, m);
    Matrix Y = Matrix.zeros(1, m);
    for (int p = 0; p < m; p++) {
      double[] example = drawn.example(p);
      X.set(0, p, example[0] + noise * (2 * random.nextDouble() - 1));
      X.set(1, p, example[1] + noise * (2 * random.nextDouble() - 1));
      Y.set(0, p, example[2]);
    }
    return new PlanePoints(X, Y);
  }

  private static double[] circles(int p, Random random) {
    double angle = 2 * Math.PI * random.nextDouble();
    double radius = p % 2 == 0 ? 0.9 : 0.4;
    return new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), p % 2};
  }

  private static double[] moons(int p, Random random) {
    double angle = Math.PI * random.nextDouble();
    int moon = p % 2;
    int side = 1 - 2 * moon; // the second moon hangs upside down
    return new double[] {
      side * (0.6 * StrictMath.cos(angle) - 0.3), side * (0.6 * StrictMath.sin(angle) - 0.15), moon
    };
  }

  private static double[] spirals(int p, Random random) {
    double radius = 0.1 + 0.85 * random.nextDouble();
    double angle = 1.75 * Math.PI * radius + p % 2 * Math.PI;
    return new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), p % 2};
  }

  private static double[] xor(Random random) {
    double x = 2 * random.nextDouble() - 1;
    double y = 2 * random.nextDouble() - 1;
    return new double[] {x, y, x * y < 0 ? 1 : 0};
  }

  private static PlanePoints sine(int m, double noise, Random random) {
    Matrix X = Matrix.zeros(1, m);
    Matrix Y = Matrix.zeros(1, m);
    for (int p = 0; p < m; p++) {
      double x = 2 * random.nextDouble() - 1;
      X.set(0, p, x);
      Y.set(0, p, 0.8 * StrictMath.sin(Math.PI * x) + noise * (2 * random.nextDouble() - 1));
    }
    return new PlanePoints(X, Y);
  }

  /** Length and width of the petals, about the middle of their ranges, in halves of the ranges. */
  private static PlanePoints iris() {
    List<String> flowers = Pieces.split(PETALS, ' ');
    int m = flowers.size();
    Matrix X = Matrix.zeros(2, m);
    Matrix Y = Matrix.zeros(3, m);
    for (int p = 0; p < m; p++) {
      List<String> petal = Pieces.split(flowers.get(p), ',');
      X.set(0, p, (Integer.parseInt(petal.get(0)) - 39.5) / 29.5);
      X.set(1, p, (Integer.parseInt(petal.get(1)) - 13) / 12.0);
      Y.set(p / 50, p, 1);
    }
    return new PlanePoints(X, Y);
  }

  /** Length and width in millimetres: notebooks/data/iris.csv, 50 of each species. */
  private static final String PETALS =
      "14,2 14,2 13,2 15,2 14,2 17,4 14,3 15,2 14,2 15,1 15,2 16,2 14,1 11,1 12,2 15,4 "
          + "13,4 14,3 17,3 15,3 17,2 15,4 10,2 17,5 19,2 16,2 16,4 15,2 14,2 16,2 16,2 15,4 "
          + "15,1 14,2 15,2 12,2 13,2 14,1 13,2 15,2 13,3 13,3 13,2 16,6 19,4 14,3 16,2 14,2 "
          + "15,2 14,2 47,14 45,15 49,15 40,13 46,15 45,13 47,16 33,10 46,13 39,14 35,10 "
          + "42,15 40,10 47,14 36,13 44,14 45,15 41,10 45,15 39,11 48,18 40,13 49,15 47,12 "
          + "43,13 44,14 48,14 50,17 45,15 35,10 38,11 37,10 39,12 51,16 45,15 45,16 47,15 "
          + "44,13 41,13 40,13 44,12 46,14 40,12 33,10 42,13 42,12 42,13 43,13 30,11 41,13 "
          + "60,25 51,19 59,21 56,18 58,22 66,21 45,17 63,18 58,18 61,25 51,20 53,19 55,21 "
          + "50,20 51,24 53,23 55,18 67,22 69,23 50,15 57,23 49,20 67,20 49,18 57,21 60,18 "
          + "48,18 49,18 56,21 58,16 61,19 64,20 56,22 51,15 56,14 61,23 56,24 55,18 48,18 "
          + "54,21 56,24 51,23 51,19 59,23 57,25 52,23 50,19 52,20 54,23 51,18";
}

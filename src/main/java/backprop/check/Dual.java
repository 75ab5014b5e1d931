package backprop.check;

/**
 * Forward mode on scalars: a number and its derivative by one variable, carried along together.
 *
 * <p>The rules are {@link Tape}'s, run the other way; neither knows the other, so each checks the
 * other.
 */
public record Dual(double value, double derivative) {
  /** The variable itself: its derivative is 1. */
  public static Dual variable(double value) {
    return new Dual(value, 1);
  }

  /** A number that does not depend on the variable. */
  public static Dual constant(double value) {
    return new Dual(value, 0);
  }

  public Dual plus(Dual b) {
    return new Dual(value + b.value, derivative + b.derivative);
  }

  public Dual plus(double b) {
    return new Dual(value + b, derivative);
  }

  public Dual minus(Dual b) {
    return new Dual(value - b.value, derivative - b.derivative);
  }

  public Dual minus(double b) {
    return new Dual(value - b, derivative);
  }

  public Dual times(Dual b) {
    return new Dual(value * b.value, derivative * b.value + value * b.derivative);
  }

  public Dual times(double b) {
    return new Dual(value * b, derivative * b);
  }

  public Dual divide(Dual b) {
    double y = value / b.value;
    return new Dual(y, (derivative - y * b.derivative) / b.value);
  }

  public Dual divide(double b) {
    return new Dual(value / b, derivative / b);
  }

  public Dual negate() {
    return new Dual(-value, -derivative);
  }

  public Dual square() {
    return chain(value * value, 2 * value);
  }

  public Dual pow(double n) {
    return chain(StrictMath.pow(value, n), n * StrictMath.pow(value, n - 1));
  }

  public Dual sqrt() {
    double y = StrictMath.sqrt(value);
    return chain(y, 1 / (2 * y));
  }

  public Dual exp() {
    double y = StrictMath.exp(value);
    return chain(y, y);
  }

  /** The natural logarithm. */
  public Dual log() {
    return chain(StrictMath.log(value), 1 / value);
  }

  public Dual tanh() {
    double y = StrictMath.tanh(value);
    return chain(y, 1 - y * y);
  }

  /** 1 / (1 + e^{−x}). */
  public Dual sigmoid() {
    double y = 1 / (1 + StrictMath.exp(-value));
    return chain(y, y * (1 - y));
  }

  /** |x|, with slope 0 at 0. */
  public Dual abs() {
    return chain(Math.abs(value), Math.signum(value));
  }

  /** max(0, x), with this slope at 0, where there is none. */
  public Dual relu(double slopeAtZero) {
    return chain(Math.max(0, value), value > 0 ? 1 : value < 0 ? 0 : slopeAtZero);
  }

  /** {@code then} where this is above 0, {@code otherwise} where it is 0 or below. */
  public Dual ifPositive(Dual then, Dual otherwise) {
    return value > 0 ? then : otherwise;
  }

  /** The larger of two; where they are equal, the other. */
  public Dual max(Dual other) {
    return minus(other).ifPositive(this, other);
  }

  // y = f(x), so y′ = f′(x) x′
  private Dual chain(double y, double slope) {
    return new Dual(y, slope * derivative);
  }
}

package backprop.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backprop.check.Tape.Node;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TapeTest {
  private record Case(String name, UnaryOperator<Node> tape, UnaryOperator<Dual> dual) {}

  private static final List<Case> CASES =
      List.of(
          new Case("plus", x -> x.plus(x.plus(3)), x -> x.plus(x.plus(3))),
          new Case("minus", x -> x.times(4).minus(x).minus(1), x -> x.times(4).minus(x).minus(1)),
          new Case("times", x -> x.times(x).times(2), x -> x.times(x).times(2)),
          new Case(
              "divide",
              x -> x.divide(x.square().plus(1)).divide(3),
              x -> x.divide(x.square().plus(1)).divide(3)),
          new Case("negate", x -> x.negate().exp(), x -> x.negate().exp()),
          new Case("pow", x -> x.pow(3), x -> x.pow(3)),
          new Case("reciprocal", x -> x.pow(-1), x -> x.pow(-1)),
          new Case("sqrt", x -> x.square().plus(1).sqrt(), x -> x.square().plus(1).sqrt()),
          new Case("log", x -> x.square().plus(1).log(), x -> x.square().plus(1).log()),
          new Case("tanh", Node::tanh, Dual::tanh),
          new Case("sigmoid", Node::sigmoid, Dual::sigmoid),
          new Case("abs", Node::abs, Dual::abs),
          new Case("relu", x -> x.relu(0), x -> x.relu(0)),
          new Case("max", x -> x.max(x.square()), x -> x.max(x.square())),
          new Case(
              "ELU",
              x -> x.ifPositive(x, x.exp().minus(1).times(0.5)),
              x -> x.ifPositive(x, x.exp().minus(1).times(0.5))),
          new Case(
              "a node used often",
              x -> {
                Node s = x.sigmoid();
                return s.times(s).plus(s.divide(x)).minus(s);
              },
              x -> {
                Dual s = x.sigmoid();
                return s.times(s).plus(s.divide(x)).minus(s);
              }));

  @Test
  void reverseForwardAndDifferencesAgree() {
    for (Case c : CASES) {
      for (double at : new double[] {-2.3, -0.7, 0.4, 1.9}) {
        Tape tape = new Tape();
        Node x = tape.leaf("x", at);
        Node y = c.tape.apply(x);
        double reverse = tape.backward(y).by(x);
        Dual forward = c.dual.apply(Dual.variable(at));
        DoubleUnaryOperator f = value -> tape.replay(y, x).apply(value).value();
        String where = c.name + " at " + at;
        assertEquals(forward.value(), y.value(), 1e-15, where);
        assertEquals(forward.derivative(), reverse, 1e-14 * Math.max(1, Math.abs(reverse)), where);
        assertEquals(
            Differences.central(f, at), reverse, 1e-10 * Math.max(1, Math.abs(reverse)), where);
        assertEquals(y.value(), f.applyAsDouble(at), 0, where);
      }
    }
  }

  @Test
  void severalLeavesAtOnce() {
    Tape tape = new Tape();
    Node a = tape.leaf("a", 2);
    Node b = tape.leaf("b", 3);
    Node unused = tape.leaf("c", 5);
    Node y = a.times(b).plus(a.square());
    Tape.Adjoints gradient = tape.backward(y);
    assertEquals(7, gradient.by(a));
    assertEquals(2, gradient.by(b));
    assertEquals(0, gradient.by(unused));
    assertEquals(1, gradient.by(y));
    assertEquals(7, tape.backward(y).by(a), "a second walk starts afresh");
    assertEquals(0, gradient.by(tape.leaf("later", 1)));
  }

  @Test
  void derivativesByIntermediateNodes() {
    Tape tape = new Tape();
    Node x = tape.leaf("x", 0.3);
    Node z = x.square();
    Node y = z.exp().plus(x); // x also leads to y past z
    assertEquals(Math.exp(0.09), tape.backward(y).by(z), 1e-15);
    assertEquals(
        Math.exp(0.09),
        Differences.central(v -> tape.replay(y, z).apply(v).value(), z.value()),
        1e-11);
  }

  @Test
  void kinksHaveTheStatedSlope() {
    assertEquals(0, slopeAtZero(Node::abs));
    assertEquals(0, slopeAtZero(x -> x.relu(0)));
    assertEquals(0.5, slopeAtZero(x -> x.relu(0.5)));
    assertEquals(0.2, slopeAtZero(x -> x.ifPositive(x, x.times(0.2))));
    assertEquals(3, slopeAtZero(x -> x.max(x.times(3))), "equal: the other's slope");
    assertEquals(0.5, Dual.variable(0).relu(0.5).derivative());
    assertEquals(0, Dual.variable(0).abs().derivative());
    assertEquals(3, Dual.variable(0).max(Dual.variable(0).times(3)).derivative());
  }

  @Test
  void replayTellsThePieces() {
    Tape tape = new Tape();
    Node x = tape.leaf("x", 0.5);
    Node y = x.relu(0).plus(x.minus(2).abs());
    assertEquals(tape.replay(y, x).apply(0.5).pieces(), tape.replay(y, x).apply(0.6).pieces());
    assertNotEquals(tape.replay(y, x).apply(0.5).pieces(), tape.replay(y, x).apply(-0.1).pieces());
    assertNotEquals(tape.replay(y, x).apply(0.5).pieces(), tape.replay(y, x).apply(2.1).pieces());
    assertEquals(4, tape.replay(y, x).apply(3).value());
  }

  @Test
  void oneSidedSlopes() {
    DoubleUnaryOperator elu = x -> x > 0 ? x : 0.5 * (Math.exp(x) - 1);
    assertEquals(1, Differences.right(elu, 0), 1e-12);
    assertEquals(0.5, Differences.left(elu, 0), 1e-11);
  }

  @Test
  void aStepThatIsLostInRoundingIsNoDifference() {
    for (double x : new double[] {1e17, Double.POSITIVE_INFINITY, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> Differences.central(v -> v, x));
      assertThrows(IllegalArgumentException.class, () -> Differences.right(v -> v, x));
    }
  }

  @Test
  void theRecordCanBeWalked() {
    Tape tape = new Tape();
    Node x = tape.leaf("x", 2);
    Node y = x.times(3).named("y");
    assertEquals(List.of("leaf", "constant", "×"), operations(tape));
    assertEquals("y = 6.0", y.toString());
    assertEquals(x, y.parents().get(0));
    assertEquals(3, y.slope(0));
    assertEquals(2, y.index());
  }

  @Test
  void tapesDoNotMix() {
    Node x = new Tape().leaf("x", 1);
    Tape other = new Tape();
    Node y = other.leaf("y", 2);
    assertThrows(IllegalArgumentException.class, () -> x.plus(y));
    assertThrows(IllegalArgumentException.class, () -> other.backward(x));
    assertThrows(IllegalArgumentException.class, () -> other.replay(y, x));
    assertThrows(IllegalArgumentException.class, () -> other.backward(y).by(x));
  }

  private static List<String> operations(Tape tape) {
    return tape.nodes().stream().map(Node::operation).toList();
  }

  private static double slopeAtZero(UnaryOperator<Node> f) {
    Tape tape = new Tape();
    Node x = tape.leaf("x", 0);
    return tape.backward(f.apply(x)).by(x);
  }
}

package backprop.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Identity;
import backprop.activation.Sigmoid;
import backprop.check.Tape.Node;
import backprop.loss.AbsoluteError;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.network.SinglePath;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What mutation testing (the profile mutation) found untested in this package. */
class BoundsAndKinksTest {
  private static final double H = GradientCheck.STEP;

  @Test
  void aConstantHasNoDerivative() {
    Dual product = Dual.constant(3).times(Dual.variable(5));
    assertEquals(new Dual(15, 3), product);
    assertEquals(new Dual(3, 0), Dual.constant(3));
  }

  @Test
  void whatComesAfterANodeDoesNotChangeIt() {
    Tape tape = new Tape();
    Node x = tape.leaf("x", 2);
    Node y = x.square();
    Node later = y.times(3);
    assertEquals("x", x.name());
    assertEquals(4, tape.replay(y, later).apply(100).value());
    assertEquals(0, tape.backward(y).by(later));
    assertEquals(
        300, tape.replay(later, y).apply(100).value(), "a node that is no leaf may be replaced");
    assertEquals(100, tape.replay(y, y).apply(100).value());
  }

  @Test
  void nodesOfAnotherTapeAreRefused() {
    Tape tape = new Tape();
    Node x = tape.leaf("x", 2);
    Node other = new Tape().leaf("other", 2);
    assertThrows(IllegalArgumentException.class, () -> tape.replay(x, other));
    assertThrows(IllegalArgumentException.class, () -> tape.replay(other, x));
    assertThrows(IllegalArgumentException.class, () -> tape.backward(other));
    assertThrows(IllegalArgumentException.class, () -> x.plus(other));
  }

  @Test
  void theSlopesOnBothSidesOfAKinkAreFoundWhateverTheValueThere() {
    DoubleUnaryOperator f = x -> 5 + Math.abs(x - 0.3) + x * x;
    assertEquals(1 + 0.6, Differences.right(f, 0.3), 1e-10);
    assertEquals(-1 + 0.6, Differences.left(f, 0.3), 1e-10);
  }

  @Test
  void theToleranceGrowsWithTheGradient() {
    double off = 1e-4;
    assertTrue(ofSlope(1000, 1000 + off).passed());
    assertFalse(ofSlope(10, 10 + off).passed());
  }

  private static GradientCheck.Report ofSlope(double slope, double claimed) {
    Matrix theta = Matrix.rowOf(1);
    GradientCheck.Claimed claim = new GradientCheck.Claimed("θ", theta, Matrix.rowOf(claimed));
    return GradientCheck.of(List.of(claim), () -> slope * theta.get(0, 0));
  }

  @Test
  void anEntryIsLeftOutWhereAnOutputCrossesAKinkOfTheLoss() {
    Network net =
        Network.input(1)
            .output(1, Output.of(new Identity(), new AbsoluteError(), Reduction.SUM))
            .initialised(Initialisation.uniform(0), 1);
    Matrix X = Matrix.rowOf(1, 1);
    GradientCheck.Report far = GradientCheck.of(net, X, Matrix.rowOf(1, 1));
    assertEquals(List.of(0, 0), far.rows().stream().map(GradientCheck.Row::kinks).toList());
    GradientCheck.Report near = GradientCheck.of(net, X, Matrix.rowOf(1, H / 2));
    assertEquals(List.of(1, 1), near.rows().stream().map(GradientCheck.Row::kinks).toList());
    assertNotEquals(far.rows().get(0).toString(), near.rows().get(0).toString());
  }

  @Test
  void aNetworkWithoutBiasesHasNoneToCheck() {
    GradientCheck.Report report =
        GradientCheck.of(SinglePath.of(0.5, 2).toNetwork(), Matrix.rowOf(1), Matrix.rowOf(3));
    assertEquals(
        List.of("W^1", "W^2"), report.rows().stream().map(GradientCheck.Row::name).toList());
  }

  @Test
  void theTableSaysWhatTheVerdictIsAndWhereNothingWasCompared() {
    Matrix theta = Matrix.rowOf(1, 2);
    GradientCheck.Claimed right = new GradientCheck.Claimed("right", theta, Matrix.rowOf(2, 4));
    GradientCheck.Claimed wrong = new GradientCheck.Claimed("wrong", theta, Matrix.rowOf(2, 5));
    GradientCheck.Report passed = GradientCheck.of(List.of(right), () -> Math.pow(theta.norm(), 2));
    GradientCheck.Report failed =
        GradientCheck.of(List.of(right, wrong), () -> Math.pow(theta.norm(), 2));
    GradientCheck.Report skipped =
        GradientCheck.of(
            List.of(new GradientCheck.Claimed("idle", theta, Matrix.rowOf(0, 0))), () -> 7);
    assertEquals("gradient check passed", passed.toText().toString().lines().findFirst().get());
    assertEquals("gradient check FAILED", failed.toText().toString().lines().findFirst().get());
    assertTrue(failed.toText().toString().contains("wrong[0][1]"), failed.toText()::toString);
    assertEquals("wrong", failed.worst().orElseThrow().name());
    assertTrue(skipped.worst().isEmpty());
    assertTrue(skipped.toText().toString().contains("–"), skipped.toText()::toString);
    assertFalse(skipped.passed());
  }

  @Test
  void agreementEndsAtTheToleranceAndTheFirstOfEqualErrorsIsNamed() {
    Check.close(1.5, 1, 0.5);
    assertThrows(AssertionError.class, () -> Check.close(Math.nextUp(1.5), 1, 0.5));
    AssertionError e =
        assertThrows(
            AssertionError.class, () -> Check.close(Matrix.rowOf(2, 2), Matrix.rowOf(1, 1), 0.5));
    assertTrue(e.getMessage().contains("[0][0]"), e.getMessage());
  }

  @Test
  void aSigmoidOfTheTapeIsThatOfTheLibrary() {
    Tape tape = new Tape();
    Node x = tape.leaf("x", 0.7);
    assertEquals(new Sigmoid().slope(0.7), tape.backward(x.sigmoid()).by(x), 1e-15);
  }
}

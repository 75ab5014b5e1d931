package backprop.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.check.Check;
import backprop.check.GradientCheck;
import backprop.matrix.Matrix;
import backprop.network.Dataset;
import backprop.network.Fingerprint;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.text.Text;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a gradient becomes: Adam, RMSProp, clipping, and when training has waited long enough. */
class RulesTest {
  @Test
  void adamFollowsThePaper() {
    Random random = new Random(1);
    Matrix theta = Matrix.normal(2, 3, 1, random);
    double[][] expected = theta.toArrays();
    double[][] m = new double[2][3];
    double[][] v = new double[2][3];
    Rule.Memory memory = Rule.Memory.of(theta);
    for (int r = 1; r <= 5; r++) {
      Matrix g = Matrix.normal(2, 3, 1, random);
      Adam.standard().step(memory, g, 0.1, 0.01, r);
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 3; j++) {
          double gij = g.get(i, j) + 0.1 * expected[i][j];
          m[i][j] = 0.9 * m[i][j] + 0.1 * gij;
          v[i][j] = 0.999 * v[i][j] + 0.001 * gij * gij;
          double mHat = m[i][j] / (1 - Math.pow(0.9, r));
          double vHat = v[i][j] / (1 - Math.pow(0.999, r));
          expected[i][j] -= 0.01 * mHat / (Math.sqrt(vHat) + 1e-8);
        }
      }
      Check.close(theta, Matrix.of(expected), 1e-13);
      Check.close(memory.m(), Matrix.of(m), 1e-14);
      Check.close(memory.v(), Matrix.of(v), 1e-14);
    }
  }

  @Test
  void rmsPropDividesByTheRootOfItsMean() {
    Matrix theta = Matrix.rowOf(1, -2);
    Rule.Memory memory = Rule.Memory.of(theta);
    double[] v = new double[2];
    double[] expected = {1, -2};
    for (int r = 1; r <= 4; r++) {
      double[] g = {0.5 * r, -3};
      Adam.rmsProp().step(memory, Matrix.rowOf(g), 0, 0.1, r);
      for (int j = 0; j < 2; j++) {
        v[j] = 0.9 * v[j] + 0.1 * g[j] * g[j];
        expected[j] -= 0.1 * g[j] / (Math.sqrt(v[j]) + 1e-8);
      }
      Check.close(theta, Matrix.rowOf(expected), 1e-14);
    }
  }

  @Test
  void theFirstStepOfAdamIsTheRateAndWithoutCorrectionThreeTimesThat() {
    for (double g : new double[] {1e-3, 1, -1e3}) {
      Matrix corrected = Matrix.rowOf(0);
      Adam.standard().step(Rule.Memory.of(corrected), Matrix.rowOf(g), 0, 0.01, 1);
      assertEquals(-0.01 * Math.signum(g), corrected.get(0, 0), 1e-6);
      Matrix uncorrected = Matrix.rowOf(0);
      Adam.standard().uncorrected().step(Rule.Memory.of(uncorrected), Matrix.rowOf(g), 0, 0.01, 1);
      double factor = 0.1 / Math.sqrt(0.001); // 3.16
      assertEquals(-0.01 * factor * Math.signum(g), uncorrected.get(0, 0), 1e-5);
    }
  }

  @Test
  void adamDoesNotSeeTheUnitOfTheCost() {
    Matrix one = Matrix.rowOf(0.3, -0.2);
    Matrix thousand = one.copy();
    Rule.Memory ofOne = Rule.Memory.of(one);
    Rule.Memory ofThousand = Rule.Memory.of(thousand);
    Random random = new Random(3);
    for (int r = 1; r <= 50; r++) {
      Matrix g = Matrix.normal(1, 2, 1, random);
      Adam.standard().step(ofOne, g, 0, 0.1, r);
      Adam.standard().step(ofThousand, g.scale(1000), 0, 0.1, r);
    }
    Check.close(one, thousand, 1e-5);
  }

  @Test
  void trainingTakesTheStepsOfTheRule() {
    Network net = Xor.network();
    Network byHand = net.copy();
    Rule.Memory[] memories = {
      Rule.Memory.of(byHand.W(1)),
      Rule.Memory.of(byHand.b(1)),
      Rule.Memory.of(byHand.W(2)),
      Rule.Memory.of(byHand.b(2))
    };
    for (int r = 1; r <= 3; r++) {
      Pass pass = byHand.gradients(Xor.X, Xor.Y);
      Matrix[] g = {pass.dW(1), pass.db(1), pass.dW(2), pass.db(2)};
      for (int k = 0; k < 4; k++) {
        Adam.standard().step(memories[k], g[k], k % 2 == 0 ? 0.1 : 0, 0.05, r);
      }
    }
    GradientDescent.withRate(0.05)
        .rule(Adam.standard())
        .weightDecay(0.1)
        .epochs(3)
        .train(net, Xor.X, Xor.Y);
    for (int l = 1; l <= 2; l++) {
      assertEquals(byHand.W(l), net.W(l));
      assertEquals(byHand.b(l), net.b(l));
    }
  }

  @Test
  void adamLearnsXor() {
    Network net = Xor.network();
    GradientDescent.withRate(0.05).rule(Adam.standard()).epochs(500).train(net, Xor.X, Xor.Y);
    assertEquals(1, net.accuracy(Xor.X, Xor.Y));
  }

  @Test
  void clippingShortensAndDoesNotTurn() {
    Network net = Xor.network();
    Pass whole = net.gradients(Xor.X, Xor.Y);
    double norm = whole.clip(Double.POSITIVE_INFINITY);
    double squares = 0;
    for (int l = 1; l <= 2; l++) {
      for (Matrix g : new Matrix[] {whole.dW(l), whole.db(l)}) {
        squares += g.hadamard(g).sum();
      }
    }
    assertEquals(Math.sqrt(squares), norm, 1e-15);
    Pass clipped = net.gradients(Xor.X, Xor.Y);
    assertEquals(norm, clipped.clip(norm / 4));
    for (int l = 1; l <= 2; l++) {
      Check.close(clipped.dW(l), whole.dW(l).scale(0.25), 1e-15);
      Check.close(clipped.db(l), whole.db(l).scale(0.25), 1e-15);
      assertEquals(whole.delta(l), clipped.delta(l));
    }
    assertEquals(norm / 4, clipped.clip(norm), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> clipped.clip(0));
    Pass forward = net.forward(Xor.X);
    assertThrows(IllegalStateException.class, () -> forward.clip(1));
  }

  @Test
  void trainingClipsEachUpdate() {
    Network net = Xor.network();
    Network byHand = net.copy();
    for (int r = 0; r < 3; r++) {
      Pass pass = byHand.gradients(Xor.X, Xor.Y);
      pass.clip(0.01);
      byHand.update(pass, 0.5);
    }
    GradientDescent.withRate(0.5).clip(0.01).epochs(3).train(net, Xor.X, Xor.Y);
    assertEquals(byHand.W(1), net.W(1));
    assertEquals(byHand.b(2), net.b(2));
  }

  @Test
  void patienceEndsAtTheBestEpoch() {
    Matrix wrong = Matrix.rowOf(1, 0, 1, 0); // a rule that the training examples do not have
    Network net = Xor.network();
    GradientDescent descent = GradientDescent.withRate(1).epochs(300).heldOut(Xor.X, wrong);
    History whole = descent.train(Xor.network(), Xor.X, Xor.Y);
    History history = descent.patience(5).train(net, Xor.X, Xor.Y);
    History.Epoch best = history.best();
    assertEquals(best.number() + 5, history.last().number());
    assertEquals(
        Text.format(
            "stopped in epoch %d: no held-out loss for 5 epochs was below that of epoch %d",
            best.number() + 5, best.number()),
        history.stopped().orElseThrow().replaceAll(",.*", ""));
    assertEquals(best.heldOutLoss(), net.cost(wrong, net.forward(Xor.X)));
    for (int epoch = 0; epoch <= best.number() + 5; epoch++) {
      assertTrue(whole.heldOutLoss()[epoch] >= best.heldOutLoss());
    }
  }

  @Test
  void withMorePatienceThanEpochsTheNetworkIsStillThatOfTheBest() {
    Matrix wrong = Matrix.rowOf(1, 0, 1, 0);
    Network net = Xor.network();
    GradientDescent descent = GradientDescent.withRate(1).epochs(40).heldOut(Xor.X, wrong);
    History history = descent.patience(100).train(net, Xor.X, Xor.Y);
    assertTrue(history.stopped().isEmpty());
    assertTrue(history.best().number() < 40, history::toString);
    assertEquals(history.best().heldOutLoss(), net.cost(wrong, net.forward(Xor.X)));
    // while the last epoch is the best, it stays
    Network falling = Xor.network();
    History last =
        GradientDescent.withRate(0.1)
            .epochs(9)
            .heldOut(Xor.X, Xor.Y)
            .patience(1)
            .train(falling, Xor.X, Xor.Y);
    assertEquals(9, last.best().number());
    assertEquals(last.last().loss(), falling.cost(Xor.Y, falling.forward(Xor.X)));
  }

  @Test
  void whatCannotBeIsRefused() {
    GradientDescent descent = GradientDescent.withRate(1);
    assertThrows(IllegalArgumentException.class, () -> new Adam(1, 0.9, true));
    assertThrows(IllegalArgumentException.class, () -> new Adam(0.9, -0.1, true));
    assertThrows(IllegalArgumentException.class, () -> descent.clip(0));
    assertThrows(IllegalArgumentException.class, () -> descent.clip(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> descent.patience(-1));
    Network net = Xor.network();
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> descent.patience(3).train(net, Xor.X, Xor.Y))
            .getMessage();
    assertTrue(message.contains("heldOut(X, Y)"), message);
    assertEquals(Xor.network().W(1), net.W(1));
  }

  @Test
  void theyPrintWhatTheyAre() {
    assertEquals("Adam(0.9, 0.999)", Adam.standard().toString());
    assertEquals("uncorrected Adam(0, 0.9)", Adam.rmsProp().toString());
    assertEquals(
        "gradient descent: γ = 0.01, 100 epochs, full batch, Adam(0.9, 0.999), clipped to 1,"
            + " patience of 5 epochs",
        GradientDescent.withRate(0.01).rule(Adam.standard()).clip(1).patience(5).toString());
    assertEquals("L-BFGS: 20 iterations, weight decay λ = 0.1", new Lbfgs(20, 0.1).toString());
  }

  /** As Spark does after a crash. */
  @Test
  void anotherUpdateGoesOnWithTheMemoryOfThisOne() {
    GradientDescent descent = GradientDescent.withRate(0.1).rule(Adam.standard());
    Network whole = Xor.network();
    Network parts = Xor.network();
    Update one = new Update(whole, descent);
    Update first = new Update(parts, descent);
    for (int r = 0; r < 3; r++) {
      one.apply(whole.gradients(Xor.X, Xor.Y), 0.1);
      first.apply(parts.gradients(Xor.X, Xor.Y), 0.1);
    }
    Update second = new Update(parts, descent);
    List<Matrix> remembered = first.memory(3);
    List<Matrix> memory = second.memory(3);
    assertEquals(8, memory.size(), "m and v of W¹, b¹, W² and b²");
    for (int i = 0; i < memory.size(); i++) {
      memory.get(i).copy(remembered.get(i));
    }
    one.apply(whole.gradients(Xor.X, Xor.Y), 0.1);
    second.apply(parts.gradients(Xor.X, Xor.Y), 0.1);
    assertEquals(Fingerprint.of(whole), Fingerprint.of(parts));
  }

  @Test
  void aRuleRefusesShapesThatDiffer() {
    Matrix theta = Matrix.rowOf(1, 2);
    Matrix longer = Matrix.zeros(2, 2);
    for (Rule rule : List.of(new Momentum(0.9), Adam.standard())) {
      assertThrows(
          IllegalArgumentException.class,
          () -> rule.step(Rule.Memory.of(theta), longer, 0, 0.1, 1));
      for (Rule.Memory odd :
          List.of(
              new Rule.Memory(theta, longer, theta.copy()),
              new Rule.Memory(theta, theta.copy(), longer))) {
        assertThrows(IllegalArgumentException.class, () -> rule.step(odd, theta.copy(), 0, 0.1, 1));
      }
    }
  }

  @Test
  void aDataSetStandsForItsTwoMatrices() {
    record Pair(Matrix X, Matrix Y) implements Dataset {}

    Pair xor = new Pair(Xor.X, Xor.Y);
    GradientDescent descent = GradientDescent.withRate(1).epochs(3);
    Network net = Xor.network();
    History history = descent.heldOut(xor).train(net, xor);
    Network same = Xor.network();
    assertEquals(
        descent.heldOut(Xor.X, Xor.Y).train(same, Xor.X, Xor.Y).toString(), history.toString());
    assertEquals(Fingerprint.of(same), Fingerprint.of(net));
    assertEquals(history.last().loss(), history.last().heldOutLoss());
    GradientDescent.withRate(1).epochs(2000).train(net, xor);
    assertEquals(1, net.accuracy(xor));
    GradientCheck.of(net, xor).requirePassed();
  }
}

package backprop.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Activation;
import backprop.activation.Elementwise;
import backprop.activation.Identity;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.check.Check;
import backprop.matrix.Matrix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SinglePath, OneHiddenLayer and Network are three notations for one thing. */
class ThreeViewsAgreeTest {
  private static final double TOLERANCE = 1e-12;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void aSinglePathIsANetworkOfOneUnitPerLayer(int thetas) {
    Random random = new Random(thetas);
    for (int trial = 0; trial < 100; trial++) {
      double[] theta = random.doubles(thetas, -2, 2).toArray();
      Elementwise sigma = trial % 2 == 0 ? new Sigmoid() : new Tanh();
      Elementwise g = trial % 3 == 0 ? new Tanh() : new Identity();
      SinglePath path = new SinglePath(sigma, g, theta);
      Network net = path.toNetwork();
      double[] x = random.doubles(4, -2, 2).toArray();
      double[] y = random.doubles(4, -2, 2).toArray();

      Pass batch = net.gradients(Matrix.rowOf(x), Matrix.rowOf(y));
      double[] gradient = new double[thetas]; // Σ ∂J/∂θ^(l)
      double cost = 0;
      for (int i = 0; i < x.length; i++) {
        PathPass pass = path.pass(x[i], y[i]);
        cost += pass.J();
        for (int l = 1; l <= thetas; l++) {
          Check.close(batch.z(l).get(0, i), pass.z(l + 1), TOLERANCE);
          Check.close(batch.a(l).get(0, i), pass.a(l + 1), TOLERANCE);
          Check.close(batch.delta(l).get(0, i), pass.delta(l + 1), TOLERANCE);
          gradient[l - 1] += pass.dTheta(l);
        }
      }
      for (int l = 1; l <= thetas; l++) {
        Check.close(batch.dW(l).get(0, 0), gradient[l - 1], TOLERANCE);
      }
      Check.close(net.cost(Matrix.rowOf(y), batch), cost, TOLERANCE);
    }
  }

  @Test
  void oneHiddenLayerIsANetworkOfTwoLayers() {
    Random random = new Random(1);
    for (Activation g : List.of(new Identity(), new Sigmoid(), new Softmax())) {
      for (int trial = 0; trial < 100; trial++) {
        OneHiddenLayer htf = OneHiddenLayer.random(3, 4, 5, new Sigmoid(), g, 2, random.nextLong());
        Network net = htf.toNetwork();
        Matrix X = Matrix.normal(3, 7, 1, random);
        Matrix Y = Matrix.normal(5, 7, 1, random);
        HiddenLayerPass one = htf.pass(X, Y);
        Pass two = net.gradients(X, Y);

        Check.close(one.t(), two.z(2), TOLERANCE);
        Check.close(one.f(), two.a(2), TOLERANCE);
        Check.close(one.delta(), two.delta(2), TOLERANCE);
        Check.close(one.s(), two.delta(1), TOLERANCE);
        Check.close(one.R(), net.cost(Y, two), TOLERANCE);
        Check.close(one.dBeta().column(0), two.db(2), TOLERANCE);
        Check.close(one.dAlpha().column(0), two.db(1), TOLERANCE);
        Check.close(one.dBeta().columnsAt(1, 2, 3, 4), two.dW(2), TOLERANCE);
        Check.close(one.dAlpha().columnsAt(1, 2, 3), two.dW(1), TOLERANCE);
        Check.close(htf.predict(X), net.predict(X), TOLERANCE);
      }
    }
  }

  @Test
  void allThreeExpressTheSmallestNet() {
    SinglePath path = SinglePath.of(0.7, -1.3); // 1 input, 1 hidden unit, 1 output
    OneHiddenLayer htf =
        new OneHiddenLayer(
            Matrix.rowOf(0, 0.7), Matrix.rowOf(0, -1.3), new Sigmoid(), new Identity());
    Matrix X = Matrix.rowOf(0.4);
    Matrix Y = Matrix.rowOf(0.9);
    Pass net = path.toNetwork().gradients(X, Y);
    PathPass single = path.pass(0.4, 0.9);
    HiddenLayerPass hidden = htf.pass(X, Y);
    for (int l = 1; l <= 2; l++) {
      Check.close(net.dW(l).get(0, 0), single.dTheta(l), TOLERANCE);
    }
    // 002 has no ½: twice the gradient of 001
    Check.close(hidden.dBeta().get(0, 1), 2 * single.dTheta(2), TOLERANCE);
    Check.close(hidden.dAlpha().get(0, 1), 2 * single.dTheta(1), TOLERANCE);
  }

  @Test
  void oneUpdateChangesAllThreeAlike() {
    SinglePath path = SinglePath.of(0.7, -1.3);
    Network net = path.toNetwork();
    path.update(path.pass(0.4, 0.9), 0.25);
    net.update(net.gradients(Matrix.rowOf(0.4), Matrix.rowOf(0.9)), 0.25);
    assertEquals(path.theta(1), net.W(1).get(0, 0), 1e-15);
    assertEquals(path.theta(2), net.W(2).get(0, 0), 1e-15);

    OneHiddenLayer htf = OneHiddenLayer.random(2, 3, 2, new Tanh(), new Softmax(), 1, 5);
    Network same = htf.toNetwork();
    Matrix X = Matrix.of(new double[] {1, 2, 3}, new double[] {-1, 0, 1});
    Matrix Y = Matrix.of(new double[] {1, 0, 1}, new double[] {0, 1, 0});
    htf.update(htf.pass(X, Y), 0.25);
    same.update(same.gradients(X, Y), 0.25);
    Check.close(htf.alpha().columnsAt(1, 2), same.W(1), TOLERANCE);
    Check.close(htf.beta().column(0), same.b(2), TOLERANCE);
  }

  @Test
  void aCopyLearnsForItself() {
    OneHiddenLayer htf = OneHiddenLayer.random(2, 3, 1, new Sigmoid(), new Identity(), 1, 1);
    OneHiddenLayer copy = htf.copy();
    assertEquals(htf.beta(), copy.beta());
    copy.update(copy.pass(Matrix.columnOf(1, 2), Matrix.columnOf(9)), 0.1);
    assertNotEquals(htf.alpha(), copy.alpha());
    assertNotEquals(htf.beta(), copy.beta());
  }

  @Test
  void aPassIsAppliedOnceInAllThreeViews() {
    SinglePath path = SinglePath.of(0.7, -1.3);
    Network net = path.toNetwork();
    OneHiddenLayer htf = OneHiddenLayer.random(1, 2, 1, new Tanh(), new Identity(), 1, 5);
    PathPass ofPath = path.pass(0.4, 0.9);
    Pass ofNet = net.gradients(Matrix.rowOf(0.4), Matrix.rowOf(0.9));
    HiddenLayerPass ofHtf = htf.pass(Matrix.rowOf(0.4), Matrix.rowOf(0.9));
    path.update(ofPath, 0.25);
    net.update(ofNet, 0.25);
    htf.update(ofHtf, 0.25);
    String before = path + "" + net.W(1) + htf;
    for (Executable again :
        List.<Executable>of(
            () -> path.update(ofPath, 0.25),
            () -> net.update(ofNet, 0.25),
            () -> htf.update(ofHtf, 0.25))) {
      String message = assertThrows(IllegalStateException.class, again).getMessage();
      assertTrue(message.contains("stale"), message);
    }
    assertEquals(before, path + "" + net.W(1) + htf);
    OneHiddenLayer copy = htf.copy();
    copy.update(htf.pass(Matrix.rowOf(0.4), Matrix.rowOf(0.9)), 0.25); // the same parameters
  }

  @Test
  void aPassOfAnotherShapeIsRefusedBeforeAnythingChanges() {
    SinglePath path = SinglePath.of(0.5, 2);
    NetworkTest.assertMessage(
        "went through 2 layers, but this path has 3",
        () -> path.update(SinglePath.of(1).pass(1, 1), 0.1));
    OneHiddenLayer htf = OneHiddenLayer.random(2, 3, 2, new Tanh(), new Softmax(), 1, 5);
    OneHiddenLayer other = OneHiddenLayer.random(2, 3, 1, new Tanh(), new Identity(), 1, 5);
    Matrix before = htf.alpha().copy();
    NetworkTest.assertMessage(
        "β is 2×4 and ∂R/∂β is 1×4",
        () -> htf.update(other.pass(Matrix.columnOf(1, 2), Matrix.columnOf(1)), 0.1));
    assertEquals(before, htf.alpha());
  }
}

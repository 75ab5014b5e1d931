package backprop.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import backprop.activation.Sigmoid;
import backprop.activation.Tanh;
import backprop.data.Moments;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Blocks;
import backprop.matrix.Matrix;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums over examples are the same bits on one machine and in parts that are halves of the tree. */
class BlocksTest {
  private static final Matrix X = Matrix.normal(5, 6 * Blocks.EXAMPLES + 100, 1, new Random(1));

  private static Network net(Output output) {
    return Network.input(5)
        .layer(4, new Tanh())
        .output(3, output)
        .initialised(Initialisation.xavier(), 1);
  }

  private static Matrix Y(int m) {
    Matrix Y = Matrix.zeros(3, m);
    IntStream.range(0, m).forEach(p -> Y.set(p % 3, p, 1));
    return Y;
  }

  private static Matrix columns(Matrix A, int from, int to) {
    return A.columnsAt(IntStream.range(from, to).toArray());
  }

  /** The gradient of W¹ by parts, block by block, with the cost in its corner. */
  private static Matrix sum(Network net, Matrix Y, int from, int to) {
    if (to - from > Blocks.EXAMPLES) {
      int middle = Blocks.middle(from, to);
      return sum(net, Y, from, middle).plus(sum(net, Y, middle, to));
    }
    Pass pass = Pass.ofPart(net, to - from, X.columns());
    net.forward(columns(X, from, to), pass);
    net.backward(columns(Y, from, to), pass);
    return pass.dW(1).copy();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aGradientIsTheSumOfItsBlocksToTheLastBit(boolean isShort) {
    Network net =
        net(
            isShort
                ? Output.softmaxCrossEntropy(Reduction.MEAN)
                : Output.of(new Sigmoid(), SquaredError.MEAN, Reduction.MEAN));
    Matrix Y = Y(X.columns());
    assertEquals(sum(net, Y, 0, X.columns()), net.gradients(X, Y).dW(1));
  }

  @Test
  void theTreeDependsOnTheNumberOfBlocksAlone() {
    assertEquals(4, Blocks.left(7));
    assertEquals(4, Blocks.left(8));
    assertEquals(8, Blocks.left(9));
    assertEquals(7, Blocks.count(X.columns()));
    // seven blocks: four, two, one
    Network net = net(Output.softmaxCrossEntropy(Reduction.SUM));
    Matrix Y = Y(X.columns());
    double[] c = new double[7];
    double inOrder = 0;
    for (int k = 0; k < 7; k++) {
      int to = Math.min(X.columns(), (k + 1) * Blocks.EXAMPLES);
      Matrix some = columns(X, k * Blocks.EXAMPLES, to);
      c[k] = net.cost(columns(Y, k * Blocks.EXAMPLES, to), net.forward(some));
      inOrder += c[k];
    }
    double cost = net.cost(Y, net.forward(X));
    assertEquals(((c[0] + c[1]) + (c[2] + c[3])) + ((c[4] + c[5]) + c[6]), cost);
    assertNotEquals(inOrder, cost, "another order has other bits, or this test tells nothing");
  }

  @Test
  void upToABlockExamplesAreAddedOneByOne() {
    Matrix some = columns(X, 0, Blocks.EXAMPLES);
    Network net = net(Output.softmaxCrossEntropy(Reduction.SUM));
    Pass pass = net.gradients(some, Y(Blocks.EXAMPLES));
    Matrix db = Matrix.zerosLike(pass.db(1));
    pass.delta(1).rowSums(db);
    assertEquals(db, pass.db(1));
    assertEquals(pass.delta(1).times(some.transpose()), pass.dW(1));
  }

  @Test
  void momentsOfPartsAddUp() {
    int middle = Blocks.middle(0, X.columns());
    Moments left = Moments.of(columns(X, 0, middle).toArrays());
    Moments right = Moments.of(columns(X, middle, X.columns()).toArrays());
    Moments all = Moments.of(X.toArrays());
    Moments both = left.plus(right);
    assertArrayEquals(all.sum(), both.sum());
    assertArrayEquals(all.squares(), both.squares());
  }
}

package backprop.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.activation.Activation;
import backprop.activation.ELU;
import backprop.activation.LeakyReLU;
import backprop.activation.ReLU;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Matrix;
import backprop.matrix.Threads;
import backprop.network.Initialisation;
import backprop.network.Network;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A training step allocates nothing after the first: counted by the JVM, thread by thread. */
class AllocationTest {
  private static final ThreadMXBean JVM = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static List<Activation> hidden() {
    return List.of(
        new Sigmoid(), new Tanh(), new ReLU(), new LeakyReLU(0.1), new ELU(1), new Softmax());
  }

  @ParameterizedTest
  @MethodSource("hidden")
  void anEpochOfBatchesAllocatesNothing(Activation hidden) {
    for (Output output :
        List.of(
            Output.softmaxCrossEntropy(Reduction.MEAN),
            Output.of(new Sigmoid(), SquaredError.SUM, Reduction.SUM))) {
      Network net =
          Network.input(4)
              .layer(8, hidden)
              .output(3, output)
              .initialised(Initialisation.xavier(), 1);
      assertNothingAllocated(net, 50, GradientDescent.withRate(0.01).batches(Batches.of(16, 1)));
      assertNothingAllocated(
          net, 50, GradientDescent.withRate(0.01).momentum(0.9).weightDecay(0.001));
      assertNothingAllocated(
          net, 50, GradientDescent.withRate(0.01).rule(Adam.standard()).clip(0.1));
    }
  }

  @Test
  void norDoSeveralThreads() {
    int before = Threads.count();
    Threads.use(3);
    try {
      Network net =
          Network.input(200)
              .layer(200, new ReLU())
              .output(10, Output.softmaxCrossEntropy(Reduction.MEAN))
              .initialised(Initialisation.he(), 1);
      assertNothingAllocated(net, 300, GradientDescent.withRate(0.01).batches(Batches.of(130, 1)));
    } finally {
      Threads.use(before);
    }
  }

  private static void assertNothingAllocated(Network net, int examples, GradientDescent descent) {
    Random random = new Random(2);
    Matrix X = Matrix.normal(net.units(0), examples, 1, random);
    Matrix Y = Matrix.zeros(net.units(net.depth()), examples);
    for (int p = 0; p < examples; p++) {
      Y.set(random.nextInt(Y.rows()), p, 1);
    }
    Training training = new Training(descent, net, X, Y);
    training.updates();
    long[] threads = threads();
    // The JVM itself allocates a little on a thread that asks for a method to be compiled (the
    // strings of its class), a few times at most. A step that allocates does so in every round.
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20 && least > 0; round++) {
      long before = allocated(threads);
      for (int epoch = 0; epoch < 20; epoch++) {
        training.updates();
      }
      least = Math.min(least, allocated(threads) - before);
    }
    assertEquals(0, least, "bytes allocated by 20 epochs of " + net);
  }

  /** This thread and the helpers of the products. */
  private static long[] threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t == Thread.currentThread() || t.getName().startsWith("backprop-"))
        .mapToLong(AllocationTest::id)
        .toArray();
  }

  @SuppressWarnings("deprecation") // threadId() came with Java 19
  private static long id(Thread thread) {
    return thread.getId();
  }

  private static long allocated(long[] threads) {
    long bytes = 0;
    for (long thread : threads) {
      bytes += JVM.getThreadAllocatedBytes(thread);
    }
    return bytes;
  }
}

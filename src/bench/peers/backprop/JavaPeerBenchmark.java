package backprop;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import backprop.activation.ReLU;
import backprop.matrix.Matrix;
import backprop.network.Network;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bytedeco.openblas.global.openblas;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.classification.MLP;
import smile.math.TimeFunction;

/**
 * The steps of {@link StepBenchmark} with a softmax, in Java libraries that bring native code: Smile
 * (OpenBLAS, float64) and DJL (PyTorch, float32, half the bytes of ours). One thread each.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Dai.djl.pytorch.num_threads=1",
      "-Dai.djl.pytorch.num_interop_threads=1",
      "-Dai.djl.offline=true",
      "-DDJL_CACHE_DIR=target/djl"
    })
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 15, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class JavaPeerBenchmark {
  /** Smile's multilayer perceptron. */
  @State(Scope.Thread)
  public static class Smile {
    @Param({"iris", "mnist", "wide"})
    public String name;

    private MLP perceptron;
    private double[][] x; // examples in rows
    private int[] y;

    @Setup
    public void prepare() {
      openblas.blas_set_num_threads(1);
      Case work = Case.named(name);
      Network net = work.net;
      LayerBuilder[] layers = new LayerBuilder[net.depth() + 1];
      layers[0] = Layer.input(net.units(0));
      for (int l = 1; l < net.depth(); l++) {
        layers[l] =
            isReLU(net, l) ? Layer.rectifier(net.units(l)) : Layer.tanh(net.units(l));
      }
      layers[net.depth()] = Layer.mle(net.units(net.depth()), OutputFunction.SOFTMAX);
      perceptron = new MLP(layers);
      perceptron.setLearningRate(TimeFunction.constant(1e-4));
      x = work.X.transpose().toArrays();
      y = work.Y.argmaxOfColumns();
    }
  }

  /** DJL's trainer. */
  @State(Scope.Thread)
  public static class Djl {
    @Param({"iris", "mnist", "wide"})
    public String name;

    private Trainer trainer;
    private NDList x; // examples in rows
    private NDList y;

    @Setup
    public void prepare() {
      Case work = Case.named(name);
      Network net = work.net;
      SequentialBlock block = new SequentialBlock();
      for (int l = 1; l <= net.depth(); l++) {
        block.add(Linear.builder().setUnits(net.units(l)).build());
        if (l < net.depth()) {
          Function<NDList, NDList> activation =
              isReLU(net, l) ? Activation::relu : Activation::tanh;
          block.add(activation);
        }
      }
      Model model = Model.newInstance(name);
      model.setBlock(block);
      Optimizer descent = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(1e-4f)).build();
      trainer =
          model.newTrainer(
              new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).optOptimizer(descent));
      int m = work.X.columns();
      trainer.initialize(new Shape(m, net.units(0)));
      NDManager manager = trainer.getManager();
      x = new NDList(manager.create(floats(work.X.transpose()), new Shape(m, net.units(0))));
      int[] labels = work.Y.argmaxOfColumns();
      float[] classes = new float[m];
      for (int p = 0; p < m; p++) {
        classes[p] = labels[p];
      }
      y = new NDList(manager.create(classes, new Shape(m, 1)));
    }
  }

  @Benchmark
  public void smile(Smile peer) {
    peer.perceptron.update(peer.x, peer.y);
  }

  @Benchmark
  public void djl(Djl peer) {
    try (GradientCollector collector = peer.trainer.newGradientCollector()) {
      NDList answer = peer.trainer.forward(peer.x);
      collector.backward(peer.trainer.getLoss().evaluate(peer.y, answer));
      answer.close();
    }
    peer.trainer.step();
  }

  private static boolean isReLU(Network net, int l) {
    return net.layer(l).activation() instanceof ReLU;
  }

  private static float[] floats(Matrix A) {
    float[] entries = new float[A.rows() * A.columns()];
    for (int i = 0; i < A.rows(); i++) {
      for (int j = 0; j < A.columns(); j++) {
        entries[i * A.columns() + j] = (float) A.get(i, j);
      }
    }
    return entries;
  }
}

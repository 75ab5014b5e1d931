package backprop;

import backprop.matrix.Threads;
import backprop.train.Adam;
import backprop.train.GradientDescent;
import backprop.train.Momentum;
import backprop.train.Update;
import java.util.concurrent.TimeUnit;
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

/** One full training step on one thread, updated by each rule. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 25, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class RuleBenchmark {
  @Param({"xor", "iris", "mnist"})
  public String name;

  @Param({"plain", "momentum", "Adam"})
  public String rule;

  private Case work;
  private Update update;

  @Setup
  public void prepare() {
    Threads.use(1);
    work = Case.named(name);
    GradientDescent descent =
        GradientDescent.withRate(1)
            .rule(
                switch (rule) {
                  case "plain" -> new Momentum(0);
                  case "momentum" -> new Momentum(0.9);
                  default -> Adam.standard();
                });
    update = new Update(work.net, descent);
  }

  @Benchmark
  public void step() {
    work.net.forward(work.X, work.pass);
    work.net.backward(work.Y, work.pass);
    update.apply(work.pass, 1e-4);
  }
}

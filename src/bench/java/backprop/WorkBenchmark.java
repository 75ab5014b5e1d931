package backprop;

import backprop.matrix.Threads;
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

/** The time of a step on one thread as batch, width and depth grow. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 15, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class WorkBenchmark {
  @Param({
    // batch
    "1: 128-128-128-10",
    "4: 128-128-128-10",
    "16: 128-128-128-10",
    "64: 128-128-128-10",
    "128: 128-128-128-10",
    "256: 128-128-128-10",
    "1024: 128-128-128-10",
    // width
    "128: 4-4-4-10",
    "128: 16-16-16-10",
    "128: 64-64-64-10",
    "128: 256-256-256-10",
    "128: 512-512-512-10",
    "128: 1024-1024-1024-10",
    // depth
    "128: 128-128-10",
    "128: 128-128-128-128-128-10",
    "128: 128-128-128-128-128-128-128-128-128-10"
  })
  public String sizes;

  private Case work;

  @Setup
  public void prepare() {
    Threads.use(1);
    work = Case.sized(sizes);
  }

  @Benchmark
  public void step() {
    work.step();
  }
}

package backprop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The command {@code run} from its start to its end: a cell alone, and the whole workbook. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 1)
public class WorkbookBenchmark {
  private static final String ONE_CELL =
      """
      {"cells": [{"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null,
        "outputs": [], "source": ["int x = 1;"]}],
       "metadata": {"kernelspec": {"name": "java", "display_name": "Java", "language": "java"},
        "language_info": {"name": "java"}}, "nbformat": 4, "nbformat_minor": 5}
      """;

  private Path folder;

  @Setup
  public void prepare() throws IOException {
    folder = Files.createTempDirectory("backprop");
    Files.writeString(folder.resolve("one.ipynb"), ONE_CELL);
  }

  /** Two JVMs start, the command and a kernel; the kernel executes one cell. */
  @Benchmark
  @Measurement(iterations = 5)
  public void oneCell() throws IOException, InterruptedException {
    run(folder.resolve("one.ipynb").toString());
  }

  @Benchmark
  @Measurement(iterations = 2)
  public void allNotebooks() throws IOException, InterruptedException {
    run("notebooks");
  }

  private void run(String notebooks) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", "target/backprop.jar", "run", notebooks));
    command.addAll(List.of("--out", folder.resolve("out").toString()));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("run failed: " + Files.readString(log));
    }
  }
}

package backprop;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs all benchmarks, or those whose names match an argument, and sets their figures in relation.
 * Machines are noisy: a figure is the fastest of its iterations, and what counts is the ratio
 * within one run.
 *
 * <p>A benchmark of something else (how a kernel starts, how long the whole workbook runs) is one
 * more class beside this one, and one more table below.
 */
public final class Bench {
  private static final Map<String, Double> GOALS =
      Map.of("xor", 1.0, "htf", 13.0, "iris", 5.0, "mnist", 1480.0, "wide", 22000.0);

  private Bench() {}

  /** Writes bench.json, bench.txt and work.csv into the given folder. */
  public static void main(String[] args) throws RunnerException, IOException {
    Path folder = Path.of(args[0]);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .resultFormat(ResultFormatType.JSON)
            .result(folder.resolve("bench.json").toString())
            .output(folder.resolve("bench.log").toString());
    Arrays.stream(args).skip(1).forEach(options::include);
    Collection<RunResult> results = new Runner(options.build()).run();

    List<String> lines = new ArrayList<>();
    lines.add("JDK " + Runtime.version() + ", " + System.getProperty("os.arch"));
    steps(results, lines);
    products(results, lines);
    work(results, lines, folder.resolve("work.csv"));
    Files.write(folder.resolve("bench.txt"), lines);
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println(String.join("\n", lines));
  }

  private static void steps(Collection<RunResult> results, List<String> lines) {
    double kernel =
        gflops(512.0 * 512 * 512, best(results, "ProductBenchmark.backprop", "512·512·512", "A·B"));
    lines.add("");
    lines.add(
        "A training step, µs; GFLOPS of its products, and as a share of the 512³ product's "
            + format(kernel));
    lines.add(row("", "goal", "1 thread", "all threads", "faster by", "GFLOPS", "share"));
    for (String name : List.of("xor", "htf", "iris", "mnist", "wide")) {
      double one = best(results, "StepBenchmark.step", name, "1");
      double all = best(results, "StepBenchmark.step", name, "all");
      double speed = gflops(Case.named(name).multiplications(), one);
      lines.add(
          row(
              name,
              format(GOALS.get(name)),
              format(one),
              format(all),
              format(one / all),
              format(speed),
              format(speed / kernel)));
    }
  }

  private static void products(Collection<RunResult> results, List<String> lines) {
    List<String> libraries = List.of("backprop", "ejml", "ojalgo", "netlib", "f2j", "vector");
    lines.add("");
    lines.add(
        "Products on one thread, GFLOPS; ahead is the ratio to the best library that needs no flag");
    lines.add(row("", "backprop", "ahead", "ejml", "ojalgo", "netlib", "f2j", "(vector)"));
    for (String size : List.of("64·64·64", "512·512·512", "128·784·128")) {
      double multiplications =
          Arrays.stream(size.split("·"))
              .mapToDouble(Double::parseDouble)
              .reduce(1, (x, y) -> x * y);
      for (String product : List.of("A·B", "Aᵀ·B", "A·Bᵀ")) {
        Map<String, Double> speed = new TreeMap<>();
        for (String library : libraries) {
          speed.put(
              library,
              gflops(multiplications, best(results, "ProductBenchmark." + library, size, product)));
        }
        double other =
            DoubleStream.of(
                    speed.get("ejml"), speed.get("ojalgo"), speed.get("netlib"), speed.get("f2j"))
                .max()
                .orElseThrow();
        List<String> cells = new ArrayList<>();
        cells.add(product + " " + size);
        cells.add(format(speed.get("backprop")));
        cells.add(format(speed.get("backprop") / other));
        libraries.stream().skip(1).forEach(library -> cells.add(format(speed.get(library))));
        lines.add(row(cells.toArray(String[]::new)));
      }
    }
  }

  private static void work(Collection<RunResult> results, List<String> lines, Path csv)
      throws IOException {
    lines.add("");
    lines.add("Work and time on one thread");
    lines.add(row("batch: sizes", "10⁶ mult.", "µs", "ns per 1000"));
    List<String> table = new ArrayList<>();
    table.add("network,multiplications,microseconds");
    for (RunResult result : results) {
      String sizes = result.getParams().getParam("sizes");
      if (sizes == null) {
        continue;
      }
      double time = fastest(result);
      long multiplications = Case.sized(sizes).multiplications();
      lines.add(
          row(
              sizes,
              format(multiplications / 1e6),
              format(time),
              format(time * 1e6 / multiplications)));
      table.add(sizes + "," + multiplications + "," + String.format(Locale.ROOT, "%.3f", time));
    }
    Files.write(csv, table);
  }

  /** The fastest iteration of the benchmark with these parameters, in µs; NaN if it did not run. */
  private static double best(Collection<RunResult> results, String name, String... parameters) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith(name))
        .filter(
            result ->
                result.getParams().getParamsKeys().stream()
                    .map(result.getParams()::getParam)
                    .collect(Collectors.toSet())
                    .containsAll(List.of(parameters)))
        .mapToDouble(Bench::fastest)
        .min()
        .orElse(Double.NaN);
  }

  private static double fastest(RunResult result) {
    return result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .map(iteration -> (Result<?>) iteration.getPrimaryResult())
        .mapToDouble(Result::getScore)
        .min()
        .orElse(Double.NaN);
  }

  private static double gflops(double multiplications, double micros) {
    return 2 * multiplications / micros / 1e3;
  }

  private static String format(double value) {
    return Double.isNaN(value)
        ? "–"
        : String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
  }

  private static String row(String... cells) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-46s", cells[0]));
    Arrays.stream(cells)
        .skip(1)
        .forEach(cell -> row.append(String.format(Locale.ROOT, "%12s", cell)));
    return row.toString();
  }
}

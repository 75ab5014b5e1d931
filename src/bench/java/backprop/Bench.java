package backprop;

import backprop.text.Text;
import java.awt.Color;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs all benchmarks, or those whose names match an argument, and sets their figures in relation.
 * Machines are noisy: a figure is the fastest of its iterations, and what counts is the ratio
 * within one run.
 *
 * <p>The Python peers are measured before all benchmarks and after them, by peers.py; without
 * Python or NumPy their columns stay empty.
 */
public final class Bench {
  private static final List<String> CASES = List.of("xor", "htf", "iris", "mnist", "wide");
  private static final Map<String, Double> GOALS =
      Map.of("xor", 1.0, "htf", 13.0, "iris", 5.0, "mnist", 1480.0, "wide", 22000.0);
  // what hand-written NumPy took where the goals were set: goal and NumPy scale alike
  private static final Map<String, Double> NUMPY =
      Map.of("xor", 20.0, "htf", 30.0, "iris", 26.0, "mnist", 2395.0, "wide", 24140.0);

  private Bench() {}

  /**
   * Writes bench.json, bench.txt, work.csv and work.png.
   *
   * @param args the folder for them; the Python command; the script for it; which benchmarks
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .resultFormat(ResultFormatType.JSON)
            .result(folder.resolve("bench.json").toString())
            .output(folder.resolve("bench.log").toString());
    Arrays.stream(args).skip(3).forEach(options::include);
    Map<String, Double> peers = new TreeMap<>(Peers.measure(args[1], args[2]));
    Collection<RunResult> results = new Runner(options.build()).run();
    Peers.measure(args[1], args[2]).forEach((name, time) -> peers.merge(name, time, Math::min));

    List<String> lines = new ArrayList<>();
    lines.add("JDK " + Runtime.version() + ", " + System.getProperty("os.arch"));
    steps(results, peers, lines);
    rules(results, lines);
    products(results, lines);
    work(results, lines, folder);
    workbook(results, lines);
    Files.write(folder.resolve("bench.txt"), lines);
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println(String.join("\n", lines));
  }

  private static void steps(
      Collection<RunResult> results, Map<String, Double> peers, List<String> lines) {
    double kernel =
        gflops(512.0 * 512 * 512, best(results, "ProductBenchmark.backprop", "512·512·512", "A·B"));
    lines.add("");
    lines.add(
        "A training step, µs; GFLOPS of its products, and as a share of the 512³ product's "
            + format(kernel));
    lines.add(row("", "1 thread", "other JVM", "all threads", "faster by", "GFLOPS", "share"));
    for (String name : CASES) {
      double one = best(results, "StepBenchmark.step", name, "1");
      double all = best(results, "StepBenchmark.step", name, "all");
      double speed = gflops(Case.named(name).multiplications(), one);
      lines.add(
          row(
              name,
              format(one),
              format(slowestJvm(results, "StepBenchmark.step", name, "1")),
              format(all),
              format(one / all),
              format(speed),
              format(speed / kernel)));
    }
    lines.add("");
    lines.add(
        "Beside other libraries in the same run, µs on one thread (DJL in float32);"
            + " goal is the goal's share of NumPy's time, ours our share of it");
    lines.add(
        row(
            "",
            "backprop",
            "NumPy",
            "PyTorch",
            "scikit-learn",
            "Smile",
            "DJL",
            "goal",
            "ours",
            "reached"));
    for (String name : CASES) {
      double one = best(results, "StepBenchmark.step", name, "1");
      double numpy = peers.getOrDefault("NumPy " + name, Double.NaN);
      double torch = peers.getOrDefault("PyTorch " + name, Double.NaN);
      double sklearn = peers.getOrDefault("scikit-learn " + name, Double.NaN);
      double goal = GOALS.get(name) / NUMPY.get(name);
      double ours = one / numpy;
      lines.add(
          row(
              name,
              format(one),
              format(numpy),
              format(torch),
              format(sklearn),
              format(best(results, "JavaPeerBenchmark.smile", name)),
              format(best(results, "JavaPeerBenchmark.djl", name)),
              format(goal),
              format(ours),
              Double.isNaN(ours) ? "–" : ours <= goal ? "yes" : "no"));
    }
  }

  private static void rules(Collection<RunResult> results, List<String> lines) {
    lines.add("");
    lines.add("A step by another rule, as a multiple of one of plain descent; one thread");
    lines.add(row("", "momentum", "Adam"));
    for (String name : List.of("xor", "iris", "mnist")) {
      double plain = best(results, "RuleBenchmark.step", name, "plain");
      lines.add(
          row(
              name,
              format(best(results, "RuleBenchmark.step", name, "momentum") / plain),
              format(best(results, "RuleBenchmark.step", name, "Adam") / plain)));
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
                .filter(gflops -> !Double.isNaN(gflops))
                .max()
                .orElse(Double.NaN);
        List<String> cells = new ArrayList<>();
        cells.add(product + " " + size);
        cells.add(format(speed.get("backprop")));
        cells.add(format(speed.get("backprop") / other));
        libraries.stream().skip(1).forEach(library -> cells.add(format(speed.get(library))));
        lines.add(row(cells.toArray(String[]::new)));
      }
    }
  }

  /** A network's multiplications per step, and the time of a step in µs. */
  private record Work(String sizes, long multiplications, double micros) {
    double nanosPerThousand() {
      return micros * 1e6 / multiplications;
    }

    /** What differs from the network in the middle, 128: 128-128-128-10. */
    String grows() {
      String[] parts = sizes.split("[: -]+");
      return !parts[1].equals("128") ? "width" : parts.length == 5 ? "batch" : "depth";
    }
  }

  private static void work(Collection<RunResult> results, List<String> lines, Path folder)
      throws IOException {
    List<Work> works = new ArrayList<>();
    for (RunResult result : results) {
      String sizes = result.getParams().getParam("sizes");
      if (sizes != null) {
        works.add(new Work(sizes, Case.sized(sizes).multiplications(), fastest(result)));
      }
    }
    if (works.isEmpty()) {
      return;
    }
    List<Work> large = works.stream().filter(work -> work.multiplications() >= 1_000_000).toList();
    Line line = Line.through(large);
    lines.add("");
    lines.add("Work and time on one thread; beside the line " + line);
    lines.add(row("batch: sizes", "10⁶ mult.", "µs", "ns per 1000", "to the line"));
    List<String> table = new ArrayList<>();
    table.add("network,multiplications,microseconds");
    for (Work work : works) {
      lines.add(
          row(
              work.sizes(),
              format(work.multiplications() / 1e6),
              format(work.micros()),
              format(work.nanosPerThousand()),
              format(line.ratio(work))));
      table.add(Text.format("%s,%d,%.3f", work.sizes(), work.multiplications(), work.micros()));
    }
    DoubleSummaryStatistics ratios = large.stream().mapToDouble(line::ratio).summaryStatistics();
    lines.add(
        Text.format(
            "from 10⁶ up between %s and %s times the line",
            format(ratios.getMin()), format(ratios.getMax())));
    Files.write(folder.resolve("work.csv"), table);
    chart(works, line, folder.resolve("work.png"));
  }

  /** µs = fixed + perMultiplication · multiplications. */
  private record Line(double fixed, double perMultiplication) {
    /** The line of least squares of 1 − line / time, so that every network counts alike. */
    static Line through(List<Work> works) {
      OLSMultipleLinearRegression squares = new OLSMultipleLinearRegression();
      squares.setNoIntercept(true);
      squares.newSampleData(
          works.stream().mapToDouble(work -> 1).toArray(),
          works.stream()
              .map(work -> new double[] {1 / work.micros(), work.multiplications() / work.micros()})
              .toArray(double[][]::new));
      double[] line = squares.estimateRegressionParameters();
      return new Line(line[0], line[1]);
    }

    double at(double multiplications) {
      return fixed + perMultiplication * multiplications;
    }

    double ratio(Work work) {
      return work.micros() / at(work.multiplications());
    }

    @Override
    public String toString() {
      return Text.format(
          "%s µs + %s ns per 1000 multiplications", format(fixed), format(perMultiplication * 1e6));
    }
  }

  private static void chart(List<Work> works, Line line, Path file) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(800)
            .height(560)
            .title("Time of a training step against its work, one thread")
            .xAxisTitle("multiplications")
            .yAxisTitle("µs")
            .build();
    chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
    chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    for (String grows : List.of("batch", "width", "depth")) {
      List<Work> series = works.stream().filter(work -> work.grows().equals(grows)).toList();
      if (!series.isEmpty()) {
        chart.addSeries(
            grows + " grows",
            series.stream().mapToDouble(Work::multiplications).toArray(),
            series.stream().mapToDouble(Work::micros).toArray());
      }
    }
    double least = works.stream().mapToDouble(Work::multiplications).min().orElseThrow();
    double most = works.stream().mapToDouble(Work::multiplications).max().orElseThrow();
    // a line is curved where both axes are logarithmic
    double[] at =
        IntStream.rangeClosed(0, 50)
            .mapToDouble(i -> least * Math.pow(most / least, i / 50.0))
            .toArray();
    chart
        .addSeries(line.toString(), at, Arrays.stream(at).map(line::at).toArray())
        .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line)
        .setMarker(SeriesMarkers.NONE);
    BitmapEncoder.saveBitmapWithDPI(chart, file.toString(), BitmapFormat.PNG, 144);
  }

  private static void workbook(Collection<RunResult> results, List<String> lines) {
    lines.add("");
    lines.add("The workbook, seconds");
    for (String name : List.of("oneCell", "allNotebooks")) {
      lines.add(row(name, format(best(results, "WorkbookBenchmark." + name) / 1e6)));
    }
  }

  /** The fastest iteration of the benchmark with these parameters, in µs; NaN if it did not run. */
  private static double best(Collection<RunResult> results, String name, String... parameters) {
    return matching(results, name, parameters).mapToDouble(Bench::fastest).min().orElse(Double.NaN);
  }

  /** The fastest iteration of the JVM that was the slowest. */
  private static double slowestJvm(
      Collection<RunResult> results, String name, String... parameters) {
    return matching(results, name, parameters)
        .flatMap(result -> result.getBenchmarkResults().stream())
        .mapToDouble(Bench::fastest)
        .max()
        .orElse(Double.NaN);
  }

  private static Stream<RunResult> matching(
      Collection<RunResult> results, String name, String... parameters) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith(name))
        .filter(
            result ->
                result.getParams().getParamsKeys().stream()
                    .map(result.getParams()::getParam)
                    .collect(Collectors.toSet())
                    .containsAll(List.of(parameters)));
  }

  private static double fastest(RunResult result) {
    return result.getBenchmarkResults().stream()
        .mapToDouble(Bench::fastest)
        .min()
        .orElse(Double.NaN);
  }

  private static double fastest(BenchmarkResult jvm) {
    return jvm.getIterationResults().stream()
        .map(iteration -> (Result<?>) iteration.getPrimaryResult())
        .mapToDouble(Result::getScore)
        .min()
        .orElse(Double.NaN);
  }

  private static double gflops(double multiplications, double micros) {
    return 2 * multiplications / micros / 1e3;
  }

  private static String format(double value) {
    return Double.isNaN(value) ? "–" : Text.format(value < 100 ? "%.2f" : "%.0f", value);
  }

  private static String row(String... cells) {
    StringBuilder row = new StringBuilder(Text.format("%-46s", cells[0]));
    Arrays.stream(cells).skip(1).forEach(cell -> row.append(Text.format("%13s", cell)));
    return row.toString();
  }
}

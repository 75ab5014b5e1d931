package backprop;

import backprop.jshell.CellException;
import backprop.jshell.CompletionIndex;
import backprop.jvm.ChildJvm;
import backprop.kernel.jupyter.JupyterKernel;
import backprop.run.ExecutedCopies;
import backprop.run.NotebookFiles;
import backprop.run.Pages;
import backprop.text.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long a reader waits: a line for each, with the longest that it should be, on two cores that
 * do nothing else. Run it in the project's folder after {@code mvn -Pbench test-compile}, with
 * target/classes, target/test-classes and the libraries on the class path. How long Jupyter takes
 * is printed by src/test/python, and how many submissions are graded in a minute by AssignmentIT.
 */
public final class Waiting {
  private static final int CELLS = 21;

  private interface Work {
    void run() throws Exception;
  }

  private Waiting() {}

  public static void main(String[] inKernel) throws Exception {
    if (inKernel.length > 0) {
      cells();
      System.exit(0);
    }
    Path folder = Files.createTempDirectory("waiting");
    Path here = Path.of("").toAbsolutePath();
    List<String> options =
        Stream.concat(ChildJvm.FOR_COMPILER.stream(), Stream.of(CompletionIndex.JVM_OPTION))
            .toList();
    new ChildJvm(here, System.out::print, options, Waiting.class, "in a kernel")
        .report(String.class); // none, until it ends
    NotebookFiles notebooks = NotebookFiles.of(List.of(Path.of("notebooks")));
    Path largest =
        notebooks.paths().stream().max(Comparator.comparing(Waiting::size)).orElseThrow();
    ExecutedCopies copies = new ExecutedCopies(Path.of("notebooks"));
    PrintWriter quiet = new PrintWriter(PrintWriter.nullWriter());
    print(
        "the page of " + largest.getFileName(),
        seconds(() -> new Pages(folder).write(copies.papers(List.of(largest)), quiet)),
        3);
    ExecutedCopies executed = new ExecutedCopies(folder);
    print(
        "run of " + notebooks.paths().size() + " notebooks",
        seconds(() -> notebooks.execute(executed, quiet)),
        50);
  }

  /** In a JVM that has just started, with the options of a kernel's. */
  private static void cells() throws Exception {
    try (JupyterKernel kernel = new JupyterKernel(Path.of(""))) {
      print("the kernel and its first cell", seconds(() -> run(kernel, "int x = 1;")), 1.6);
      double[] each =
          IntStream.range(0, CELLS)
              .mapToDouble(
                  i -> {
                    String cell =
                        Text.format(
                            """
                            double[] a%d = new double[10];
                            for (int i = 0; i < 10; i++) a%d[i] = Math.sqrt(i);
                            double sum%d = Arrays.stream(a%d).sum();
                            System.out.println(sum%d);
                            sum%d / 10
                            """,
                            i, i, i, i, i, i);
                    return seconds(() -> run(kernel, cell));
                  })
              .sorted()
              .toArray();
      print("a cell of five lines, median of " + CELLS, each[CELLS / 2], 0.060);
    }
  }

  private static void run(JupyterKernel kernel, String cell) throws CellException {
    kernel.execute(cell, (stream, text) -> {});
  }

  private static double seconds(Work work) {
    long start = System.nanoTime();
    try {
      work.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(String what, double seconds, double atMost) {
    System.out.println(Text.format("%-40s %8.3f s, at most %.3f", what, seconds, atMost));
  }
}

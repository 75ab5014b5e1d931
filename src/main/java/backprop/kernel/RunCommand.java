package backprop.kernel;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backprop run}: executes notebooks and writes the executed copies and their figures. */
@Command(
    name = "run",
    description = "Executes notebooks and writes the executed copies and every figure.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every notebook ran to its end",
      "1:a cell failed, or a file cannot be used",
      "2:wrong arguments"
    })
final class RunCommand implements Callable<Integer> {
  /** More JVMs than this at once would only compete for memory. */
  private static final int MOST_JVMS = 2;

  @Spec private CommandSpec spec;

  @Mixin private NotebookArguments arguments;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the copies and figures go. Default: target/workbook in the project.")
  private Path out;

  @Option(
      names = "--html",
      description =
          "Writes an HTML page of every notebook as well, and an index; into the same DIR if one is given, else into "
              + ReportCommand.FOLDER
              + " in the project.")
  private boolean html;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Path> notebooks = arguments.paths();
    int cells = 0;
    for (Path notebook : notebooks) { // all are read before the first one runs
      cells += (int) Notebook.read(notebook).cells().stream().filter(Cell::isExecutable).count();
    }
    Workbook workbook = new Workbook(Project.folder(out, "target/workbook"));
    List<String> failures = new ArrayList<>();
    try (RunProgress progress = RunProgress.of(cells, spec.commandLine().getOut())) {
      runAll(notebooks, workbook, progress, failures);
    }
    if (html) {
      new Pages(Project.folder(out, ReportCommand.FOLDER))
          .write(workbook.papers(notebooks), spec.commandLine().getOut());
    }
    PrintWriter err = spec.commandLine().getErr();
    failures.forEach(err::println);
    err.flush();
    return failures.isEmpty() ? 0 : 1;
  }

  private void runAll(
      List<Path> notebooks, Workbook workbook, RunProgress progress, List<String> failures)
      throws IOException, InterruptedException {
    int threads = Math.min(MOST_JVMS, Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Execution>> executions = new ArrayList<>();
      for (Path notebook : notebooks) {
        executions.add(
            pool.submit(() -> workbook.execute(notebook, cell -> progress.cellStarts())));
      }
      for (int i = 0; i < notebooks.size(); i++) {
        Execution execution = executions.get(i).get();
        progress.notebookEnds(notebooks.get(i), execution);
        if (execution.failed()) {
          failures.add(notebooks.get(i) + ": " + execution.failure());
        }
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}

package backprop.kernel;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

  @Parameters(
      paramLabel = "NOTEBOOK",
      description =
          "Notebooks, or folders of notebooks. Default: every notebook in the project's notebooks folder.")
  private List<Path> arguments = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the copies and figures go. Default: target/workbook in the project.")
  private Path out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Main.advise(spec.commandLine().getErr());
    List<Path> notebooks = notebooks();
    int cells = 0;
    for (Path notebook : notebooks) { // all are read before the first one runs
      cells += (int) Notebook.read(notebook).cells().stream().filter(Cell::isExecutable).count();
    }
    Workbook workbook =
        new Workbook(
            out != null ? out : Project.root().orElse(Path.of("")).resolve("target/workbook"));
    List<String> failures = new ArrayList<>();
    try (RunProgress progress = RunProgress.of(cells, spec.commandLine().getOut())) {
      runAll(notebooks, workbook, progress, failures);
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

  private List<Path> notebooks() throws IOException {
    if (arguments.isEmpty()) {
      Path root =
          Project.root()
              .orElseThrow(
                  () ->
                      new NotebookFormatException(
                          "no notebooks folder in "
                              + Path.of("").toAbsolutePath()
                              + " nor beside the program; name the notebooks"));
      return Project.notebooksIn(root.resolve(Project.NOTEBOOKS));
    }
    List<Path> notebooks = new ArrayList<>();
    for (Path argument : arguments) {
      notebooks.addAll(
          Files.isDirectory(argument) ? Project.notebooksIn(argument) : List.of(argument));
    }
    checkNames(notebooks);
    return notebooks;
  }

  private static void checkNames(List<Path> notebooks) throws NotebookFormatException {
    Map<Path, Path> byName = new HashMap<>();
    for (Path notebook : notebooks) {
      Path other = byName.put(notebook.getFileName(), notebook);
      if (other != null) {
        throw new NotebookFormatException(
            other
                + " and "
                + notebook
                + " have one name, so one executed copy would replace the other; run them one at a time");
      }
    }
  }
}

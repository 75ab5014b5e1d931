package backprop.cli;

import backprop.install.Jupyter;
import backprop.install.LabCheck;
import backprop.run.Project;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backprop lab}: checks what is needed, and opens Jupyter. */
@Command(name = "lab")
final class LabCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--check")
  private boolean checkOnly;

  @Parameters(paramLabel = "OPTION")
  private List<String> options = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Jupyter jupyter = Jupyter.ofThisMachine();
    List<LabCheck.Requirement> requirements = new LabCheck(jupyter).requirements();
    PrintWriter out = spec.commandLine().getOut();
    requirements.forEach(out::println);
    if (requirements.stream().anyMatch(LabCheck.Requirement::isMissing)) {
      return 1;
    }
    return checkOnly ? 0 : open(jupyter.page().orElseThrow());
  }

  private int open(Path page) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(page.toString(), "--config=jupyter_config.py"));
    command.addAll(options);
    Process server =
        new ProcessBuilder(command).directory(Project.notebooks().toFile()).inheritIO().start();
    // Ctrl-C ends both, and Jupyter takes a moment to stop its kernels
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.destroy();
                  server.onExit().join();
                }));
    return server.waitFor();
  }
}

package backprop.cli;

import backprop.experiment.Reproduction;
import backprop.experiment.RunRecord;
import backprop.experiment.Samples;
import backprop.experiment.Workers;
import backprop.file.FileFormatException;
import backprop.progress.StudyProgress;
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

/** {@code backprop reproduce}: runs the study of a record again. */
@Command(name = "reproduce")
final class ReproduceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RECORD")
  private Path file;

  @Option(names = "--data", paramLabel = "DIR")
  private Path data;

  @Option(names = "--threads", paramLabel = "N")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException, InterruptedException {
    RunRecord record = RunRecord.read(file);
    Reproduction reproduction;
    try {
      reproduction =
          Reproduction.of(
              record, new Samples(folders()), Workers.threads(threads), StudyProgress.show(), null);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new FileFormatException(e, "%s cannot be run again: %s", file, e.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    reproduction.lines().forEach(out::println);
    return reproduction.identical() ? 0 : 1;
  }

  private List<Path> folders() {
    if (data != null) {
      return List.of(data);
    }
    List<Path> folders = new ArrayList<>(List.of(Path.of("")));
    folders.add(file.toAbsolutePath().getParent());
    Project.root().ifPresent(root -> folders.add(root.resolve(Project.NOTEBOOKS)));
    return folders;
  }
}

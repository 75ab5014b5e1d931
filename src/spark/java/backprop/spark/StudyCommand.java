package backprop.spark;

import backprop.experiment.Reproduction;
import backprop.experiment.RunRecord;
import backprop.experiment.Samples;
import backprop.experiment.Workers;
import backprop.progress.StudyProgress;
import backprop.run.Project;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code study}: runs the studies of records again, on Spark. */
@Command(name = "study")
final class StudyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "RECORD")
  private List<Path> files;

  @Option(names = "--data", paramLabel = "DIR")
  private Path data;

  @Mixin private Cluster cluster = new Cluster();

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<RunRecord> records = new ArrayList<>();
    for (Path file : files) {
      records.add(RunRecord.read(file));
    }
    PrintWriter out = spec.commandLine().getOut();
    return cluster.use(
        out,
        spark -> {
          Workers workers =
              new SparkWorkers(JavaSparkContext.fromSparkContext(spark.sparkContext()));
          boolean identical = true;
          for (int i = 0; i < records.size(); i++) {
            Path file = files.get(i);
            Path journal = file.resolveSibling(file.getFileName() + ".journal");
            Samples samples = new Samples(Project.dataOf(file, data));
            Reproduction again =
                Reproduction.of(records.get(i), samples, workers, StudyProgress.show(), journal);
            Files.deleteIfExists(journal);
            again.lines().forEach(out::println);
            out.flush();
            identical &= again.identical();
          }
          return identical ? 0 : 1;
        });
  }
}

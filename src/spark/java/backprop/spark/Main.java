package backprop.spark;

import backprop.file.Build;
import backprop.jvm.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.StringJoiner;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: {@code java -jar target/backprop-spark.jar}. */
@Command(
    name = "backprop-spark",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    resourceBundle = "backprop.spark.help",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TrainCommand.class, StudyCommand.class})
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] args) throws IOException, InterruptedException {
    String path = System.getProperty("java.class.path");
    boolean isJar = path.endsWith(".jar") && !path.contains(File.pathSeparator); // java -jar
    if (!ChildJvm.isAgain() && isJar) {
      System.exit(ChildJvm.inThisTerminal(options(path), Main.class, args));
    }
    Cluster.quieten();
    int status = line().execute(args);
    if (status != 0 || System.getProperty("spark.submit.deployMode") == null) {
      System.exit(status); // spark-submit takes its time to end the application
    }
  }

  /**
   * Of a JVM that prepares a table in less time: it is done before optimised code and collected
   * garbage pay. Only {@code java -jar} opens by itself what the manifest says.
   */
  private static List<String> options(String jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      String opens = file.getManifest().getMainAttributes().getValue("Add-Opens");
      return Stream.of(
              ChildJvm.FOR_CELLS.stream().filter(option -> option.contains("Tier4")), // late
              Stream.of("quiet", "CompileThresholdScaling,backprop.*::*,0.02") // but ours early
                  .map(command -> "-XX:CompileCommand=" + command),
              Stream.of("-XX:-G1UseAdaptiveIHOP", "-XX:InitiatingHeapOccupancyPercent=97"),
              Stream.of(opens.split(" ")).map(open -> "--add-opens=" + open + "=ALL-UNNAMED"),
              ManagementFactory.getRuntimeMXBean().getInputArguments().stream()) // the user's
          .flatMap(options -> options)
          .toList();
    }
  }

  static CommandLine line() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
  }

  /** Bad input is explained in one line; anything else is a mistake of ours and shows where. */
  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    String message = reason(e);
    if (message == null) {
      throw e;
    }
    backprop.cli.Main.say(command, message);
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** What we said ourselves, on whichever machine; else what Spark says; null if neither did. */
  static String reason(Exception e) {
    StringJoiner spark = new StringJoiner(": ");
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException
          || cause instanceof IllegalStateException
          || cause instanceof IOException) {
        return firstLine(cause);
      }
      if (cause instanceof SparkException) {
        spark.add(firstLine(cause));
      }
    }
    return spark.length() == 0 ? null : spark.toString();
  }

  /** The first line of a message; Spark's go on with what its cluster did. */
  static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing a command: " + String.join(", ", spec.subcommands().keySet()));
  }

  /** The version and the commit that Maven wrote into the jar, and Spark's. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "backprop " + Build.current(),
        "Spark " + org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        "Java " + Runtime.version()
      };
    }
  }
}

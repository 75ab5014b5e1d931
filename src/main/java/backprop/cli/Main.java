package backprop.cli;

import backprop.file.Build;
import backprop.matrix.FusedMultiplyAdd;
import java.io.IOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: {@code java -jar target/backprop.jar}. */
@Command(
    name = "backprop",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    description = "A workbook in Java that teaches backpropagation.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      LabCommand.class,
      DiffCommand.class,
      CheckCommand.class,
      ReportCommand.class,
      ReproduceCommand.class,
      KernelCommand.class,
      AssignmentCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
  }

  /** Bad input is explained in one line; anything else is our bug and shows where. */
  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (!(e instanceof IOException)) {
      throw e;
    }
    say(command, e instanceof FileSystemException ? e.toString() : e.getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** A line for the user, on the error stream. */
  public static void say(CommandLine command, String message) {
    command.getErr().println("backprop: " + message);
  }

  /**
   * Tells the user of a processor on which training is slow, in the terminal: a line on the error
   * stream of a cell would cost a student the points of that cell.
   */
  static void advise(CommandLine command) {
    String advice = FusedMultiplyAdd.advice();
    if (!advice.isEmpty()) {
      say(command, advice);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing a command: " + String.join(", ", spec.subcommands().keySet()));
  }

  /** The version and the commit that Maven wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"backprop " + Build.current(), "Java " + Runtime.version()};
    }
  }
}

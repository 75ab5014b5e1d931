package backprop.cli;

import backprop.file.AtomicFile;
import backprop.file.Build;
import backprop.jvm.JavaHome;
import backprop.matrix.FusedMultiplyAdd;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Set;
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
    resourceBundle = "backprop.cli.help",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    subcommands = {
      RunCommand.class,
      LabCommand.class,
      NewCommand.class,
      DiffCommand.class,
      CheckCommand.class,
      ReportCommand.class,
      PlaygroundCommand.class,
      ReproduceCommand.class,
      KernelCommand.class,
      AssignmentCommand.class
    })
public final class Main implements Runnable {
  private static final Set<String> WITHOUT_CELLS =
      Set.of(
          "diff",
          "export",
          "feedback",
          "new",
          "playground",
          "release",
          "report",
          "reproduce",
          "summary",
          "uninstall");
  private static final String LOCALE =
      "a file has letters in its name that this locale's encoding ("
          + System.getProperty("sun.jnu.encoding")
          + ") lacks: set LC_ALL=C.UTF-8, or give it another name";

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    if (String.join("", args).contains("\uFFFD")) { // what no letter of the locale's encoding is
      System.err.println("backprop: " + LOCALE);
      System.exit(CommandLine.ExitCode.SOFTWARE);
    }
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionStrategy(Main::execute)
        .setExecutionExceptionHandler(Main::explain);
  }

  /** Says what this Java lacks, and goes on if the command executes no cell. */
  private static int execute(CommandLine.ParseResult parsed) {
    List<CommandLine> commands = parsed.asCommandLineList();
    CommandLine last = commands.get(commands.size() - 1);
    String name = last.getCommandName();
    boolean help =
        commands.stream().anyMatch(c -> c.isUsageHelpRequested() || c.isVersionHelpRequested());
    if (JavaHome.lack().isPresent() && !help && !name.equals("lab")) { // which says it in its list
      say(last, JavaHome.lack().get() + ". " + JavaHome.INSTALL_JDK);
      if (!WITHOUT_CELLS.contains(name)) {
        return CommandLine.ExitCode.SOFTWARE;
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Bad input is explained in one line; anything else is our bug and shows where. */
  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (!(e instanceof IOException || e instanceof InvalidPathException)) {
      throw e;
    }
    String message = e instanceof InvalidPathException ? LOCALE : e.getMessage();
    if (e instanceof FileSystemException file) {
      message = file.getFile() + ": " + AtomicFile.reason(file);
      for (String option : List.of("--out", "--prefix")) {
        if (command.getCommandSpec().optionsMap().containsKey(option)) {
          message += "; " + option + " DIR writes elsewhere";
        }
      }
    }
    say(command, message);
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
      Build build = Build.current();
      return new String[] {
        "backprop " + build, "Java " + Runtime.version(), "Cite as: " + build.citation()
      };
    }
  }
}

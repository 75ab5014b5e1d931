package backprop.cli;

import backprop.file.AtomicFile;
import backprop.file.Build;
import backprop.jshell.CompletionIndex;
import backprop.jvm.ChildJvm;
import backprop.jvm.JavaHome;
import backprop.matrix.FusedMultiplyAdd;
import backprop.text.Text;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command line: {@code java -jar target/backprop.jar}. */
public final class Main {
  /** Commands that execute cells, or have them executed: they need a whole JDK. */
  private static final Set<String> WITH_CELLS =
      Set.of("autograde", "check", "grade", "install", "prove", "run", "start");

  private static final Set<String> COMPILING = Set.of("check", "run"); // notebooks

  /** One compiler of cells for all notebooks, in a JVM whose options suit it. */
  private static final List<String> FOR_NOTEBOOKS =
      Stream.concat(
              ChildJvm.FOR_COMPILER.stream(),
              Stream.of("-XX:-UsePerfData", CompletionIndex.JVM_OPTION))
          .toList();

  private static final String HELP_ORDER =
      "run lab new diff check report playground reproduce kernel assignment";
  private static final String LOCALE =
      Text.format(
          "a file has letters in its name that this locale's encoding (%s) lacks: set LC_ALL=C.UTF-8, or give it another name",
          System.getProperty("sun.jnu.encoding"));

  public static void main(String[] args) throws IOException, InterruptedException {
    if (String.join("", args).contains("\uFFFD")) { // what no letter of the locale's encoding is
      System.err.println("backprop: " + LOCALE);
      System.exit(CommandLine.ExitCode.SOFTWARE);
    }
    boolean isCompiling = args.length > 0 && COMPILING.contains(args[0]);
    if (!ChildJvm.isAgain() && isCompiling && JavaHome.lack().isEmpty()) {
      System.exit(ChildJvm.inThisTerminal(FOR_NOTEBOOKS, Main.class, args));
    }
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Commands());
    for (String name : HELP_ORDER.split(" ")) {
      line.getCommandSpec().addSubcommand(name, line.getCommandSpec().removeSubcommand(name));
    }
    return line.setExecutionStrategy(Main::execute).setExecutionExceptionHandler(Main::explain);
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
      if (WITH_CELLS.contains(name)) {
        return CommandLine.ExitCode.SOFTWARE;
      }
    }
    if (!help && !last.getSubcommands().isEmpty()) {
      List<String> names = new ArrayList<>(last.getSubcommands().keySet());
      names.removeIf(
          each -> last.getSubcommands().get(each).getCommandSpec().usageMessage().hidden());
      throw new ParameterException(last, "Missing a command: " + String.join(", ", names));
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

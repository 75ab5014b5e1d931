package backprop.jvm;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonSyntaxException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * This program once more, in a JVM of its own. The two talk in lines of JSON: messages go to its
 * standard input, reports come, each behind a mark, from its standard output ({@link ParentJvm} is
 * the other end). Anything else that comes, there or on standard error, is not a report: it is
 * handed on, and its end is kept for the message that says why the child died.
 */
public final class ChildJvm {
  /**
   * Optimising compilation begins 50 times later than by default: it costs a cell that runs briefly
   * more than it saves. Loops that train get there anyway. Large matrix products may use the Vector
   * API, if this JDK has it; they wait until that is optimised, so there it begins early.
   */
  public static final List<String> FOR_CELLS =
      Stream.concat(
              Stream.of(
                  "-XX:+IgnoreUnrecognizedVMOptions",
                  "-XX:Tier4InvocationThreshold=250000",
                  "-XX:Tier4MinInvocationThreshold=30000",
                  "-XX:Tier4CompileThreshold=750000",
                  "-XX:Tier4BackEdgeThreshold=2000000",
                  "-XX:+UseSerialGC"),
              ModuleFinder.ofSystem().find("jdk.incubator.vector").stream()
                  .flatMap(
                      module ->
                          Stream.of(
                              "--add-modules=" + module.descriptor().name(),
                              "-XX:CompileCommand=quiet",
                              "-XX:CompileCommand=CompileThresholdScaling,"
                                  + "backprop.matrix.VectorProducts::*,0.02")))
          .toList();

  /** To optimise the compiler of cells takes longer than it saves. */
  public static final List<String> FOR_COMPILER =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final List<String> PIPED =
      List.of(
          "-Djava.awt.headless=true",
          "-Dfile.encoding=UTF-8",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8",
          "-XX:+DisplayVMOutputToStderr"); // standard output carries the reports

  // what such a JVM says as it starts
  private static final Pattern INCUBATOR =
      Pattern.compile("WARNING: Using incubator modules: jdk\\.incubator\\.vector\\R");

  static final String MARK = "\u0001backprop ";
  static final Gson JSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

  private static final int MOST_LAST_WORDS = 2_000;
  private static final int MS_FOR_LAST_WORDS = 1_000;

  private static final String AGAIN = "backprop.again";

  private final Process process;
  private final Consumer<String> stray;
  private final StringBuilder lastWords = new StringBuilder();
  private final Thread errors = new Thread(this::readErrors, "child-jvm-errors");

  /** Starts a class of the program in a folder; {@code stray} gets what is no report. */
  public ChildJvm(
      Path folder, Consumer<String> stray, List<String> options, Class<?> main, String... arguments)
      throws IOException {
    this.stray = stray;
    List<String> all = Stream.concat(PIPED.stream(), options.stream()).toList();
    process = new ProcessBuilder(java(all, main, arguments)).directory(folder.toFile()).start();
    errors.setDaemon(true);
    errors.start();
  }

  private static List<String> java(List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(JavaHome.executable());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Xmx" + Runtime.getRuntime().maxMemory()); // as much as this JVM was given
    command.addAll(options);
    // absolute: the child starts in another folder
    String path = entries().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    command.addAll(List.of("-cp", path, main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs this program again in place of this JVM, as {@link #inThisTerminal(ProcessBuilder)}. */
  public static int inThisTerminal(List<String> options, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = Stream.concat(options.stream(), Stream.of("-D" + AGAIN)).toList();
    return inThisTerminal(new ProcessBuilder(java(all, main, arguments)));
  }

  /**
   * Runs a program in place of this JVM: it reports nothing, and ends when this JVM is told to.
   * Returns its exit status.
   */
  public static int inThisTerminal(ProcessBuilder program)
      throws IOException, InterruptedException {
    Process process = program.inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    return process.waitFor();
  }

  private static void end(Process process) {
    process.destroy();
    process.onExit().join(); // it may have to clear up, as Jupyter its kernels
  }

  /** Whether this JVM runs the program so; then it ends when the other one is gone. */
  public static boolean isAgain() {
    boolean isAgain = System.getProperty(AGAIN) != null;
    if (isAgain) {
      ParentProcess.endWith(ProcessHandle.current().parent(), () -> {});
    }
    return isAgain;
  }

  /** The entries of this JVM's class path, absolute. */
  public static Stream<Path> entries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath());
  }

  /** The process: its time, its end, and its streams for those who speak otherwise. */
  public Process process() {
    return process;
  }

  /** Sends a message. A child that has ended already does not get it; its end says more. */
  public void send(Object message) {
    try {
      Writer input = process.outputWriter(StandardCharsets.UTF_8);
      input.write(JSON.toJson(message) + "\n");
      input.flush();
    } catch (IOException e) {
      // it has ended
    }
  }

  /** Waits for the next report; null if the child has ended. */
  public <T> T report(Class<T> type) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      int mark = line.indexOf(MARK);
      if (mark != 0) {
        handOn(mark < 0 ? line + "\n" : line.substring(0, mark));
      }
      if (mark >= 0) {
        return read(line.substring(mark + MARK.length()), type);
      }
    }
    return null;
  }

  private static <T> T read(String json, Class<T> type) throws IOException {
    try {
      return JSON.fromJson(json, type);
    } catch (JsonSyntaxException e) {
      throw new IOException("unreadable report of a child JVM: " + json, e);
    }
  }

  private void readErrors() {
    char[] some = new char[8192];
    try (Reader in = process.errorReader(StandardCharsets.UTF_8)) {
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        handOn(INCUBATOR.matcher(new String(some, 0, n)).replaceFirst(""));
      }
    } catch (IOException e) {
      // the process was ended
    }
  }

  private synchronized void handOn(String text) {
    stray.accept(text);
    lastWords.append(text);
    lastWords.delete(0, Math.max(0, lastWords.length() - MOST_LAST_WORDS));
  }

  /** Waits for the child's end: "status 1", and the end of what it wrote to standard error. */
  public String awaitEnd() throws InterruptedException {
    int status = process.waitFor();
    errors.join(MS_FOR_LAST_WORDS); // a process that it left behind may keep the stream open
    synchronized (this) {
      String words = lastWords.toString().strip();
      return "status " + status + (words.isEmpty() ? "" : ", after it wrote:\n" + words);
    }
  }
}

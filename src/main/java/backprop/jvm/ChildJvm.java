package backprop.jvm;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** This program once more, in a JVM of its own. */
public final class ChildJvm {
  /**
   * Optimising compilation begins 50 times later than by default. What compiles the cells is large
   * and runs briefly: optimising it costs more than it saves. Loops that train get there anyway.
   */
  public static final List<String> FOR_CELLS =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:Tier4InvocationThreshold=250000",
          "-XX:Tier4MinInvocationThreshold=30000",
          "-XX:Tier4CompileThreshold=750000",
          "-XX:Tier4BackEdgeThreshold=2000000");

  private ChildJvm() {}

  /**
   * The command that starts one of its classes.
   *
   * @param options for the JVM
   * @param main the class whose {@code main} runs
   * @param arguments for it
   */
  public static List<String> command(List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(JavaHome.executable());
    command.addAll(
        List.of(
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** This JVM's class path, absolute: the child starts in another folder. */
  private static String classPath() {
    return entries().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  public static Stream<Path> entries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath());
  }
}

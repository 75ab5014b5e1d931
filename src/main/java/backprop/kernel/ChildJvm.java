package backprop.kernel;

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
  static final List<String> FOR_CELLS =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:Tier4InvocationThreshold=250000",
          "-XX:Tier4MinInvocationThreshold=30000",
          "-XX:Tier4CompileThreshold=750000",
          "-XX:Tier4BackEdgeThreshold=2000000");

  private ChildJvm() {}

  /**
   * The command that starts it.
   *
   * @param options for the JVM
   * @param arguments for {@link Main}
   */
  public static List<String> command(List<String> options, List<String> arguments) {
    List<String> command = java(options);
    String classPath = classPath();
    // -jar, where it can be: then the manifest's Enable-Native-Access counts
    boolean jar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
    command.addAll(
        jar ? List.of("-jar", classPath) : List.of("-cp", classPath, Main.class.getName()));
    command.addAll(arguments);
    return command;
  }

  /**
   * The command that starts one class of it, which begins sooner: there is no command line to read.
   *
   * @param options for the JVM
   */
  public static List<String> command(List<String> options, Class<?> main) {
    List<String> command = java(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    return command;
  }

  private static List<String> java(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(JavaHome.executable());
    command.addAll(
        List.of("-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"));
    command.addAll(options);
    return command;
  }

  /** This JVM's class path, absolute: the child starts in another folder. */
  private static String classPath() {
    return entries().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  static Stream<Path> entries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath());
  }
}

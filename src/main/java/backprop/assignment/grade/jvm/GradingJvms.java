package backprop.assignment.grade.jvm;

import backprop.jshell.CompletionIndex;
import backprop.jvm.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** The JVMs that compile submissions ({@link GradingChild}): as many as are graded at a time. */
public final class GradingJvms implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx512m", // for the compiler and what it compiles
          "-Xmn256m", // a session needs 30 MB, and each collection copies them
          "-XX:TieredStopAtLevel=1", // to optimise the compiler takes longer than a course does
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "-Xlog:disable",
          CompletionIndex.JVM_OPTION);

  private final Path folder;
  private final AtomicBoolean archived = new AtomicBoolean();
  private final ConcurrentLinkedDeque<ChildJvm> idle = new ConcurrentLinkedDeque<>();

  public GradingJvms() throws IOException {
    folder = Files.createTempDirectory("grading");
  }

  /** Where they run, and submissions beside them. */
  public Path folder() {
    return folder;
  }

  /** One that has nothing to do; a new one if there is none. */
  ChildJvm take() throws IOException {
    for (ChildJvm jvm = idle.poll(); jvm != null; jvm = idle.poll()) {
      if (jvm.process().isAlive()) {
        return jvm;
      }
    }
    return new ChildJvm(folder, text -> {}, OPTIONS, GradingChild.class, folder.toString());
  }

  void giveBack(ChildJvm jvm) {
    idle.push(jvm);
  }

  /**
   * An option of the JVMs in which cells run: the first leaves the classes of ours that it loaded
   * in an archive, from which the others have them faster; where there is none they load them.
   */
  String sharedClasses() {
    String use = archived.getAndSet(true) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=";
    return use + folder.resolve("classes.jsa");
  }

  /** Deletes a folder of submissions; what is gone already does not count. */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** The same as far as it can be done: a JVM that was killed may be ending there. */
  public static void deleteSoon(Path folder) {
    try {
      delete(folder);
    } catch (IOException | UncheckedIOException e) {
      // the rest is deleted with its folder, or by another JVM of the same grader
    }
  }

  @Override
  public void close() throws IOException {
    idle.forEach(jvm -> jvm.process().destroyForcibly());
    delete(folder);
  }
}

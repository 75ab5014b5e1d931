package backprop.assignment;

import backprop.kernel.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The JDK's archive of classes: written by the first JVM that grades, it halves the time in which
 * the others start.
 *
 * @param file null for none
 */
record ClassArchive(Path file) {
  static final ClassArchive NONE = new ClassArchive(null);

  /** From JDK 25 on there is an archive of classes that are linked already: an eighth less time. */
  private static final boolean LINKED = Runtime.version().feature() >= 25;

  /** An archive in a folder; none where the program does not run from jars. */
  static ClassArchive in(Path folder) {
    return ChildJvm.runsFromJars() ? new ClassArchive(folder.resolve("grading.jsa")) : NONE;
  }

  List<String> jvmOptions() {
    if (file == null) {
      return List.of();
    }
    String write = LINKED ? "AOTCacheOutput" : "ArchiveClassesAtExit";
    String read = LINKED ? "AOTCache" : "SharedArchiveFile";
    return List.of("-XX:" + (Files.exists(file) ? read : write) + "=" + file);
  }
}

package backprop.browser.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.teavm.diagnostics.Problem;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.EmptyTeaVMToolLog;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Compiles a class with all that it reaches to WebAssembly, compressed. Arguments: the class, the
 * file to write, a folder for what lies between.
 *
 * <p>Nothing is compiled if no class has changed that was reached the last time, and no text.
 */
public final class Compile {
  private Compile() {}

  public static void main(String[] args) throws IOException, TeaVMToolException {
    Path out = Path.of(args[1]);
    Path folder = Path.of(args[2]);
    Path record = folder.resolve("classes.txt");
    if (Files.exists(out)
        && Files.exists(record)
        && Files.readAllLines(record).equals(digests(recorded(Files.readAllLines(record))))) {
      return;
    }
    TeaVMTool tool = new TeaVMTool();
    tool.setMainClass(args[0]);
    tool.setTargetType(TeaVMTargetType.WEBASSEMBLY_GC);
    tool.setTargetDirectory(folder.toFile());
    tool.setTargetFileName("page.wasm");
    tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
    tool.setObfuscated(true);
    tool.setAssertionsRemoved(true);
    tool.setClassLoader(Compile.class.getClassLoader());
    tool.getTransformers().add(Substitution.class.getName());
    tool.setLog(new EmptyTeaVMToolLog());
    tool.generate();
    List<Problem> problems = tool.getProblemProvider().getProblems();
    if (!problems.isEmpty()) {
      TeaVMProblemRenderer.describeProblems(
          tool.getDependencyInfo().getCallGraph(),
          tool.getProblemProvider(),
          new ConsoleTeaVMToolLog(false));
      System.exit(1);
    }
    Files.createDirectories(out.getParent());
    try (OutputStream compressed = new GZIPOutputStream(Files.newOutputStream(out))) {
      Files.copy(folder.resolve("page.wasm"), compressed);
    }
    Files.write(record, digests(reached(tool.getDependencyInfo().getReachableClasses())));
  }

  /** What the last compilation was made of. */
  private static List<String> recorded(List<String> lines) {
    return lines.stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
  }

  /** Classes of ours that were reached, texts, and the compiler itself. */
  private static Collection<String> reached(Iterable<String> classes) {
    Set<String> files = new TreeSet<>(PageResources.RESOURCES);
    for (Class<?> own : List.of(Compile.class, Substitution.class, PageResources.class)) {
      files.add(file(own.getName()));
    }
    for (String name : classes) {
      if (name.startsWith("backprop.")) {
        files.add(file(name));
      }
    }
    return files;
  }

  private static String file(String type) {
    return type.replace('.', '/') + ".class";
  }

  /** Of each file: digest, a space, name. */
  private static List<String> digests(Collection<String> files) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String file : files) {
      lines.add(digest(file) + " " + file);
    }
    return lines;
  }

  private static String digest(String file) throws IOException {
    try (InputStream in = Compile.class.getClassLoader().getResourceAsStream(file)) {
      byte[] bytes = in == null ? new byte[0] : in.readAllBytes();
      return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes)).toString(16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

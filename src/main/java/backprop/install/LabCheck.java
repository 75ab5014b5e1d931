package backprop.install;

import backprop.LibraryJar;
import backprop.jvm.JavaHome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks for what an interactive session needs. */
public record LabCheck(Jupyter jupyter) {
  /** One thing that is needed: what is there or wrong, how to get it; empty if it is there. */
  public record Requirement(String name, String found, String advice) {
    static Requirement found(String name, String what) {
      return new Requirement(name, what, "");
    }

    public boolean isMissing() {
      return !advice.isEmpty();
    }

    @Override
    public String toString() {
      String head = name + " ".repeat(Math.max(1, 9 - name.length()));
      return head + (isMissing() ? "MISSING: " + found + ". " + advice : found);
    }
  }

  static final String INSTALL_JUPYTER =
      "Install it: conda install -c conda-forge jupyterlab, pip install jupyterlab, or apt install jupyter-notebook";
  static final String INSTALL_KERNEL =
      "Install the workbook's own: java -jar target/backprop.jar kernel install";
  static final String REPLACE_KERNEL = INSTALL_KERNEL + " --force";
  static final String BUILD = "Build it in the project's folder: " + LibraryJar.COMMAND;

  private static final int OLDEST_JAVA = 17;
  private static final String QUESTION =
      "System.out.println(\"Java \" + Runtime.version().feature());";

  public List<Requirement> requirements() throws IOException {
    return List.of(jdk(), jar(), page(), kernel());
  }

  private static Requirement jdk() {
    String found = "Java " + Runtime.version() + " in " + System.getProperty("java.home");
    return JavaHome.lack()
        .map(lack -> new Requirement("JDK", lack, JavaHome.INSTALL_JDK))
        .orElse(Requirement.found("JDK", found));
  }

  private static Requirement jar() throws IOException {
    Optional<Path> jar = LibraryJar.jar();
    if (jar.isEmpty()) {
      return new Requirement("jar", "this is not the jar but " + LibraryJar.location(), BUILD);
    }
    Optional<Path> newer = LibraryJar.newerSource();
    return newer.isEmpty()
        ? Requirement.found("jar", jar.get().toString())
        : new Requirement("jar", jar.get() + " is older than " + newer.get(), BUILD);
  }

  private Requirement page() {
    String missing = "neither jupyter-lab nor jupyter-notebook is on the PATH";
    return jupyter
        .page()
        .map(page -> Requirement.found("Jupyter", page.toString()))
        .orElse(new Requirement("Jupyter", missing, INSTALL_JUPYTER));
  }

  private Requirement kernel() {
    List<KernelSpec> found;
    try {
      found = KernelSpec.findAll(jupyter.dataPath());
    } catch (IOException e) {
      return new Requirement(
          "kernel", "there is no way to look for it: " + e.getMessage(), INSTALL_JUPYTER);
    }
    if (found.isEmpty()) {
      return new Requirement("kernel", "Jupyter has none named \"java\"", INSTALL_KERNEL);
    }
    KernelSpec kernel = found.get(0);
    String name = kernel.displayName() + " in " + kernel.folder();
    if (kernel.argv().isEmpty()) {
      return new Requirement(
          "kernel", kernel.folder() + " has no readable kernel.json", REPLACE_KERNEL);
    }
    // a kernel spec may outlive the JDK and the jar that it was installed with
    for (String path : String.join(File.pathSeparator, kernel.argv()).split(File.pathSeparator)) {
      if (isLost(path)) {
        String lost = name + " starts " + path + ", which is gone";
        return new Requirement("kernel", lost, REPLACE_KERNEL);
      }
    }
    return answering(name, found.subList(1, found.size()));
  }

  /** A kernel that Jupyter starts, and that says what it is. */
  private Requirement answering(String name, List<KernelSpec> hidden) {
    String answer = jupyter.answer("java", QUESTION).orElse(null);
    if (answer == null) {
      return Requirement.found("kernel", name + ", not asked: there is no jupyter-run");
    }
    Matcher java = Pattern.compile("Java (\\d+)").matcher(answer);
    if (!java.find() || Integer.parseInt(java.group(1)) < OLDEST_JAVA) {
      String said = answer.lines().reduce("nothing", (before, last) -> last).strip();
      return new Requirement(
          "kernel", name + " was asked for its Java and answered: " + said, REPLACE_KERNEL);
    }
    String others =
        hidden.stream()
            .map(spec -> "; it hides " + spec.displayName() + " in " + spec.folder())
            .collect(Collectors.joining());
    return Requirement.found("kernel", name + ", on " + java.group() + others);
  }

  private static boolean isLost(String argument) {
    boolean program = argument.matches(".+\\.jar|.*[/\\\\]java(\\.exe)?");
    return program && Path.of(argument).isAbsolute() && Files.notExists(Path.of(argument));
  }
}

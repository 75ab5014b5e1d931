package backprop.install;

import backprop.LibraryJar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for what an interactive session needs. */
public final class LabCheck {
  /**
   * One thing that is needed.
   *
   * @param found what is there, or what is wrong
   * @param advice how to get it; empty when nothing is missing
   */
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

  static final String INSTALL_JDK =
      "Install JDK 17 or newer: conda install -c conda-forge openjdk, apt install openjdk-17-jdk, or adoptium.net";
  static final String INSTALL_JUPYTER =
      "Install it: conda install -c conda-forge jupyterlab, pip install jupyterlab, or apt install jupyter-notebook";
  static final String INSTALL_KERNEL =
      "Install the workbook's own: java -jar target/backprop.jar kernel install";
  static final String REPLACE_KERNEL = INSTALL_KERNEL + " --force";
  static final String BUILD = "Build it in the project's folder: " + LibraryJar.COMMAND;

  private final Jupyter jupyter;

  public LabCheck(Jupyter jupyter) {
    this.jupyter = jupyter;
  }

  /**
   * Everything that is needed.
   *
   * @throws IOException when the jar cannot be read
   */
  public List<Requirement> requirements() throws IOException {
    return List.of(jdk(), jar(), page(), kernel());
  }

  private static Requirement jdk() {
    String found = "Java " + Runtime.version() + " in " + System.getProperty("java.home");
    boolean shell = ModuleLayer.boot().findModule("jdk.jshell").isPresent();
    return shell
        ? Requirement.found("JDK", found)
        : new Requirement("JDK", found + " runs programs but has no JShell", INSTALL_JDK);
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
    return jupyter
        .page()
        .map(page -> Requirement.found("Jupyter", page.toString()))
        .orElseGet(
            () ->
                new Requirement(
                    "Jupyter",
                    "neither jupyter-lab nor jupyter-notebook is on the PATH",
                    INSTALL_JUPYTER));
  }

  private Requirement kernel() {
    Optional<KernelSpec> found;
    try {
      found = KernelSpec.find(jupyter.dataPath());
    } catch (IOException e) {
      return new Requirement(
          "kernel", "there is no way to look for it: " + e.getMessage(), INSTALL_JUPYTER);
    }
    if (found.isEmpty()) {
      return new Requirement("kernel", "Jupyter has none named \"java\"", INSTALL_KERNEL);
    }
    KernelSpec kernel = found.get();
    String name = kernel.displayName() + " in " + kernel.folder();
    if (kernel.argv().isEmpty()) {
      return new Requirement(
          "kernel", kernel.folder() + " has no readable kernel.json", REPLACE_KERNEL);
    }
    // a kernel spec may outlive the JDK and the jar that it was installed with
    return kernel.argv().stream()
        .flatMap(argument -> Stream.of(argument.split(File.pathSeparator)))
        .filter(LabCheck::isLost)
        .findFirst()
        .map(
            lost ->
                new Requirement(
                    "kernel", name + " starts " + lost + ", which is gone", REPLACE_KERNEL))
        .orElse(Requirement.found("kernel", name));
  }

  private static boolean isLost(String argument) {
    boolean program = argument.matches(".+\\.jar|.*[/\\\\]java(\\.exe)?");
    return program && Path.of(argument).isAbsolute() && Files.notExists(Path.of(argument));
  }
}

package backprop.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code lab} on machines that have, and lack, what it needs. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Jupyter is played by a shell script")
class LabTest {
  @TempDir private Path folder;

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  /** The lines for Jupyter and the kernel; those for the JDK and the jar come before. */
  private List<String> lines() throws IOException {
    List<LabCheck.Requirement> requirements =
        new LabCheck(new Jupyter("none::" + folder)).requirements();
    assertTrue(
        requirements.get(0).toString().startsWith("JDK      Java "),
        requirements.get(0).toString());
    assertTrue(requirements.get(1).isMissing(), "tests do not run from the jar");
    return List.of(requirements.get(2).toString(), requirements.get(3).toString());
  }

  private void jupyterLooksIn(Path data) throws IOException {
    program("jupyter-notebook", "");
    program("jupyter-run", "cat > /dev/null; echo Java 21");
    program("jupyter", "echo '{\"runtime\": [], \"data\": [\"" + data + "\", \"/nowhere\"]}'");
  }

  @Test
  void aMachineWithoutJupyterIsToldHowToGetIt() throws IOException {
    List<String> lines = lines();
    assertEquals(
        "Jupyter  MISSING: neither jupyter-lab nor jupyter-notebook is on the PATH. "
            + LabCheck.INSTALL_JUPYTER,
        lines.get(0));
    assertTrue(lines.get(1).startsWith("kernel   MISSING: "), lines.get(1));
  }

  @Test
  void aMachineWithoutAJavaKernelIsToldHowToInstallIt() throws IOException {
    jupyterLooksIn(folder);
    assertEquals(
        List.of(
            "Jupyter  " + folder.resolve("jupyter-notebook"),
            "kernel   MISSING: Jupyter has none named \"java\". " + LabCheck.INSTALL_KERNEL),
        lines());
    program("jupyter-lab", "");
    assertEquals("Jupyter  " + folder.resolve("jupyter-lab"), lines().get(0), "the better one");
  }

  @Test
  void anyJavaKernelWillDoUnlessItsFilesAreGone() throws IOException {
    jupyterLooksIn(folder);
    Path jar = Files.createFile(folder.resolve("backprop.jar"));
    Path kernel = new KernelSpec(folder).install(jar, List.of(), false);
    assertEquals("kernel   Java (backprop) in " + kernel + ", on Java 21", lines().get(1));
    program("jupyter-run", "cat > /dev/null; echo Java 11");
    assertTrue(lines().get(1).contains(" was asked for its Java and answered: Java 11"));
    program("jupyter-run", "cat > /dev/null; echo one; echo SyntaxError: invalid syntax >&2");
    assertTrue(lines().get(1).contains("answered: SyntaxError: invalid syntax"), lines().get(1));
    Files.delete(jar);
    assertEquals(
        "kernel   MISSING: Java (backprop) in "
            + kernel
            + " starts "
            + jar
            + ", which is gone. "
            + LabCheck.REPLACE_KERNEL,
        lines().get(1));
    Files.writeString(
        kernel.resolve("kernel.json"),
        "{\"display_name\": \"IJava\", \"argv\": [\"java\", \"-cp\", \"a.jar:/b.jar\", \"x\"]}");
    assertTrue(lines().get(1).contains("IJava in " + kernel + " starts /b.jar, which is gone"));
    Files.writeString(kernel.resolve("kernel.json"), "broken");
    assertTrue(lines().get(1).contains(kernel + " has no readable kernel.json"));
  }

  @Test
  void aKernelThatAnotherOneHidesIsSaid() throws IOException {
    Path second = folder.resolve("second");
    jupyterLooksIn(folder);
    program("jupyter", "echo '{\"data\": [\"" + folder + "\", \"" + second + "\"]}'");
    Path jar = Files.createFile(folder.resolve("backprop.jar"));
    Path first = new KernelSpec(folder).install(jar, List.of(), false);
    Path hidden = new KernelSpec(second).install(jar, List.of(), false);
    assertEquals(
        "kernel   Java (backprop) in "
            + first
            + ", on Java 21; it hides Java (backprop) in "
            + hidden,
        lines().get(1));
  }

  @Test
  void aJupyterThatAnswersNonsenseIsShownWithItsAnswer() throws IOException {
    program("jupyter-lab", "");
    program("jupyter", "echo no such option");
    assertTrue(lines().get(1).contains("gave an unexpected answer: no such option"));
  }
}

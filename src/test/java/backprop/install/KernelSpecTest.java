package backprop.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {
  @TempDir private Path folder;

  private Path jar() {
    return folder.resolve("backprop.jar");
  }

  private JsonObject spec(Path data) throws IOException {
    return JsonParser.parseString(Files.readString(data.resolve("kernels/java/kernel.json")))
        .getAsJsonObject();
  }

  private Path other(Path data) throws IOException {
    Path kernel = Files.createDirectories(data.resolve("kernels/java"));
    Files.writeString(kernel.resolve("kernel.json"), "{\"display_name\": \"IJava\", \"argv\": []}");
    return kernel;
  }

  @Test
  void installsAndReplacesItself() throws IOException {
    Path data = folder.resolve("data");
    KernelSpec spec = new KernelSpec(data);
    assertEquals(data.resolve("kernels/java"), spec.install(jar(), List.of(), false));
    spec.install(jar(), List.of(data), false);
    JsonObject json = spec(data);
    assertEquals("java", json.get("language").getAsString());
    assertEquals("message", json.get("interrupt_mode").getAsString());
    String argv = json.get("argv").toString();
    assertTrue(
        argv.contains(jar().toString())
            && argv.endsWith("\"kernel\",\"start\",\"{connection_file}\"]"),
        argv);
    assertTrue(Path.of(json.get("argv").getAsJsonArray().get(0).getAsString()).isAbsolute());
  }

  @Test
  void neverReplacesOrHidesAnotherKernel() throws IOException {
    Path data = folder.resolve("data");
    Path elsewhere = folder.resolve("elsewhere");
    Path there = other(elsewhere);
    Exception hidden =
        assertThrows(
            IOException.class,
            () -> new KernelSpec(data).install(jar(), List.of(elsewhere), false));
    assertTrue(hidden.getMessage().contains("(IJava) is in " + there), hidden.getMessage());
    assertTrue(Files.notExists(data));
    other(data);
    assertThrows(IOException.class, () -> new KernelSpec(data).install(jar(), List.of(), false));
    new KernelSpec(data).install(jar(), List.of(elsewhere), true);
    assertEquals("Java (backprop)", spec(data).get("display_name").getAsString());
    assertTrue(Files.readString(there.resolve("kernel.json")).contains("IJava"));
  }

  @Test
  void uninstallRemovesWhatInstallWroteAndNothingElse() throws IOException {
    Path data = folder.resolve("data");
    KernelSpec spec = new KernelSpec(data);
    Path written = spec.install(jar(), List.of(), false);
    assertEquals(written, spec.uninstall());
    assertTrue(Files.notExists(written));
    assertTrue(
        assertThrows(IOException.class, spec::uninstall).getMessage().startsWith("no kernel"));
    other(data);
    assertTrue(
        assertThrows(IOException.class, spec::uninstall)
            .getMessage()
            .endsWith("is another one (IJava) and is left alone"));
    assertTrue(Files.exists(written.resolve("kernel.json")));
    spec.install(jar(), List.of(), true);
    Path logo = Files.createFile(written.resolve("logo.png"));
    spec.uninstall();
    assertTrue(Files.exists(logo), "somebody else's file");
  }

  private static JupyterPaths paths(String system, Map<String, String> environment) {
    return new JupyterPaths(system, environment, Path.of("/home"));
  }

  @Test
  void dataFoldersAreThoseOfJupyter() throws IOException {
    assertEquals(
        Path.of("/home/.local/share/jupyter").toAbsolutePath(),
        paths("Linux", Map.of()).userData());
    assertEquals(Path.of("x/jupyter"), paths("Linux", Map.of("XDG_DATA_HOME", "x")).userData());
    assertEquals(
        Path.of("/home/Library/Jupyter").toAbsolutePath(), paths("Mac OS X", Map.of()).userData());
    assertEquals(
        Path.of("roaming/jupyter"), paths("Windows 11", Map.of("APPDATA", "roaming")).userData());
    assertEquals(Path.of("d"), paths("Linux", Map.of("JUPYTER_DATA_DIR", "d")).userData());
    Map<String, String> environment =
        Map.of("JUPYTER_PATH", "p", "CONDA_PREFIX", "c", "JUPYTER_DATA_DIR", "d");
    assertEquals(
        List.of("p", "d", "c/share/jupyter", "/usr/local/share/jupyter", "/usr/share/jupyter"),
        paths("Linux", environment).dataPath().stream()
            .map(path -> path.toString().replace('\\', '/'))
            .toList());
  }

  @Test
  void homeIsWhereJupyterSeesIt() throws IOException {
    assertEquals(
        Path.of("/h/.local/share/jupyter").toAbsolutePath(),
        paths("Linux", Map.of("HOME", "/h")).userData());
    assertEquals(
        Path.of("/u/.jupyter/data").toAbsolutePath(),
        paths("Windows 11", Map.of("USERPROFILE", "/u", "HOME", "/h")).userData());
    JupyterPaths nobody = new JupyterPaths("Linux", Map.of(), null);
    for (Executable asked : List.<Executable>of(nobody::userData, nobody::dataPath)) {
      String message = assertThrows(IOException.class, asked).getMessage();
      assertTrue(message.contains("has no home") && message.contains("--prefix"), message);
    }
    assertEquals(
        Path.of("d"), new JupyterPaths("Linux", Map.of("JUPYTER_DATA_DIR", "d"), null).userData());
  }

  @Test
  void aSpecThatJupyterDoesNotUseSaysWhy() throws IOException {
    Path data = folder.resolve("data");
    Path earlier = folder.resolve("earlier");
    KernelSpec spec = new KernelSpec(data);
    spec.install(jar(), List.of(), false);
    assertEquals(Optional.empty(), spec.unused(List.of(earlier, data)));
    assertTrue(spec.unused(List.of(earlier)).orElseThrow().contains("does not look there"));
    Path other = other(earlier);
    assertEquals(
        "Jupyter uses another one: IJava in " + other,
        spec.unused(List.of(earlier, data)).orElseThrow());
    assertEquals(Optional.empty(), spec.unused(List.of(data, earlier)));
  }

  @Test
  void theActiveEnvironmentIsThePrefix() throws IOException {
    assertEquals(
        Path.of("v"), paths("Linux", Map.of("VIRTUAL_ENV", "v", "CONDA_PREFIX", "c")).sysPrefix());
    assertEquals(Path.of("c"), paths("Linux", Map.of("CONDA_PREFIX", "c")).sysPrefix());
  }
}

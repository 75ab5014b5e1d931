package backprop.kernel;

import backprop.file.AtomicFile;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The kernel spec named {@code java}, the name that notebooks written for IJava ask for, in one of
 * Jupyter's data folders.
 */
record KernelSpec(Path data) {
  static final String DISPLAY_NAME = "Java (backprop)";

  private static final Path NAME = Path.of("kernels", "java");

  /**
   * Writes the spec and returns its folder. Another kernel of this name, in {@code data} or in any
   * folder where Jupyter looks, would hide this one or be hidden by it, and is left alone.
   *
   * @param jar this program
   * @param dataPath where Jupyter looks
   * @throws IOException when there is one and not {@code force}, or when the spec cannot be written
   */
  Path install(Path jar, Collection<Path> dataPath, boolean force) throws IOException {
    Set<Path> all = new LinkedHashSet<>(List.of(data));
    all.addAll(dataPath);
    for (Path folder : all) {
      Path other = folder.resolve(NAME);
      if (!force && Files.exists(other.resolve("kernel.json")) && !isOurs(other)) {
        throw new IOException(
            "another kernel named \"java\" ("
                + displayName(other)
                + ") is in "
                + other
                + "; the notebooks run on it as it is, and --force installs this one nevertheless");
      }
    }
    Path folder = data.resolve(NAME);
    AtomicFile.write(
        folder.resolve("kernel.json"),
        PythonJson.write(json(jar)).getBytes(StandardCharsets.UTF_8));
    return folder;
  }

  private static boolean isOurs(Path folder) {
    return DISPLAY_NAME.equals(displayName(folder));
  }

  private static String displayName(Path folder) {
    try {
      JsonElement spec = JsonParser.parseString(Files.readString(folder.resolve("kernel.json")));
      return spec.getAsJsonObject().get("display_name").getAsString();
    } catch (IOException | JsonParseException | IllegalStateException | NullPointerException e) {
      return "unreadable"; // not ours, whatever it is
    }
  }

  private static JsonObject json(Path jar) {
    JsonArray argv = new JsonArray();
    // the notebooks are UTF-8 wherever they run, and draw without a screen
    List.of(
            JavaHome.executable(),
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "-jar",
            jar.toAbsolutePath().toString(),
            "kernel",
            "start",
            "{connection_file}")
        .forEach(argv::add);
    JsonObject spec = new JsonObject();
    spec.add("argv", argv);
    spec.addProperty("display_name", DISPLAY_NAME);
    spec.addProperty("interrupt_mode", "message");
    spec.addProperty("language", "java");
    return spec;
  }
}

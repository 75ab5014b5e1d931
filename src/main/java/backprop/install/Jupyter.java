package backprop.install;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Jupyter that this machine has on its search path, the value of {@code PATH}. */
public record Jupyter(String searchPath) {
  /** What programs are called on Windows, and elsewhere. */
  private static final List<String> SUFFIXES = List.of("", ".exe", ".bat", ".cmd");

  /** The programs that show notebooks in a browser, the best first. */
  private static final List<String> PAGES = List.of("jupyter-lab", "jupyter-notebook");

  public static Jupyter ofThisMachine() {
    String path = System.getenv("PATH");
    return new Jupyter(path == null ? "" : path);
  }

  /** JupyterLab, or else the classic notebook. */
  public Optional<Path> page() {
    return PAGES.stream().flatMap(page -> program(page).stream()).findFirst();
  }

  /** The data folders in which Jupyter says that it looks, the first one wins. */
  public List<Path> dataPath() throws IOException {
    Path command =
        program("jupyter").orElseThrow(() -> new IOException("there is no jupyter on the PATH"));
    String answer = output("", command.toString(), "--paths", "--json");
    try {
      JsonElement data = JsonParser.parseString(answer).getAsJsonObject().get("data");
      return data.getAsJsonArray().asList().stream()
          .map(folder -> Path.of(folder.getAsString()))
          .toList();
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new IOException(command + " --paths --json gave an unexpected answer: " + answer, e);
    }
  }

  private Optional<Path> program(String name) {
    return Stream.of(searchPath.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> SUFFIXES.stream().flatMap(suffix -> in(folder, name + suffix)))
        .findFirst();
  }

  private static Stream<Path> in(String folder, String file) {
    try {
      return Stream.of(Path.of(folder, file))
          .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path));
    } catch (InvalidPathException e) {
      return Stream.empty(); // PATH may hold anything
    }
  }

  /**
   * What a kernel prints for some code, or else why Jupyter could not ask it; empty without {@code
   * jupyter-run}, which Debian's packages lack.
   */
  Optional<String> answer(String kernel, String code) {
    String run = program("jupyter-run").map(Path::toString).orElse("");
    try {
      return run.isEmpty() ? Optional.empty() : Optional.of(output(code, run, "--kernel", kernel));
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** What a program prints; with an input also what it says of errors. */
  static String output(String input, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    if (input.isEmpty()) {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    Process process = builder.redirectErrorStream(!input.isEmpty()).start();
    try (InputStream out = process.getInputStream()) {
      try (Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
        in.write(input);
      }
      return new String(out.readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      process.destroy();
    }
  }
}

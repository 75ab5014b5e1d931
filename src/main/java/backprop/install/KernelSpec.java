package backprop.install;

import backprop.file.AtomicFile;
import backprop.jvm.ChildJvm;
import backprop.jvm.JavaHome;
import backprop.text.Text;
import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kernel spec {@code java}, IJava's name too, in one of Jupyter's data folders. */
public record KernelSpec(Path data) {
  static final String DISPLAY_NAME = "Java (backprop)";

  private static final Path NAME = Path.of("kernels", "java");
  private static final String FILE = "kernel.json";
  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  /** What the file holds. */
  private record Json(
      List<String> argv, String displayName, String interruptMode, String language) {}

  public KernelSpec {
    data = data.toAbsolutePath().normalize();
  }

  /** The specs in these folders; Jupyter uses the first. */
  static List<KernelSpec> findAll(Collection<Path> dataPath) {
    return dataPath.stream()
        .map(KernelSpec::new)
        .distinct()
        .filter(spec -> Files.exists(spec.folder().resolve(FILE)))
        .toList();
  }

  /** Why Jupyter, which looks in these folders, does not use this spec; empty when it does. */
  public Optional<String> unused(Collection<Path> dataPath) {
    List<KernelSpec> found = findAll(dataPath);
    if (!found.contains(this)) {
      return Optional.of("Jupyter does not look there unless JUPYTER_PATH has " + data);
    }
    KernelSpec first = found.get(0);
    return Optional.of("Jupyter uses another one: " + first.displayName() + " in " + first.folder())
        .filter(other -> !first.equals(this));
  }

  Path folder() {
    return data.resolve(NAME);
  }

  /** The kernel's name in Jupyter's menus. */
  String displayName() {
    return json().map(Json::displayName).orElse("unreadable");
  }

  /** The command that starts the kernel; empty when the spec is unreadable. */
  List<String> argv() {
    return json().map(Json::argv).orElse(List.of());
  }

  private Optional<Json> json() {
    try {
      return Optional.ofNullable(
              GSON.fromJson(Files.readString(folder().resolve(FILE)), Json.class))
          .filter(spec -> spec.displayName() != null && spec.argv() != null);
    } catch (IOException | JsonParseException e) {
      return Optional.empty(); // not ours, whatever it is
    }
  }

  /**
   * Writes the spec, which starts this jar, and returns its folder. Another kernel of this name, in
   * {@code data} or in any folder where Jupyter looks, would hide this one or be hidden by it, and
   * is left alone, unless forced.
   */
  public Path install(Path jar, Collection<Path> dataPath, boolean force) throws IOException {
    Set<Path> all = new LinkedHashSet<>(List.of(data));
    all.addAll(dataPath);
    for (KernelSpec other : findAll(all)) {
      if (!force && !other.isOurs()) {
        throw new IOException(
            Text.format(
                "another kernel named \"java\" (%s) is in %s; the notebooks already run on it, and --force installs this one anyway",
                other.displayName(), other.folder()));
      }
    }
    AtomicFile.write(folder().resolve(FILE), GSON.toJson(starting(jar)));
    return folder();
  }

  /** Removes the spec that {@link #install} wrote, and no other one, and returns its folder. */
  public Path uninstall() throws IOException {
    Path folder = folder();
    Path file = folder.resolve(FILE);
    if (Files.notExists(file)) {
      throw new IOException("no kernel named \"java\" is in " + folder);
    }
    if (!isOurs()) {
      String which = folder + " is another one (" + displayName() + ")";
      throw new IOException("the kernel in " + which + " and is left alone");
    }
    Files.delete(file);
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      // files that somebody else put there are theirs
    }
    return folder;
  }

  private boolean isOurs() {
    return DISPLAY_NAME.equals(displayName());
  }

  private static Json starting(Path jar) {
    List<String> argv = new ArrayList<>(List.of(JavaHome.executable()));
    argv.addAll(ChildJvm.FOR_COMPILER);
    // the notebooks are UTF-8 wherever they run, and draw without a screen
    argv.addAll(List.of("-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"));
    argv.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
    argv.addAll(List.of("kernel", "start", "{connection_file}"));
    return new Json(argv, DISPLAY_NAME, "message", "java");
  }
}

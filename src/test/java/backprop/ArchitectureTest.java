package backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Imports run one way: what may be seen from each room. */
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path BROWSER = Path.of("src/browser/java");
  private static final int MOST_FILES = 45;
  private static final Set<String> EVERYWHERE = Set.of("", "text");

  /** Of every room, whole names: the rooms that it may import, beside {@code text}. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      rooms(
          "text:",
          "matrix:",
          "activation: matrix",
          "loss: matrix activation",
          "network: matrix activation loss",
          "check: matrix activation loss network",
          "train: matrix loss network",
          "data: matrix network",
          "file: matrix activation loss network data",
          "experiment: matrix network train data file",
          "grading: matrix activation loss network check",
          "equations: check",
          "equations.document: equations check",
          "browser.exact:",
          "browser: matrix activation loss network check diagram train grading exercise",
          "report: browser",
          "draw:",
          "chart: draw matrix activation train data experiment",
          "diagram: draw chart matrix network check",
          "notebook: browser matrix network check train data equations equations.document",
          "exercise: activation loss grading network matrix",
          "progress: chart notebook matrix train experiment",
          "jvm:",
          "ipynb: file",
          "jshell: jvm",
          "kernel: jshell",
          "kernel.remote: kernel jshell jvm matrix exercise",
          "kernel.jupyter: kernel kernel.remote jshell",
          "install: jvm file",
          "run: ipynb jshell kernel kernel.remote report exercise file experiment matrix",
          "assignment: ipynb run file",
          "assignment.grade.jvm: assignment kernel.remote jshell jvm",
          "assignment.grade: assignment assignment.grade.jvm ipynb file",
          "assignment.prove: assignment assignment.grade assignment.grade.jvm ipynb",
          "assignment.course: assignment assignment.grade assignment.grade.jvm file",
          "cli: assignment assignment.course assignment.grade assignment.grade.jvm assignment.prove"
              + " experiment file install ipynb jshell jvm kernel.jupyter matrix progress report run");

  private static Map<String, Set<String>> rooms(String... lines) {
    Map<String, Set<String>> rooms = new TreeMap<>();
    for (String line : lines) {
      String[] parts = line.split(":");
      Set<String> others = new TreeSet<>();
      if (parts.length > 1) {
        others.addAll(List.of(parts[1].strip().split(" ")));
      }
      rooms.put(parts[0], others);
    }
    return rooms;
  }

  @Test
  void importsRunOneWayAndEveryPermissionIsNeeded() throws IOException {
    List<String> violations = new ArrayList<>();
    Map<String, Set<String>> unused = new TreeMap<>();
    MAY_IMPORT.forEach((room, others) -> unused.put(room, new TreeSet<>(others)));
    for (Path file : sources()) {
      String own = room(file);
      for (String other : imported(Files.readString(file))) {
        boolean allowed = own.isEmpty() || EVERYWHERE.contains(other) || other.equals(own);
        if (!allowed && !MAY_IMPORT.getOrDefault(own, Set.of()).contains(other)) {
          violations.add(file + " imports backprop." + other);
        }
        unused.getOrDefault(own, Set.of()).remove(other);
      }
    }
    assertEquals(List.of(), violations);
    unused.values().removeIf(Set::isEmpty);
    assertEquals(Map.of(), unused, "may be imported, and is not");
  }

  /** The room of a class that a line imports; empty for the package that everything may import. */
  private static Set<String> imported(String source) {
    Pattern line =
        Pattern.compile(
            "^import (?:static )?backprop((?:\\.[a-z]\\w*)*)\\.[A-Z*]", Pattern.MULTILINE);
    Set<String> rooms = new TreeSet<>();
    Matcher matcher = line.matcher(source);
    while (matcher.find()) {
      rooms.add(matcher.group(1).replaceFirst("\\.", ""));
    }
    return rooms;
  }

  @Test
  void anImportOfASubpackageIsSeenWhole() {
    assertEquals(
        Set.of("", "kernel", "kernel.remote"),
        imported(
            """
            import backprop.LibraryJar;
            import backprop.kernel.Outlet;
            import static backprop.kernel.remote.Session.WAITING;
            """));
  }

  @Test
  void everyRoomIsListedAndNoListNamesARoomThatIsGone() throws IOException {
    Set<String> there = new TreeSet<>();
    for (Path file : sources()) {
      there.add(room(file));
    }
    there.remove("");
    assertEquals(MAY_IMPORT.keySet(), there);
    MAY_IMPORT.values().forEach(others -> assertTrue(there.containsAll(others), others + ""));
  }

  @Test
  void noRoomReachesItself() {
    for (String room : MAY_IMPORT.keySet()) {
      Set<String> reached = new HashSet<>();
      Deque<String> open = new ArrayDeque<>(MAY_IMPORT.get(room));
      while (!open.isEmpty()) {
        String next = open.pop();
        if (reached.add(next)) {
          open.addAll(MAY_IMPORT.get(next));
        }
      }
      assertTrue(!reached.contains(room), room + " imports itself through " + reached);
    }
  }

  @Test
  void noRoomIsCrowdedAndEachSaysWhatItIsFor() throws IOException {
    Map<String, Integer> files = new HashMap<>();
    for (Path file : sources()) {
      files.merge(room(file), 1, Integer::sum);
      assertTrue(
          Files.exists(file.resolveSibling("package-info.java")), file.getParent().toString());
    }
    files.forEach((room, count) -> assertTrue(count <= MOST_FILES, room + ": " + count));
  }

  /** Private types may share a name: nobody else can meet them. */
  @Test
  void aNameMeansOneThing() throws IOException {
    Pattern type =
        Pattern.compile(
            "^ *((?:[a-z-]+ )*)(?:class|record|interface|enum) (\\w+)", Pattern.MULTILINE);
    Map<String, List<String>> places = new TreeMap<>();
    for (Path file : sources()) {
      Matcher matcher = type.matcher(Files.readString(file));
      while (matcher.find()) {
        if (!matcher.group(1).contains("private")) {
          places.computeIfAbsent(matcher.group(2), name -> new ArrayList<>()).add(file.toString());
        }
      }
    }
    places.values().removeIf(files -> files.size() == 1);
    assertEquals(Map.of(), places);
  }

  @Test
  void librariesStayInTheirPlaces() throws IOException {
    Map<String, List<String>> places =
        Map.of(
            "tech.tablesaw", List.of("data/"),
            "org.knowm.xchart", List.of("chart/Axes.java"),
            "com.jcraft", List.of("draw/Png.java"),
            "org.jsoup", List.of("report/"),
            "org.commonmark", List.of("report/"),
            "org.apache.commons.csv", List.of("assignment/grade/"),
            "picocli", List.of("cli/"),
            "jdk.jshell", List.of("jshell/", "kernel/", "assignment/grade/jvm/"));
    List<String> violations = new ArrayList<>();
    for (Path file : sources()) {
      String text = Files.readString(file);
      String path = SOURCES.resolve("backprop").relativize(file).toString().replace('\\', '/');
      places.forEach(
          (library, allowed) -> {
            if (text.contains("import " + library)
                && allowed.stream().noneMatch(path::startsWith)) {
              violations.add(file + " imports " + library);
            }
          });
      if (Pattern.compile("^\\s*assert ", Pattern.MULTILINE).matcher(text).find()) {
        violations.add(file + " uses assert, which sleeps in notebooks");
      }
    }
    assertEquals(List.of(), violations);
  }

  private static String room(Path file) {
    Path root = file.startsWith(BROWSER) ? BROWSER : SOURCES;
    Path folder = root.resolve("backprop").relativize(file.getParent());
    return String.join(".", Arrays.asList(folder.toString().split("[/\\\\]")));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> main = Files.walk(SOURCES);
        Stream<Path> browser = Files.walk(BROWSER)) {
      List<Path> sources =
          Stream.concat(main, browser).filter(file -> file.toString().endsWith(".java")).toList();
      if (sources.isEmpty()) {
        throw new IllegalStateException("no sources below " + SOURCES.toAbsolutePath());
      }
      return sources;
    }
  }
}

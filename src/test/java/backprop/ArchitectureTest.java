package backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Imports run one way: what may be seen from each package. */
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java");

  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("text", Set.of()),
          Map.entry("matrix", Set.of("text")),
          Map.entry("activation", Set.of("matrix")),
          Map.entry("loss", Set.of("matrix", "activation")),
          Map.entry("network", Set.of("matrix", "activation", "loss", "text")),
          Map.entry("check", Set.of("matrix", "activation", "loss", "network", "text")),
          Map.entry("train", Set.of("matrix", "activation", "loss", "network", "text")),
          Map.entry("data", Set.of("matrix", "text")),
          Map.entry("equations", Set.of("matrix", "check")),
          Map.entry("grading", Set.of("matrix", "activation", "loss", "network", "check")),
          Map.entry(
              "notebook",
              Set.of(
                  "matrix",
                  "activation",
                  "loss",
                  "network",
                  "check",
                  "train",
                  "data",
                  "equations",
                  "experiment",
                  "text")),
          Map.entry("file", Set.of("matrix", "activation", "loss", "network", "text")),
          Map.entry(
              "experiment",
              Set.of("matrix", "activation", "loss", "network", "train", "data", "file", "text")),
          Map.entry("report", Set.of()),
          Map.entry("kernel", Set.of("experiment", "file", "matrix", "notebook", "report")),
          Map.entry("assignment", Set.of("file", "kernel")));

  @Test
  void importsRunOneWay() throws IOException {
    List<String> violations = new ArrayList<>();
    Pattern imported =
        Pattern.compile("^import (?:static )?backprop\\.(\\w+)\\.", Pattern.MULTILINE);
    for (Path file : sources()) {
      String own = SOURCES.resolve("backprop").relativize(file).getName(0).toString();
      if (own.endsWith(".java")) {
        continue; // package-info
      }
      Matcher matcher = imported.matcher(Files.readString(file));
      while (matcher.find()) {
        String other = matcher.group(1);
        if (!other.equals(own) && !MAY_IMPORT.getOrDefault(own, Set.of()).contains(other)) {
          violations.add(file + " imports backprop." + other);
        }
      }
    }
    assertEquals(List.of(), violations);
  }

  @Test
  void librariesStayInTheirPlaces() throws IOException {
    List<String> violations = new ArrayList<>();
    for (Path file : sources()) {
      String text = Files.readString(file);
      String path = file.toString().replace('\\', '/');
      if (text.contains("import tech.tablesaw") && !path.contains("backprop/data/")) {
        violations.add(file + " imports Tablesaw");
      }
      if (text.contains("import org.knowm.xchart") && !path.contains("backprop/notebook/")) {
        violations.add(file + " imports XChart");
      }
      boolean markup = text.contains("import org.jsoup") || text.contains("import org.commonmark");
      if (markup && !path.contains("backprop/report/")) {
        violations.add(file + " imports a library for pages");
      }
      if (Pattern.compile("^\\s*assert ", Pattern.MULTILINE).matcher(text).find()) {
        violations.add(file + " uses assert, which sleeps in notebooks");
      }
    }
    assertEquals(List.of(), violations);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      if (sources.isEmpty()) {
        throw new IllegalStateException("no sources below " + SOURCES.toAbsolutePath());
      }
      return sources;
    }
  }
}

package backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents at the door say is there. */
class DocumentsTest {
  private static final Pattern LINK =
      Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (String name :
        List.of(
            "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "THIRD-PARTY.md", "src/DECISIONS.md")) {
      Path file = Path.of(name);
      Matcher link = LINK.matcher(Files.readString(file).replaceAll("(?s)```.*?```", ""));
      while (link.find()) {
        Path to = link.group(1).isEmpty() ? file : file.resolveSibling(link.group(1));
        boolean there =
            Files.exists(to) && (link.group(2) == null || anchors(to).contains(link.group(2)));
        if (!there) {
          broken.add(name + ": " + link.group());
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  /** The names that GitHub gives to the headings of a page. */
  private static Set<String> anchors(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(java.util.Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\d\\- ]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  @Test
  void theMapNamesEveryRoom() throws IOException {
    String map = Files.readString(Path.of("CONTRIBUTING.md"));
    Path sources = Path.of("src/main/java/backprop");
    try (Stream<Path> files = Files.walk(sources)) {
      List<String> rooms =
          files
              .filter(file -> file.endsWith("package-info.java"))
              .map(file -> sources.relativize(file).getParent())
              .filter(folder -> folder != null)
              .map(folder -> folder.toString().replace('\\', '/').replace('/', '.'))
              .toList();
      assertTrue(rooms.size() > 20, rooms::toString);
      rooms.forEach(room -> assertTrue(map.contains("`" + room + "`"), room));
    }
  }
}

package backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.file.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What others need to publish, cite and depend on the workbook. */
class PublishedTest {
  /** The keys of the Citation File Format 1.2.0 at the top; the first four are required. */
  private static final List<String> CFF =
      List.of(
          "cff-version",
          "message",
          "title",
          "authors",
          "abstract",
          "commit",
          "contact",
          "date-released",
          "doi",
          "identifiers",
          "keywords",
          "license",
          "license-url",
          "preferred-citation",
          "references",
          "repository",
          "repository-artifact",
          "repository-code",
          "type",
          "url",
          "version");

  private static Map<String, String> citation() throws IOException {
    Map<String, String> keys = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of("CITATION.cff"))) {
      Matcher key = Pattern.compile("([a-z-]+):(?: \"?(.*?)\"?)?").matcher(line);
      if (key.matches()) {
        assertFalse(keys.containsKey(key.group(1)), key.group(1) + " stands twice");
        keys.put(key.group(1), key.group(2));
      } else {
        assertTrue(line.matches("#.*|  - .*"), "no line of this file: " + line);
      }
    }
    return keys;
  }

  @Test
  void theCitationIsValidAndThatOfTheBuild() throws IOException {
    Map<String, String> keys = citation();
    assertTrue(keys.keySet().containsAll(CFF.subList(0, 4)), keys::toString);
    assertTrue(CFF.containsAll(keys.keySet()), keys::toString);
    assertEquals("1.2.0", keys.get("cff-version"));
    assertEquals("software", keys.get("type"));
    assertTrue(keys.get("date-released").matches("20\\d\\d-\\d\\d-\\d\\d"), keys::toString);
    String said = Build.current().citation();
    for (String part :
        List.of(
            "The authors of the workbook",
            keys.get("title"),
            "Version " + keys.get("version"),
            "(" + keys.get("date-released").substring(0, 4) + ")")) {
      assertTrue(said.contains(part), part + " is missing in: " + said);
    }
    assertTrue(
        Files.readString(Path.of("CITATION.cff"))
            .contains("authors:\n  - name: The authors of the workbook\n"),
        "the author is an entity, and no person");
  }

  /** Whoever publishes puts the name of an account there, in all of them. */
  @Test
  void thePlaceholderIsFilledInEverywhereOrNowhere() throws IOException {
    Set<String> open = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of(""), 4)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = file.toString().replace('\\', '/');
        if (!path.startsWith("target/")
            && path.matches("(?:[^/]+|\\.github/.*)\\.(md|xml|cff|yml)")
            && Files.readString(file)
                .matches("(?s).*\\b(io\\.github\\.|github\\.com/)OWNER\\b.*")) {
          open.add(path);
        }
      }
    }
    assertTrue(
        open.isEmpty() || open.equals(Set.of("CITATION.cff", "README.md", "pom.xml")),
        "OWNER must be replaced in all files or in none, but stands in " + open);
  }

  @Test
  void thePomHoldsWhatMavenCentralAsksFor() throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile());
    for (String element :
        List.of("name", "description", "url", "licenses", "developers", "scm", "version")) {
      boolean there = false;
      for (var node = pom.getDocumentElement().getFirstChild();
          node != null;
          node = node.getNextSibling()) {
        there |= node.getNodeName().equals(element) && !node.getTextContent().isBlank();
      }
      assertTrue(there, element);
    }
    assertTrue(Build.current().version().matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"), "semantic");
    String changes = Files.readString(Path.of("CHANGELOG.md"));
    assertTrue(
        changes.contains("## " + Build.current().version()) || changes.contains("## Unreleased"),
        "CHANGELOG.md names the version");
  }
}

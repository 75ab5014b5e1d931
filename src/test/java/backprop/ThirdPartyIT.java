package backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.text.Text;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * THIRD-PARTY.md names everything that is shipped, in the version that is shipped, and the licence
 * that its POM states. With {@code -Dthird-party.write=true} the table is written anew.
 */
class ThirdPartyIT {
  private static final Path FILE = Path.of("THIRD-PARTY.md");
  private static final String HEAD = "| what | version | licence |\n|:--|:--|:--|\n";
  private static final Path REPOSITORY = Path.of(System.getProperty("maven.repository"));

  @Test
  void theTableIsThatOfTheBuild() throws Exception {
    String text = Files.readString(FILE);
    int start = text.indexOf(HEAD) + HEAD.length();
    int end = text.indexOf("\n\n", start) + 1;
    assertTrue(start > HEAD.length() && end > start, FILE + " has a table");
    String table = table();
    if (Boolean.getBoolean("third-party.write")) {
      Files.writeString(FILE, text.substring(0, start) + table + text.substring(end));
      return;
    }
    assertEquals(
        table,
        text.substring(start, end),
        FILE + " is not up to date: run this test with -Dthird-party.write=true");
  }

  @Test
  void everyBundledFontIsNamed() throws IOException {
    String text = Files.readString(FILE);
    try (Stream<Path> files = Files.walk(Path.of("target/classes"))) {
      List<String> fonts =
          files.map(file -> file.getFileName().toString()).filter(f -> f.contains(".ttf")).toList();
      assertTrue(fonts.size() > 0, "no font in target/classes");
      fonts.forEach(font -> assertTrue(text.contains(font), font));
    }
  }

  private static String table() throws Exception {
    Set<String> shipped = new TreeSet<>();
    try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
      jars.forEach(jar -> shipped.add(jar.getFileName().toString()));
    }
    Set<String> rows = new TreeSet<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path jar = Path.of(entry);
      boolean inPages = jar.startsWith(REPOSITORY.resolve("org/webjars"));
      if (shipped.remove(jar.getFileName().toString()) || inPages) {
        rows.add(row(jar));
      }
    }
    assertEquals(Set.of(), shipped, "in target/lib, but not on the class path; an old target?");
    return String.join("", rows);
  }

  /** A jar lies in Maven's repository at group/artifact/version/file, beside its POM. */
  private static String row(Path jar) throws Exception {
    Path version = jar.getParent();
    Path artifact = version.getParent();
    String group =
        REPOSITORY.relativize(artifact.getParent()).toString().replace(File.separatorChar, '.');
    Path pom = version.resolve(artifact.getFileName() + "-" + version.getFileName() + ".pom");
    return Text.format(
        "| %s:%s | %s | %s |\n",
        group, artifact.getFileName(), version.getFileName(), licence(pom));
  }

  private static String licence(Path pom) throws Exception {
    Element project =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(pom.toFile())
            .getDocumentElement();
    List<Element> licences =
        children(project, "licenses").stream()
            .flatMap(all -> children(all, "license").stream())
            .toList();
    if (!licences.isEmpty()) {
      return licences.stream()
          .map(licence -> text(licence, "name"))
          .collect(Collectors.joining(", "));
    }
    Element parent = children(project, "parent").get(0); // none: the licence is nowhere
    String artifact = text(parent, "artifactId");
    String version = text(parent, "version");
    return licence(
        REPOSITORY
            .resolve(text(parent, "groupId").replace('.', '/'))
            .resolve(artifact)
            .resolve(version)
            .resolve(artifact + "-" + version + ".pom"));
  }

  private static List<Element> children(Element of, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }

  private static String text(Element of, String name) {
    return children(of, name).get(0).getTextContent().strip().replaceAll("\\s+", " ");
  }
}

package backprop.equations.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backprop.equations.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Counts the displayed formulas and their numbers in the documents themselves and compares them
 * with the transcripts. Skipped where the documents are not at hand: they are not ours to ship.
 */
class PrintTest {
  // $$ … $$, or $ … $ that fills its lines
  private static final Pattern DISPLAY =
      Pattern.compile("\\$\\$(.+?)\\$\\$|(?m:^)[ \\t]*\\$([^$]+)\\$[ \\t]*(?m:$)", Pattern.DOTALL);
  // \tag{9}, a line that starts with (9) or $$(9), a formula that ends with ....(9)
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\\\tag\\{(\\d+)\\}|(?m:^)(?:\\\\n|\\$\\$)?[ \\t]*\\((\\d+)\\)|\\.{4}\\((\\d+)\\)");

  private static List<Document<?>> documents() {
    return Equations.documents();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyDisplayedFormulaIsTranscribed(Document<?> document) throws IOException {
    String print = print(document);
    long displays =
        DISPLAY
            .matcher(print)
            .results()
            .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
            .filter(formula -> !NUMBER.matcher(formula).replaceAll("").isBlank())
            .count();
    assertEquals(displays, Displays.of(document).size());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyNumberIsTranscribed(Document<?> document) throws IOException {
    List<String> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(print(document));
    while (matcher.find()) {
      Optional<String> number =
          Stream.of(1, 2, 3).map(matcher::group).filter(group -> group != null).findFirst();
      numbers.add("(" + number.orElseThrow() + ")");
    }
    assertEquals(numbers, Displays.numbers(document));
  }

  private static String print(Document<?> document) throws IOException {
    assumeTrue(!document.claims().isEmpty(), document + " is not transcribed yet");
    Optional<Path> folder = folder();
    assumeTrue(folder.isPresent(), "no folder shared/seeds beside the project");
    try (Stream<Path> files = Files.list(folder.orElseThrow())) {
      Path file =
          files
              .filter(path -> path.getFileName().toString().startsWith(document.number()))
              .findFirst()
              .orElseThrow();
      return Files.readString(file);
    }
  }

  private static Optional<Path> folder() {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .map(path -> path.resolve("shared/seeds"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}

package backprop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import backprop.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the first page says of the others: each of them, and how long it takes. */
class StartPageTest {
  private static final Path NOTEBOOKS = Path.of("notebooks");

  /**
   * 200 words, one cell or two displayed formulas a minute, three minutes an exercise. The two
   * opening cells take no time, and neither does a cell of an exercise take any of its own.
   */
  @Test
  void theTimesAreThoseOfTheWordsCellsAndExercises() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (Path file : lessons()) {
      String name = file.getFileName().toString();
      double minutes = 0;
      int exercises = 0;
      for (Cell cell : Notebook.read(file).cells()) {
        String source = cell.source();
        if (cell.isMarkdown()) {
          assertTrue(words(source) > 1, () -> file + ": a cell that says nothing: " + source);
          minutes += words(source) / 200.0 + (source.split("\\$\\$", -1).length - 1) / 4.0;
        } else if (source.contains("Exercise.")) {
          exercises += source.contains("Exercise.check") ? 1 : 0;
        } else {
          minutes += source.startsWith("%jars") || source.contains("Workbook.begin") ? 0 : 1;
        }
      }
      long reading = fives(minutes);
      long all = fives(minutes + 3 * exercises);
      String own =
          Text.format("%d minutes, and %d more for the exercises.", reading, all - reading);
      assertTrue(exercises == 0 || source(file).contains("*Time:* " + own), file + ": " + own);
      rows.append("| [").append(title(file)).append("](").append(name).append(") | ");
      rows.append(reading).append(" | ").append(exercises == 0 ? "–" : exercises);
      rows.append(" | ").append(all).append(" |\n");
    }
    String page = source(NOTEBOOKS.resolve("00-start.ipynb"));
    assertTrue(page.contains(rows), () -> "the table of 00-start must be\n" + rows);
  }

  @Test
  void thePictureOfTheReadmeIsTheOneOfNotebook01() throws IOException {
    byte[] shown = Files.readAllBytes(Path.of("src/start.png"));
    List<byte[]> graphs =
        Notebook.read(NOTEBOOKS.resolve("01-single-path.ipynb")).cells().stream()
            .filter(cell -> cell.source().contains("Diagram.of(tape, top)"))
            .flatMap(cell -> cell.outputs().stream())
            .map(output -> output.getAsJsonObject("data").get("image/png").getAsString())
            .map(Base64.getMimeDecoder()::decode)
            .toList();
    assertEquals(1, graphs.size());
    assertArrayEquals(graphs.get(0), shown, "copy the picture of 01 into src/start.png");
  }

  private static List<Path> lessons() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      return files
          .filter(file -> file.toString().endsWith(".ipynb"))
          .filter(file -> !file.endsWith("00-start.ipynb"))
          .sorted()
          .toList();
    }
  }

  private static String title(Path file) throws IOException {
    return source(file).lines().findFirst().orElseThrow().replaceFirst("# ", "");
  }

  private static String source(Path file) throws IOException {
    return String.join("\n", Notebook.read(file).cells().stream().map(Cell::source).toList());
  }

  /** Words of prose: formulas, code and the targets of links do not count. */
  private static long words(String markdown) {
    String prose =
        markdown
            .replaceAll("(?s)\\$\\$.*?\\$\\$|```.*?```", " ")
            .replaceAll("\\$[^$]*\\$|`[^`]*`|\\]\\([^)]*\\)|<[^>]*>", " ");
    return Stream.of(prose.split("\\s+")).filter(word -> word.matches(".*\\p{L}.*")).count();
  }

  private static long fives(double minutes) {
    return 5 * Math.round(minutes / 5);
  }
}

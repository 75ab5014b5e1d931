package backprop.run;

import backprop.experiment.RunRecord;
import backprop.ipynb.Cell;
import backprop.ipynb.Notebook;
import backprop.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The records of the studies that a notebook ran, as the foot of its page names them. */
final class Records {
  private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]+)\"");

  private Records() {}

  /**
   * The records in a folder, in folders directly below it, or in {@code ../target/records}, of
   * studies that the notebook names: a line on each, by a label.
   */
  static Map<String, String> of(Notebook notebook, Path folder) {
    Set<String> named = new HashSet<>();
    for (Cell cell : notebook.cells()) {
      if (cell.isCode()) {
        LITERAL.matcher(cell.source()).results().forEach(name -> named.add(bare(name.group(1))));
      }
    }
    List<Path> places = new ArrayList<>(List.of(folder));
    files(folder).stream().filter(Files::isDirectory).forEach(places::add);
    places.add(folder.resolveSibling("target").resolve("records")); // where our own notebooks write
    Map<String, String> lines = new LinkedHashMap<>();
    for (Path place : places) {
      for (Path file : files(place)) {
        String name = file.getFileName().toString();
        if (name.endsWith(".json") && named.contains(bare(name.replaceFirst("\\.json$", "")))) {
          String way = folder.relativize(file).toString().replace('\\', '/');
          try {
            RunRecord.Heading record = RunRecord.Heading.read(file);
            lines.put("Record of " + record.study(), way + ": " + line(record));
          } catch (IOException e) {
            // a file that is not ours is not named
          }
        }
      }
    }
    return lines;
  }

  // a study's file has its name, without what a file name cannot have
  private static String bare(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  private static String line(RunRecord.Heading record) {
    return Text.format(
        "%d runs by backprop %s, on Java %s; SHA-256 %s",
        record.runs(), record.library(), record.java(), record.sha256());
  }

  // a folder that cannot be listed holds no record of ours
  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}

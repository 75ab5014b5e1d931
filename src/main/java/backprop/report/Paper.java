package backprop.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A notebook as something to read.
 *
 * @param name of its page, without an extension: {@code 01-single-path}
 * @param folder where the pictures and files that its text names are found
 * @param blocks its cells in order
 * @param provenance what the foot of the page says about its origin: values by label, in order
 */
public record Paper(String name, Path folder, List<Block> blocks, Map<String, String> provenance) {
  /** A cell of the notebook. */
  public sealed interface Block permits Prose, Program {}

  /** Text in Markdown with formulas; its pictures by name and MIME type, in base 64. */
  public record Prose(String markdown, Map<String, Map<String, String>> attachments)
      implements Block {}

  /**
   * Code and what it showed: the number of the execution, 0 if there was none, and the live figure
   * that stands below, as in its address; empty for none.
   */
  public record Program(int count, String source, List<CellResult> results, String live)
      implements Block {}

  /** One output of a cell. */
  public sealed interface CellResult permits Printed, Failed, Shown {}

  /** Text on a stream; {@code error} if that was standard error. */
  public record Printed(boolean error, String text) implements CellResult {}

  /** What a cell said that failed. */
  public record Failed(String message) implements CellResult {}

  /**
   * An object in its forms by MIME type, pictures in base 64, with their width in CSS pixels, 0 if
   * nothing is said about it, and what they show, for those who cannot see it; may be empty.
   */
  public record Shown(Map<String, String> forms, int width, String description)
      implements CellResult {}

  /** The notebook's first heading of level 1, without marks; its name if there is none. */
  public String title() {
    return blocks.stream()
        .flatMap(block -> block instanceof Prose prose ? prose.markdown().lines() : null)
        .filter(line -> line.startsWith("# "))
        .map(line -> line.substring(2).replaceAll("[*_`]", "").strip())
        .findFirst()
        .orElse(name);
  }
}

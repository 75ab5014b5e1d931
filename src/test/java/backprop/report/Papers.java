package backprop.report;

import backprop.report.Paper.Block;
import backprop.report.Paper.CellResult;
import backprop.report.Paper.Program;
import backprop.report.Paper.Prose;
import backprop.report.Paper.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Small papers for tests, and their pages read back as a browser would. */
final class Papers {
  /** A PNG picture of one pixel. */
  static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";

  private Papers() {}

  static Paper of(Block... blocks) {
    return new Paper("paper", Path.of("."), List.of(blocks), Map.of("Library", "backprop"));
  }

  static Prose prose(String markdown) {
    return new Prose(markdown, Map.of());
  }

  static Program program(String source, CellResult... results) {
    return new Program(1, source, List.of(results), "");
  }

  static Shown shown(String... typesAndForms) {
    Map<String, String> forms = new java.util.LinkedHashMap<>();
    for (int i = 0; i < typesAndForms.length; i += 2) {
      forms.put(typesAndForms[i], typesAndForms[i + 1]);
    }
    return new Shown(forms, 0, "");
  }

  static Document page(Block... blocks) {
    return Jsoup.parse(html(blocks));
  }

  static String html(Block... blocks) {
    return Page.of(of(blocks), Path.of("."), List.of()).html();
  }

  /** What a strict reader complains of. */
  static List<String> errors(String html) {
    Parser parser = Parser.htmlParser().setTrackErrors(100);
    parser.parseInput(html, "");
    return parser.getErrors().stream().map(Object::toString).toList();
  }
}

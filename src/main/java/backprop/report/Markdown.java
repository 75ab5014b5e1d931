package backprop.report;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Element;

/** Markdown with formulas, and HTML with formulas, as safe HTML. */
final class Markdown {
  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(TABLES).build();

  private Markdown() {}

  /** A {@code section} with the text of a cell. */
  static Element toHtml(String markdown) {
    Formulas formulas = new Formulas();
    String text = formulas.takeFromMarkdown(markdown);
    Element safe = Sanitiser.clean(RENDERER.render(PARSER.parse(text)));
    formulas.putBack(safe);
    return section(safe);
  }

  /** A {@code section} with the HTML of a cell or an output. */
  static Element fromHtml(String html) {
    Element safe = Sanitiser.clean(html);
    Formulas formulas = new Formulas();
    formulas.takeFrom(safe);
    formulas.putBack(safe);
    return section(safe);
  }

  private static Element section(Element body) {
    return new Element("section").appendChildren(body.childNodes());
  }
}

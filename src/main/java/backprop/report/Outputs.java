package backprop.report;

import backprop.browser.Embedding;
import backprop.report.Paper.CellResult;
import backprop.report.Paper.Failed;
import backprop.report.Paper.Printed;
import backprop.report.Paper.Program;
import backprop.report.Paper.Shown;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Code that folds, and below it what it showed, in the richest form that cannot act. */
final class Outputs {
  private static final Pattern ANSI = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");
  private static final Pattern REWRITTEN = Pattern.compile("(?m)^.*\r(?!\n|$)");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t\n]]");

  private final Pictures pictures;
  private final Set<Integer> counts = new HashSet<>();

  Outputs(Pictures pictures) {
    this.pictures = pictures;
  }

  Element cell(Program program) {
    Element cell = new Element("div").attr("class", "cell");
    if (program.count() > 0 && counts.add(program.count())) {
      cell.attr("id", "cell-" + program.count());
    }
    if (!program.source().isBlank()) {
      cell.appendChild(code(program));
    }
    Element output = new Element("div").attr("class", "output");
    boolean showsSource = program.source().startsWith("Source.show(");
    for (CellResult result : program.results()) {
      output.appendChild(output(result, showsSource));
    }
    if (output.childrenSize() > 0) {
      cell.appendChild(output);
    }
    return cell.append(Embedding.place(program.live()));
  }

  private static Element code(Program program) {
    String source = program.source().stripTrailing();
    Element details = new Element("details").attr("class", "code");
    // class path and imports: the same on every page
    boolean setUp = source.startsWith("%") || source.contains("Workbook.begin();");
    if (!setUp) {
      details.attr("open", true);
    }
    Element summary = details.appendElement("summary");
    summary.text("[" + (program.count() > 0 ? program.count() : " ") + "]");
    long lines = source.lines().count();
    String size = (setUp ? "set-up, " : "") + lines + (lines == 1 ? " line" : " lines");
    summary.appendChild(Nodes.element("span", "size", size));
    details.appendChild(listing(source));
    return details;
  }

  private static Element listing(String source) {
    Element pre = new Element("pre");
    pre.appendChild(Nodes.element("code", "language-java", plain(source)));
    return pre;
  }

  private Element output(CellResult result, boolean showsSource) {
    if (result instanceof Printed printed) {
      return Nodes.element("pre", printed.error() ? "stderr" : "", plain(printed.text()));
    }
    if (result instanceof Failed failed) {
      return Nodes.element("pre", "failed", plain(failed.message()));
    }
    return shown((Shown) result, showsSource);
  }

  private Element shown(Shown shown, boolean showsSource) {
    Map<String, String> forms = shown.forms();
    if (forms.containsKey("text/html")) {
      Element html = Markdown.fromHtml(forms.get("text/html"));
      if (html.hasText() || html.selectFirst("img") != null) {
        PageTables.name(html, forms.getOrDefault("text/plain", ""));
        return rich(html);
      }
    }
    if (forms.containsKey("text/markdown")) {
      return rich(Markdown.toHtml(forms.get("text/markdown")));
    }
    Optional<Element> figure = pictures.figure(shown);
    if (figure.isPresent()) {
      return figure.get();
    }
    if (forms.containsKey("text/latex")) {
      return rich(Markdown.toHtml(forms.get("text/latex")));
    }
    if (forms.containsKey("text/plain")) {
      String text = forms.get("text/plain");
      return showsSource ? listing(text) : Nodes.element("pre", "", plain(text));
    }
    String types = String.join(", ", forms.keySet());
    return Nodes.element("p", "missing", "[an output of type " + types + " is not shown]");
  }

  private Element rich(Element section) {
    return pictures.embed(section, Map.of()).attr("class", "html");
  }

  /** What a terminal would show in the end: no colours, no lines that were written over. */
  private static String plain(String text) {
    String lines = ANSI.matcher(text).replaceAll("").replace("\r\n", "\n");
    return CONTROL.matcher(REWRITTEN.matcher(lines).replaceAll("")).replaceAll("").stripTrailing();
  }
}

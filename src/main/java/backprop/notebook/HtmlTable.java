package backprop.notebook;

import backprop.text.Text;
import backprop.text.TextTable;
import java.util.List;

/**
 * Text tables as HTML: no script and no colour of its own, so that it reads on a dark page too.
 * Only the alignment is given, because front ends differ in it.
 */
final class HtmlTable {
  private HtmlTable() {}

  static String of(TextTable table) {
    // the class keeps dollars in a table from being typeset as formulas
    StringBuilder html = new StringBuilder("<div class=\"tex2jax_ignore\">\n");
    table.title().lines().forEach(line -> html.append(line(line)));
    if (!table.rows().isEmpty()) {
      html.append("<table>\n");
      if (table.hasHead()) {
        List<String> titles = table.columns().stream().map(TextTable.Column::title).toList();
        html.append("<thead>\n").append(row("th", titles, table)).append("</thead>\n");
      }
      html.append("<tbody>\n");
      table.rows().forEach(row -> html.append(row("td", row, table)));
      html.append("</tbody>\n</table>\n");
    }
    table.notes().forEach(note -> html.append(line(note)));
    return html.append("</div>").toString();
  }

  private static String line(String text) {
    return "<div>" + Text.escaped(text) + "</div>\n";
  }

  private static String row(String tag, List<String> cells, TextTable table) {
    StringBuilder row = new StringBuilder("<tr>");
    for (int j = 0; j < cells.size(); j++) {
      String side = table.columns().get(j).words() ? "left" : "right";
      String cell = cells.get(j).strip();
      row.append(Text.html("<%s style=\"text-align: %s\">%s</%s>", tag, side, cell, tag));
    }
    return row.append("</tr>\n").toString();
  }
}

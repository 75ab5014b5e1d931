package backprop.run;

import backprop.file.AtomicFile;
import backprop.file.Build;
import backprop.report.IndexPage;
import backprop.report.Page;
import backprop.report.Paper;
import backprop.text.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folder of pages: one for each notebook, and an index when there are several. */
public record Pages(Path folder) {
  /** Its name in the project's target, unless another one is asked for. */
  public static final String FOLDER = "html";

  /**
   * Writes the pages, each whole or not at all, and a line on each.
   *
   * @throws IOException when a page cannot be written
   */
  public void write(List<Paper> papers, PrintWriter out) throws IOException {
    List<Paper> workbook = papers.size() > 1 ? papers : List.of();
    for (Paper paper : papers) {
      Page page = Page.of(paper, folder, workbook);
      byte[] bytes = page.html().getBytes(StandardCharsets.UTF_8);
      Path file = folder.resolve(paper.name() + ".html");
      AtomicFile.write(file, bytes);
      out.println(
          Text.format(
              "%-40s %5d kB %3d figures %3d numbered equations",
              file, bytes.length / 1000, page.figures(), page.equations()));
    }
    boolean ownIndex = // a notebook of that name leads to the others itself
        papers.stream().anyMatch(paper -> IndexPage.FILE.equalsIgnoreCase(paper.name() + ".html"));
    if (!workbook.isEmpty() && !ownIndex) {
      Path file = folder.resolve(IndexPage.FILE);
      AtomicFile.write(
          file, IndexPage.of(workbook, provenance(workbook)).getBytes(StandardCharsets.UTF_8));
      out.println(file);
    }
    out.flush();
  }

  private static Map<String, String> provenance(List<Paper> workbook) throws IOException {
    Map<String, String> provenance = new LinkedHashMap<>();
    workbook.forEach(
        paper -> provenance.put(paper.name() + ".ipynb", paper.provenance().get("SHA-256")));
    provenance.put("Pages by", "backprop " + Build.current());
    return provenance;
  }
}

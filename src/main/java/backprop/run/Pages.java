package backprop.run;

import backprop.file.AtomicFile;
import backprop.file.Build;
import backprop.report.Book;
import backprop.report.IndexPage;
import backprop.report.Page;
import backprop.report.Paper;
import backprop.report.Site;
import backprop.text.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder of pages: one for each notebook; when there are several, an index and a book of all.
 *
 * @param address under which the folder is published, with a slash at the end; empty if it is not
 */
public record Pages(Path folder, String address) {
  /** Its name in the project's target, unless another one is asked for. */
  public static final String FOLDER = "html";

  /**
   * Writes the pages, each whole or not at all, and a line on each.
   *
   * @throws IOException when a page cannot be written
   */
  public void write(List<Paper> papers, PrintWriter out) throws IOException {
    Site site = new Site(folder, papers.size() > 1 ? papers : List.of(), address);
    List<Page> pages = new ArrayList<>();
    for (Paper paper : papers) {
      Page page = Page.of(paper, site);
      pages.add(page);
      write(paper.name() + ".html", page.html());
      if (!address.isEmpty() && page.preview().isPresent()) {
        AtomicFile.write(folder.resolve(Site.preview(paper.name())), page.preview().get());
      }
      out.println(
          Text.format(
              "%-40s %5d kB %3d figures %3d numbered equations",
              folder.resolve(paper.name() + ".html"),
              page.html().length() / 1000,
              page.figures(),
              page.equations()));
    }
    if (papers.size() > 1) {
      Map<String, String> provenance = provenance(papers);
      writeOwn(IndexPage.FILE, IndexPage.of(pages, provenance, site), papers, out);
      writeOwn(Book.FILE, Book.of(pages, provenance), papers, out);
    }
    out.flush();
  }

  /** A page of this name that a notebook has takes the place of ours. */
  private void writeOwn(String file, String html, List<Paper> papers, PrintWriter out)
      throws IOException {
    if (papers.stream().noneMatch(paper -> file.equalsIgnoreCase(paper.name() + ".html"))) {
      write(file, html);
      out.println(folder.resolve(file));
    }
  }

  private void write(String file, String html) throws IOException {
    AtomicFile.write(folder.resolve(file), html.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> provenance(List<Paper> workbook) {
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("Cite as", Build.current().citation());
    workbook.forEach(
        paper -> provenance.put(paper.name() + ".ipynb", paper.provenance().get("SHA-256")));
    provenance.put("Pages by", "backprop " + Build.current());
    return provenance;
  }
}

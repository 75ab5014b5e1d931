package backprop.run;

import backprop.file.AtomicFile;
import backprop.file.Build;
import backprop.report.Book;
import backprop.report.IndexPage;
import backprop.report.Page;
import backprop.report.Paper;
import backprop.report.Playground;
import backprop.text.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The folder of pages: one per notebook; of several, an index and a book of all. */
public record Pages(Path folder) {
  /** Its name in the project's target, unless another one is asked for. */
  public static final String FOLDER = "html";

  /** Writes the pages, each whole or not at all, and a line on each. */
  public void write(List<Paper> papers, PrintWriter out) throws IOException {
    List<Paper> workbook = papers.size() > 1 ? papers : List.of();
    List<Page> pages = new ArrayList<>();
    for (Paper paper : papers) {
      Page page = Page.of(paper, folder, workbook);
      pages.add(page);
      Path file = write(paper.name() + ".html", page.html());
      out.println(
          Text.format(
              "%-40s %5d kB %3d figures %3d numbered equations",
              file, Files.size(file) / 1000, page.figures(), page.equations()));
    }
    if (!workbook.isEmpty()) {
      Map<String, String> provenance = provenance(papers);
      Map<String, String> own = new TreeMap<>();
      own.put(IndexPage.FILE, IndexPage.of(pages, provenance));
      own.put(Book.FILE, Book.of(pages, provenance));
      own.put(Playground.FILE, Playground.page());
      for (String file : own.keySet()) { // a notebook's of that name stays
        if (papers.stream().noneMatch(paper -> file.equalsIgnoreCase(paper.name() + ".html"))) {
          out.println(write(file, own.get(file)));
        }
      }
    }
    out.flush();
  }

  private Path write(String name, String html) throws IOException {
    Path file = folder.resolve(name);
    AtomicFile.write(file, html);
    return file;
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

package backprop.report;

import backprop.browser.Embedding;
import org.jsoup.nodes.Element;

/** A page of all figures that a reader can move. */
public final class Playground {
  /** The name of its file. */
  public static final String FILE = "playground.html";

  private static final String TITLE = "Backpropagation under your fingers";

  private Playground() {}

  /** The page, as HTML that needs no other file and no network. */
  public static String page() {
    Element main = new Element("main");
    main.appendElement("h1").text(TITLE);
    main.append(Embedding.sections());
    return Shell.around(TITLE, new Element("body").appendChild(main), "");
  }
}

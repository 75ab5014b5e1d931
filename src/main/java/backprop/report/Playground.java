package backprop.report;

import backprop.browser.Embedding;
import backprop.browser.LiveFigure;
import backprop.browser.LiveFigures;
import backprop.browser.LiveState;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Figures that a reader can move: a page of all of them, or one in another page. */
public final class Playground {
  /** The name of its file. */
  public static final String FILE = "playground.html";

  private static final String TITLE = "Backpropagation under your fingers";

  private Playground() {}

  /** The page of all figures, as HTML that needs no other file and no network. */
  public static String page() {
    Element main = new Element("main");
    main.appendElement("h1").text(TITLE);
    main.appendElement("p")
        .text(
            "Every number here is computed in this page by the library of the workbook, the same"
                + " Java that its lessons show and test. Move a slider, type a number, or drag a"
                + " number that is underlined with dots.");
    for (String name : LiveFigures.NAMES) {
      LiveFigure figure = LiveFigures.of(name, LiveState.of(""));
      main.appendElement("h2").attr("id", name).text(figure.label());
      main.appendElement("p").append("<b>" + figure.question() + "</b>");
      Element list = main.appendElement("ul");
      figure.tries().forEach(sentence -> list.appendElement("li").append(sentence));
      main.appendChild(place(figure, " data-address"));
    }
    return Shell.around(TITLE, new Element("body").appendChild(main), "");
  }

  /**
   * The figure that a cell asks for; nothing if there is no such figure.
   *
   * @param address as {@code single-path?x=1.5&theta=0.8,2}, from anyone
   */
  static Element figure(String address) {
    String name = address.replaceFirst("\\?.*", "");
    return LiveFigures.NAMES.contains(name)
        ? place(LiveFigures.of(name, LiveState.of(address.replaceFirst("[^?]*\\??", ""))), "")
        : new Element("div");
  }

  private static Element place(LiveFigure figure, String attributes) {
    return Jsoup.parseBodyFragment(Embedding.place(figure, attributes)).body().child(0);
  }
}

package backprop.report;

import backprop.browser.LiveFigures;
import java.util.Base64;
import org.jsoup.nodes.Element;

/** Figures that a reader can move: a page of all of them, and what any page with one carries. */
public final class Playground {
  /** Elements that the script below turns into live figures. */
  static final String LIVE = ".backprop-live";

  private Playground() {}

  /** The page of all figures, as HTML that needs no other file and no network. */
  public static String page() {
    Element main = new Element("main");
    main.appendElement("h1").text("Backpropagation under your fingers");
    main.appendElement("p")
        .text(
            "Every number here is computed in this page by the library of the workbook, the same"
                + " Java that its lessons show and test. Move a slider, type a number, or drag a"
                + " number that is underlined with dots.");
    for (String name : LiveFigures.NAMES) {
      main.appendElement("h2").attr("id", name).text(LiveFigures.title(name));
      main.appendChild(figure(name, "").attr("data-address", ""));
    }
    Element body = new Element("body").appendChild(main);
    return Shell.around("Backpropagation under your fingers", body);
  }

  /**
   * A figure's place in a page; what is in it stays where there is no script.
   *
   * @param state as {@code LiveState} writes it
   */
  static Element figure(String name, String state) {
    Element figure =
        new Element("div")
            .attr("class", LIVE.substring(1))
            .attr("data-figure", name)
            .attr("data-state", state);
    figure.appendElement("noscript").text("This figure moves where scripts are allowed.");
    return figure;
  }

  static String style() {
    return Assets.text("live.css");
  }

  static String script() {
    String code = Base64.getEncoder().encodeToString(Assets.bytes("live.wasm.gz"));
    return "const backpropLive = '" + code + "';\n" + Assets.text("live.js");
  }
}

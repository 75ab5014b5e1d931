package backprop.browser;

import backprop.text.Resource;
import backprop.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;

/** What a page needs for its live figures: style, script, and of each figure what stands still. */
public final class Embedding {
  private static final String SVG = ".backprop-live svg ";

  private Embedding() {}

  /** The style sheet, once a page. */
  public static String style() {
    return text("live.css");
  }

  /** The script, with the compiled figures inside, once a page. */
  public static String script() {
    byte[] program = Resource.bytes(Embedding.class, "live.wasm.gz");
    String code = Base64.getEncoder().encodeToString(program);
    return "(() => {\nconst backpropLive = '" + code + "';\n" + text("live.js") + "})();\n";
  }

  /**
   * The place of a figure: a picture of it, which the script replaces.
   *
   * @param attributes further ones, or nothing
   */
  public static String place(LiveFigure figure, String attributes) {
    return "<div class=\"backprop-live\" data-figure=\""
        + figure.name()
        + "\" data-state=\""
        + Text.escaped(figure.state().toString())
        + "\""
        + attributes
        + ">"
        + picture(figure)
        + "<p>This figure can be moved where scripts are allowed: a trusted notebook, or the"
        + " page that <code>java -jar target/backprop.jar playground</code> writes.</p></div>";
  }

  /**
   * The place of the figure that an address names; nothing if there is no such figure.
   *
   * @param address as {@code single-path?x=1.5&theta=0.8,2}, from anyone
   */
  public static String place(String address) {
    int end = address.indexOf('?');
    String name = end < 0 ? address : address.substring(0, end);
    if (name.equals(AnswerFigure.NAME)) {
      return answer(LiveState.of(address.substring(end + 1)));
    }
    return LiveFigures.NAMES.contains(name)
        ? place(LiveFigures.of(name, LiveState.of(address.substring(end + 1))), "")
        : "";
  }

  // empty where nothing moves: hints and solution are folded below
  private static String answer(LiveState state) {
    try {
      String number = new AnswerFigure(state).number();
      return "<div class=\"backprop-live\" data-figure=\"answer\" data-state=\"of="
          + number
          + "\" data-keep=\"backprop "
          + number
          + "\"></div>";
    } catch (IllegalArgumentException e) { // a cell's metadata may be anyone's
      return "";
    }
  }

  /**
   * An introduction, and all figures, each with its question and what to try; their states go to
   * the page's address.
   */
  public static String sections() {
    StringBuilder html = new StringBuilder(text("live.html"));
    html.append(place(AnswerFigure.NAME + "?of=01.4"));
    for (String name : LiveFigures.NAMES) {
      LiveFigure figure = LiveFigures.of(name, LiveState.of(""));
      html.append("<h2 id=\"").append(name).append("\">").append(figure.label()).append("</h2>");
      html.append("<p><b>").append(figure.question()).append("</b></p><p>");
      html.append(figure.letters()).append("</p><ul>");
      figure.tries().forEach(sentence -> html.append("<li>").append(sentence).append("</li>"));
      html.append("</ul>").append(place(figure, " data-address"));
    }
    return html.toString();
  }

  /** A figure in a notebook: its place with everything that moves it. */
  public static String alone(LiveFigure figure) {
    return place(figure, "") + "<style>" + style() + "</style><script>" + script() + "</script>";
  }

  // as an image, which stays where a front end takes drawings out of what it does not trust
  private static String picture(LiveFigure figure) {
    String svg = figure.picture();
    if (svg.isEmpty()) {
      return "";
    }
    String alone =
        svg.replaceFirst(
            "<svg viewBox=\"0 0 (\\d+) (\\d+)\"",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"sans-serif\" width=\"$1\""
                + " height=\"$2\" viewBox=\"0 0 $1 $2\"");
    int start = alone.indexOf('>') + 1;
    String styled =
        alone.substring(0, start) + "<style>" + drawings() + "</style>" + alone.substring(start);
    return "<img alt=\""
        + Text.escaped(figure.sentence())
        + "\" src=\"data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(styled.getBytes(StandardCharsets.UTF_8))
        + "\">";
  }

  // of the style sheet the colours, and what is said about drawings
  private static String drawings() {
    String css = style();
    String colours = css.substring(css.indexOf("--live-ink"), css.indexOf("color-scheme"));
    return css.lines()
        .filter(line -> line.startsWith(SVG))
        .map(line -> line.substring(SVG.length()))
        .collect(Collectors.joining("\n", "svg { " + colours.strip() + " }\n", ""));
  }

  private static String text(String name) {
    return Resource.text(Embedding.class, name);
  }
}

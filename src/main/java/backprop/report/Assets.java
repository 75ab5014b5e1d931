package backprop.report;

import backprop.text.Resource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** The style and the script that pages carry: this package's own, KaTeX's and Prism's. */
final class Assets {
  private static final Pattern FONT_FACE =
      Pattern.compile("@font-face\\{[^}]*?fonts/KaTeX_([\\w-]+)\\.woff2[^}]*\\}");
  private static final Pattern FONT_SOURCE = Pattern.compile("src:[^;}]*");

  /** Fonts of KaTeX and the commands that ask for them; the others nearly always are needed. */
  private static final Map<String, String> FONTS = fonts();

  private Assets() {}

  /** The style sheet of a page with these formulas, in LaTeX. */
  static String style(List<String> formulas) {
    String own = text("page.css");
    return formulas.isEmpty() ? own : katexStyle(String.join("\n", formulas)) + "\n" + own;
  }

  /** The script of a page; empty if it needs none. */
  static String script(boolean formulas, boolean code, boolean search) {
    StringBuilder script = new StringBuilder();
    if (formulas) {
      script.append(text("katex/katex.min.js")).append('\n').append(text("formulas.js"));
    }
    if (code) {
      script.append("window.Prism = {manual: true, disableWorkerMessageHandler: true};\n");
      for (String part : List.of("core", "clike", "java")) {
        script.append(text("prism/prism-" + part + ".min.js")).append('\n');
      }
      script.append(text("code.js"));
    }
    if (formulas || code) {
      script.append(text("boxes.js"));
    }
    if (search) {
      script.append(text("search.js"));
    }
    return script.toString();
  }

  /** Names whose script and fonts a page carries, with the licences that they have. */
  static void name(Element footer, boolean formulas, boolean code) {
    if (formulas) {
      String licences = licence("katex") + "; its fonts: SIL Open Font License 1.1.";
      footer.appendElement("p").text("Formulas: KaTeX, " + licences);
    }
    if (code) {
      footer.appendElement("p").text("Colours of code: Prism, " + licence("prism") + ".");
    }
  }

  private static String licence(String of) {
    Stream<String> lines = text(of + "/LICENSE").lines();
    String copyright = lines.filter(line -> line.startsWith("Copyright")).findFirst().orElseThrow();
    return copyright + ", MIT licence";
  }

  private static String katexStyle(String formulas) {
    return FONT_FACE
        .matcher(text("katex/katex.min.css"))
        .replaceAll(
            font -> {
              String name = font.group(1);
              String commands = FONTS.getOrDefault(name, "");
              boolean needed = Pattern.compile(commands).matcher(formulas).find();
              return Matcher.quoteReplacement(needed ? embedded(font.group(), name) : "");
            });
  }

  private static String embedded(String face, String name) {
    byte[] bytes = Resource.bytes(Assets.class, "katex/KaTeX_" + name + ".woff2");
    String font = Base64.getEncoder().encodeToString(bytes);
    String source = "src:url(data:font/woff2;base64," + font + ") format(\"woff2\")";
    return FONT_SOURCE.matcher(face).replaceFirst(source);
  }

  private static Map<String, String> fonts() {
    String bold = "boldsymbol|bm|pmb|mathbf|textbf|bf|bold";
    Map<String, String> commands = new HashMap<>();
    commands.put("Main-Bold", "\\\\(" + bold + ")");
    commands.put("Main-Italic", "\\\\(mathit|textit|it|emph)");
    commands.put("Main-BoldItalic", both("mathit|textit|it|emph", bold));
    commands.put("Math-BoldItalic", "\\\\(boldsymbol|bm|pmb)");
    commands.put("Caligraphic-Regular", "\\\\(mathcal|cal)");
    commands.put("Caligraphic-Bold", both("mathcal|cal", bold));
    commands.put("Fraktur-Regular", "\\\\(mathfrak|frak)");
    commands.put("Fraktur-Bold", both("mathfrak|frak", bold));
    commands.put("SansSerif-Regular", "\\\\(mathsf|textsf|sf)");
    commands.put("SansSerif-Bold", both("mathsf|textsf|sf", bold));
    commands.put("SansSerif-Italic", both("mathsf|textsf|sf", "mathit|textit|it|emph|mathsfit"));
    commands.put("Script-Regular", "\\\\mathscr");
    commands.put("Typewriter-Regular", "\\\\(mathtt|texttt|tt|verb|url)");
    return commands;
  }

  /** Finds a text with a command of each of two kinds. */
  private static String both(String some, String others) {
    return "(?s)\\A(?=.*\\\\(" + some + "))(?=.*\\\\(" + others + "))";
  }

  /** HTML to fill in, without its line breaks. */
  static String template(String name) {
    return text(name).replace("\n", "");
  }

  private static String text(String name) {
    return Resource.text(Assets.class, name);
  }
}

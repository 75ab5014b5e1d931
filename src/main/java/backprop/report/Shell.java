package backprop.report;

import backprop.browser.Embedding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What surrounds the text of every page: head, style, script, and the policy under which a browser
 * runs nothing but that script and fetches nothing at all.
 */
final class Shell {
  private Shell() {}

  /** The page as HTML, with more rules of style than those of every page. */
  static String around(String title, Element body, String moreStyle) {
    List<String> formulas = body.select(".math").eachText();
    boolean code = body.selectFirst("code.language-java") != null;
    boolean search = body.selectFirst("template") != null;
    boolean live = body.selectFirst(".backprop-live") != null;
    String style = Assets.style(formulas) + (live ? Embedding.style() : "") + moreStyle;
    String script =
        Assets.script(!formulas.isEmpty(), code, search) + (live ? Embedding.script() : "");
    Document page = Jsoup.parse(Assets.template("shell.html"));
    page.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
    page.selectFirst("meta[http-equiv]").attr("content", policy(style, script, live));
    page.title(title);
    page.selectFirst("style").appendChild(new DataNode(style));
    page.body().replaceWith(body);
    body.select("> footer").forEach(footer -> Assets.name(footer, !formulas.isEmpty(), code));
    if (!script.isEmpty()) {
      body.appendElement("script").appendChild(new DataNode(script));
    }
    return page.outerHtml() + "\n";
  }

  private static String policy(String style, String script, boolean live) {
    return "default-src 'none'; img-src data:; font-src data:; style-src "
        + hash(style)
        + "; style-src-attr 'unsafe-inline'; script-src " // KaTeX sets widths of large brackets so
        + (script.isEmpty() ? "'none'" : hash(script))
        + (live ? " 'wasm-unsafe-eval'" : "") // WebAssembly; still no script but this one
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

package backprop.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.browser.Embedding;
import backprop.report.Paper.Failed;
import backprop.report.Paper.Printed;
import backprop.report.Paper.Program;
import backprop.report.Paper.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a notebook holds, and wherever: its page runs only our script and fetches nothing. */
class InjectionTest {
  private static final String HEAD =
      "@page chapter-\\d+ \\{ @top-right \\{ content: '[^'<\\\\{}\\n]*'; } }\n"
          + "article:nth-of-type\\(\\d+\\) \\{ page: chapter-\\d+; }\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg/onload=alert(1)>",
        "<svg><script>alert(1)</script><image href=\"https://evil.example/i.png\"/></svg>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"java&#x09;script:alert(1)\">x</a>",
        "<a href=\"vbscript:x\">x</a><a href=\"file:///etc/passwd\">y</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "</script><script>alert(1)</script>",
        "</style></title></textarea></pre></code><script>alert(1)</script>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<details open ontoggle=alert(1)>x</details>",
        "<style>*{display:none}</style><link rel=stylesheet href=https://evil.example/x.css>",
        "<meta http-equiv=refresh content=\"0;url=https://evil.example\"><base href=https://evil.example/>",
        "<form action=https://evil.example><input name=q><button>ok</button></form>",
        "<object data=https://evil.example></object><embed src=https://evil.example>",
        "<div style=\"position:fixed;inset:0;background:url(https://evil.example/x.png)\">x</div>",
        "<img src=https://evil.example/pixel.png><img src=//evil.example/p.png>",
        "<img src=\"data:text/html,<script>alert(1)</script>\">",
        "<template><script>alert(1)</script></template><xmp><script>alert(1)</script></xmp>",
        "<body onload=alert(1)><plaintext>",
        "[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) ![z](javascript:alert(1))",
        "[a]: <javascript:alert(1)>\n\n[a]",
        "[x](data:text/html,<script>alert(1)</script>) <https://x/?\"onclick=alert(1)>",
        "$\\href{javascript:alert(1)}{x}$",
        "$</span><script>alert(1)</script>$",
        "$$\\htmlStyle{position:fixed}{<img src=x onerror=alert(1)>}$$",
        "`</code><script>alert(1)</script>`",
        "```\n</code></pre><script>alert(1)</script>\n```",
        "<![CDATA[<script>alert(1)</script>]]><!--><script>alert(1)</script>-->",
        "\0<scr\0ipt>alert(1)</scr\0ipt>",
        "\uE0000\uE001<script>alert(1)</script>"
      })
  void hostileTextSurvivesNowhere(String text) {
    Paper paper =
        new Paper(
            text.replaceAll("[^a-z]", ""),
            Path.of("."),
            List.of(
                Papers.prose("# " + text.replace("\n", " ")),
                Papers.prose(text),
                Papers.prose("| " + text.replace("\n", " ") + " | b |\n|--|--|\n| 1 | 2 |"),
                new Program(1, text, List.of(), text),
                new Program(1, text, List.of(), "single-path?x=" + text + "&theta=" + text),
                new Program(1, text, List.of(), "single-path?" + text),
                Papers.program(
                    text,
                    new Printed(false, text),
                    new Printed(true, text),
                    new Failed(text),
                    Papers.shown("text/html", text, "text/plain", text),
                    Papers.shown("text/html", "<table><tr><th>" + text + "</th></tr></table>"),
                    Papers.shown("text/plain", text),
                    Papers.shown("text/markdown", text),
                    Papers.shown("text/latex", text),
                    Papers.shown("application/javascript", text),
                    Papers.shown(text, text),
                    Papers.shown("image/png", text, "text/plain", text),
                    new Shown(Map.of("image/svg+xml", text, "text/plain", text), 9, text))),
            Map.of(text, text));
    Page page = Page.of(paper, Path.of("."), List.of(paper, paper));
    assertEquals(List.of(), complaints(page.html()));
    List<Page> pages = List.of(page, page);
    assertEquals(List.of(), complaints(IndexPage.of(pages, Map.of(text, text))));
    assertEquals(List.of(), complaints(Book.of(pages, Map.of(text, text))));
  }

  /** Everything on a page that could act, apart from its own script and style. */
  private static List<String> complaints(String html) {
    List<String> complaints = new ArrayList<>();
    Document page = Jsoup.parse(html);
    boolean search = page.selectFirst("template") != null;
    for (Element section : page.select("template#sections > a")) {
      if (section.childrenSize() > 0) {
        complaints.add("markup among the words to search: " + section);
      }
    }
    page.select("template#sections").unwrap();
    for (Element element : page.getAllElements()) {
      if (element.is(
          "iframe, object, embed, form, base, link, frame, applet, svg, math, template, noscript,"
              + " button, textarea, meta[http-equiv=refresh], audio, video")) {
        complaints.add(element.outerHtml());
      }
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey();
        String value = attribute.getValue().toLowerCase(Locale.ROOT).strip();
        boolean address = List.of("href", "src", "action", "data", "srcset").contains(name);
        boolean safe =
            name.equals("src")
                ? value.startsWith("data:image/")
                : value.matches("(?s)(#|https?:|mailto:|[\\w%.-]+\\.html|[\\w%.-]*($|#)).*");
        if (name.startsWith("on") || name.equals("style") || address && !safe) {
          complaints.add(name + "=" + attribute.getValue());
        }
      }
    }
    boolean live = page.selectFirst(".backprop-live") != null;
    for (Element style : page.select("style")) {
      String own = Assets.style(page.select(".math").eachText()) + (live ? Embedding.style() : "");
      if (!style.data().startsWith(own)
          || !style.data().substring(own.length()).matches("(" + HEAD + ")*")) {
        complaints.add("a style that is not ours");
      }
    }
    assertTrue(page.select("script").size() <= 1, "one script");
    for (Element script : page.select("script")) {
      boolean formulas = page.selectFirst(".math") != null;
      boolean code = page.selectFirst("code.language-java") != null;
      String ours = Assets.script(formulas, code, search);
      if (!script.data().equals(live ? ours + Embedding.script() : ours)) {
        complaints.add("a script that is not ours");
      }
    }
    return complaints;
  }
}

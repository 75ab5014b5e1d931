package backprop.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slots that are changed in place are what they would be if they were filled anew. */
class MarkupTest {

  private static String changes(String before, String now) {
    String changes = Markup.of(before).changes(Markup.of(now));
    return changes.replace('\u001e', '\n').replace('\u001f', ' ');
  }

  @Test
  void onlyWhatDiffersIsNamed() {
    String before = "a <b class=\"x\">1</b><svg><line x1=\"0\" x2=\"1\"/></svg>";
    assertEquals("6", changes(before, before));
    assertEquals("6\n3 2", changes(before, before.replace("1</b>", "2</b>")));
    assertEquals("6\n5 x2 7", changes(before, before.replace("x2=\"1", "x2=\"7")));
    assertEquals("6\n3 < & \"", changes(before, before.replace("1</b>", "&lt; &amp; &quot;</b>")));
    assertEquals("6\n4 < <dot/>", changes(before, before.replaceAll("<line.*/>", "<dot/>")));
    assertEquals("6\n2 < ", changes(before, before.replace("1</b>", "</b>")));
    assertEquals("6\n0 < <b>a</b>", changes(before, "<b>a</b>"));
  }

  // ------------------------------------------------------------------ all that figures write

  /** Keeps a page by changes, beside one whose slots are filled anew. */
  private static final class TwoPages implements Board {
    final Map<String, Element> changed = new LinkedHashMap<>();
    final Map<String, Markup> standing = new LinkedHashMap<>();
    int changes;
    Element whole;

    @Override
    public void html(String html) {
      whole = Jsoup.parseBodyFragment(html).body();
      changed.clear();
      standing.clear();
    }

    @Override
    public void put(String kindAndName, String text) {
      if (!kindAndName.startsWith("html ")) {
        return;
      }
      Element anew = Jsoup.parseBodyFragment(text).body();
      Markup now = Markup.of(text);
      Markup before = standing.put(kindAndName, now);
      if (before == null) {
        changed.put(kindAndName, anew);
      } else {
        change(changed.get(kindAndName), before.changes(now));
        assertEquals(anew.html(), changed.get(kindAndName).html(), kindAndName);
      }
    }

    private void change(Element slot, String text) {
      String[] all = text.split("\u001e");
      List<Node> nodes = new ArrayList<>();
      slot.traverse((node, depth) -> nodes.add(node));
      assertEquals(nodes.size(), Integer.parseInt(all[0]));
      for (int i = 1; i < all.length; i++) {
        String[] parts = all[i].split("\u001f", -1);
        Node node = nodes.get(Integer.parseInt(parts[0]));
        if (parts.length == 2) {
          ((TextNode) node).text(parts[1]);
        } else if (parts[1].equals("<")) {
          ((Element) node).html(parts[2]);
        } else {
          assertTrue(node.hasAttr(parts[1]), all[i]);
          node.attr(parts[1], parts[2]);
        }
        changes++;
      }
    }

    @Override
    public void state(String state) {}

    @Override
    public void say(String sentence) {}

    @Override
    public void animate(boolean on) {}
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "single-path",
        "one-hidden-layer",
        "any-depth",
        "activations-losses",
        "descent",
        "graph?of=J = (c*relu(b*x*tanh(a*x)) − max(a, b))^2",
        "graph?of=y = log(x) + w/(x - 1)"
      })
  void everyControlOfEveryFigure(String figureAndState) {
    String[] parts = figureAndState.split("\\?", 2);
    TwoPages page = new TwoPages();
    Stage stage = new Stage(parts[0], LiveState.of(parts.length < 2 ? "" : parts[1]), page);
    for (Element control : page.whole.select("input[type=range], select, button[data-control]")) {
      String name = control.attr("data-control");
      switch (control.tagName()) {
        case "select" ->
            control.select("option").forEach(it -> stage.event(name, it.attr("value")));
        case "button" -> {
          stage.event(name, "");
          stage.frame();
          stage.event(name, "");
        }
        default -> {
          for (String value : List.of(control.attr("max"), "1", "0.5", control.attr("min"), "a")) {
            stage.event(name, value);
          }
        }
      }
    }
    assertTrue(page.changes > 100, page.changes + "");
  }
}

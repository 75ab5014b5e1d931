package backprop.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a page carries for its live figures. */
class EmbeddingTest {
  private static final int MOST = 700_000; // characters a page, all figures

  @Test
  void scriptAndStyleAreSmallAndMakeNoScriptFromText() {
    String script = Embedding.script();
    assertTrue(script.length() + Embedding.style().length() < MOST, script.length() + "");
    assertFalse(Pattern.compile("\\beval\\b|new Function|</script|<!--").matcher(script).find());
  }

  @Test
  void withoutAScriptAPictureStays() {
    for (String name : LiveFigures.NAMES) {
      String place = Embedding.place(LiveFigures.of(name, LiveState.of("")), "");
      Matcher image = Pattern.compile("base64,([^\"]+)\"").matcher(place);
      if (image.find()) {
        byte[] svg = Base64.getDecoder().decode(image.group(1));
        String text = new String(svg, StandardCharsets.UTF_8);
        assertTrue(text.startsWith("<svg xmlns="), text);
        assertTrue(text.contains(" width=\""), text);
        assertTrue(text.contains("--live-ink: #222"), text);
      }
      assertTrue(place.contains("trusted notebook"), place);
    }
  }

  @Test
  void whatIsToBeComputedByHandIsWhatTheFigureShows() {
    String address = "single-path?x=2&y=1&theta=0,6";
    String sections = Embedding.sections();
    assertTrue(sections.contains("\"#" + Text.escaped(address) + "\""), sections);
    PathModel model = new PathModel(LiveState.of(address.substring(address.indexOf('?') + 1)));
    Map<String, Double> byHand =
        Map.of("a2", 0.5, "a3", 3.0, "delta3", 2.0, "delta2", 3.0, "dtheta2", 1.0, "dtheta1", 6.0);
    byHand.forEach((key, number) -> assertEquals(number, model.value(key), key));
  }

  @Test
  void bitsAreSixteenHexadecimalDigits() {
    assertEquals("3ff0000000000000", Letters.bits(1));
    assertEquals("8000000000000000", Letters.bits(-0.0));
  }
}

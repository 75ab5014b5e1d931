package backprop.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
  void bitsAreSixteenHexadecimalDigits() {
    assertEquals("3ff0000000000000", Letters.bits(1));
    assertEquals("8000000000000000", Letters.bits(-0.0));
  }
}

package backprop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void noTextEndsATagOrAnAttributeOrMakesAPageInvalid() {
    assertEquals("a &lt; b &amp;&amp; c &gt; &quot;d&quot;", Text.escaped("a < b && c > \"d\""));
    assertEquals("\tone\n two", Text.escaped("\tone\n\u0007two"));
    assertEquals("half a pair:  ", Text.escaped("half a pair: \uD83D"));
    assertEquals("a whole one: \uD83D\uDE00", Text.escaped("a whole one: \uD83D\uDE00"));
  }
}

package backprop.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InkTest {

  @Test
  void theLibrarysFontIsUsedWhereItHasAllCharacters() {
    String text = "∂C/∂W¹ 0.5 → μ, ‖x‖₂, ½, Größe";
    assertSame(Ink.NORMAL, Ink.fontFor(Ink.NORMAL, text));
    assertEquals(text, Ink.readable(Ink.NORMAL, text));
  }

  /** No font has it: Unicode promises to leave it without a character. */
  @Test
  void aCharacterThatNoFontHasIsSaidByItsNumber() {
    assertEquals("loss [U+FDD0] 1", Ink.readable(Ink.SMALL, "loss \uFDD0 1"));
    assertTrue(Ink.width(Ink.SMALL, "\uFDD0") == Ink.width(Ink.SMALL, "[U+FDD0]"));
  }

  @Test
  void aCharacterOfAnotherScriptIsDrawnOrSaid() {
    String text = "損失";
    String readable = Ink.readable(Ink.NORMAL, text);
    boolean machine = Ink.fontFor(Ink.NORMAL, text).canDisplayUpTo(text) < 0;
    assertEquals(machine ? text : "[U+640D][U+5931]", readable);
    assertEquals(-1, Ink.fontFor(Ink.NORMAL, readable).canDisplayUpTo(readable));
  }
}

package backprop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TerminalLineTest {
  @Test
  void theBarFillsAsFarAsItIs() {
    assertEquals("[" + " ".repeat(20) + "] a", TerminalLine.line(0, 4, "a").strip());
    assertEquals("[=====" + " ".repeat(15) + "] a", TerminalLine.line(1, 4, "a").strip());
    assertEquals("[" + "=".repeat(20) + "] a", TerminalLine.line(5, 4, "a").strip());
    assertEquals("[" + " ".repeat(20) + "]", TerminalLine.line(0, 0, "").strip());
  }

  @Test
  void everyLineCoversTheOneBefore() {
    String cut = TerminalLine.line(1, 2, "a long text ".repeat(20));
    assertEquals(TerminalLine.line(1, 2, "").length(), cut.length());
    assertTrue(cut.endsWith("…"), cut);
  }
}

package backprop.browser;

import java.util.LinkedHashMap;
import java.util.Map;

/** What stands where in a figure. */
public final class Slots {
  private final Map<String, String> all = new LinkedHashMap<>();

  /** The content of {@code data-slot="name"}. */
  public Slots html(String name, String html) {
    all.put("html " + name, html);
    return this;
  }

  /** The value of the inputs {@code data-control="name"}. */
  public Slots value(String control, String value) {
    all.put("value " + control, value);
    return this;
  }

  /** Whether the button {@code data-control="name"} can be pressed. */
  public Slots enabled(String control, boolean enabled) {
    all.put("enabled " + control, enabled ? "yes" : "no");
    return this;
  }

  /**
   * The pixels of the canvas {@code data-pixels="name"}, row by row from the top.
   *
   * @param colors 0xRRGGBB, width · height of them
   */
  public Slots pixels(String name, int width, int[] colors) {
    StringBuilder text = new StringBuilder();
    text.append((char) width).append((char) (colors.length / width));
    for (int color : colors) {
      text.append((char) (color >> 16 & 255)).append((char) (color >> 8 & 255));
      text.append((char) (color & 255));
    }
    all.put("pixels " + name, text.toString());
    return this;
  }

  /** Kind, a space, name; and the text. */
  Map<String, String> all() {
    return all;
  }
}

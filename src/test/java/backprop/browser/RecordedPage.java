package backprop.browser;

import java.util.LinkedHashMap;
import java.util.Map;

/** A page without a browser: what a figure has put into it. */
class RecordedPage implements Board {
  final Map<String, String> shown = new LinkedHashMap<>();
  String state = "";
  String said = "";
  boolean moving;

  @Override
  public void html(String html) {
    shown.clear();
  }

  @Override
  public void put(String kindAndName, String text) {
    shown.put(kindAndName, text);
  }

  @Override
  public void state(String state) {
    this.state = state;
  }

  @Override
  public void say(String sentence) {
    said = sentence;
  }

  @Override
  public void animate(boolean on) {
    moving = on;
  }

  String slot(String slot) {
    return shown.get("html " + slot);
  }
}

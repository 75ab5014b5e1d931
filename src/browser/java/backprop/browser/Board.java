package backprop.browser;

/** Where a figure is shown: a page, or a test. */
public interface Board {

  /** The whole figure. */
  void html(String html);

  /** One slot or control, see {@link Slots}: its kind and name, and what stands there. */
  void put(String kindAndName, String text);

  /** The state, for the address. */
  void state(String state);

  /** A sentence to be read aloud. */
  void say(String sentence);

  /** Whether {@link Stage#frame} is to be called with every picture. */
  void animate(boolean on);
}

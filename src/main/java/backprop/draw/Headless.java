package backprop.draw;

/** Figures are drawn without a screen, also where one is configured and does not answer. */
public final class Headless {
  private Headless() {}

  /** To be called before the first AWT class is touched; AWT decides then, once. */
  public static void ensure() {
    if (System.getProperty("java.awt.headless") == null) { // a user who set it meant it
      System.setProperty("java.awt.headless", "true");
    }
  }
}

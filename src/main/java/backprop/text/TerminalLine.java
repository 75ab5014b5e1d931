package backprop.text;

/** A bar with a text on the error stream of a terminal, drawn again and again in one line. */
public final class TerminalLine {
  private static final int WIDTH = 78;
  private static final int BAR = 20;

  private TerminalLine() {}

  /** Whether a person is watching, on a terminal that can draw it. */
  public static boolean isWatched() {
    String terminal = System.getenv("TERM");
    return System.console() != null && terminal != null && !terminal.equals("dumb");
  }

  /** Draws the line, in place of the one before. */
  public static void show(double done, double total, String text) {
    System.err.print("\r" + line(done, total, text));
    System.err.flush();
  }

  /** As wide as the line before, so that nothing of that is left. */
  static String line(double done, double total, String text) {
    int filled = (int) Math.round(BAR * Math.min(1, done / total)); // 0 of 0 is an empty bar
    String line = "[" + "=".repeat(filled) + " ".repeat(BAR - filled) + "] " + text;
    return line.length() > WIDTH
        ? line.substring(0, WIDTH - 1) + "…"
        : line + " ".repeat(WIDTH - line.length());
  }

  /** Removes the line, for what is printed next. */
  public static void clear() {
    System.err.print("\r" + " ".repeat(WIDTH) + "\r");
    System.err.flush();
  }

  /** Leaves the line where it is, for what is printed next. */
  public static void end() {
    System.err.println();
  }
}

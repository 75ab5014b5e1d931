package backprop.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.teavm.interop.Export;
import org.teavm.interop.Import;

/**
 * The way between a page's script and the figures: text goes character by character, everything
 * else is an int. So no script is made from text at run time, which the page's policy forbids.
 */
public final class Main {
  private static final List<Stage> STAGES = new ArrayList<>();

  private Main() {}

  public static void main(String[] args) {}

  /** Shows figure number {@code figure}; the script has its name and its state ready. */
  @Export(name = "mount")
  public static void mount(int figure) {
    STAGES.add(null);
    attempt(
        figure,
        () ->
            STAGES.set(
                figure, new Stage(argument(0), LiveState.of(argument(1)), new Part(figure))));
  }

  /** The script has the name and the value of a control ready. */
  @Export(name = "event")
  public static void event(int figure) {
    attempt(figure, () -> STAGES.get(figure).event(argument(0), argument(1)));
  }

  @Export(name = "frame")
  public static void frame(int figure) {
    attempt(figure, () -> STAGES.get(figure).frame());
  }

  /** What goes wrong is told to the script in words, which stops this figure alone. */
  private static void attempt(int figure, Runnable action) {
    try {
      action.run();
    } catch (Throwable e) {
      send(figure, "fail", e.toString());
    }
  }

  private static String argument(int which) {
    char[] text = new char[length(which)];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) character(which, i);
    }
    return new String(text);
  }

  /** The part of the page that is one figure. */
  private static final class Part implements Board {
    private final int figure;
    private final Map<String, Markup> standing = new HashMap<>(); // in slots

    Part(int figure) {
      this.figure = figure;
    }

    @Override
    public void html(String html) {
      standing.clear();
      send(figure, "html", html);
    }

    @Override
    public void put(String kindAndName, String text) {
      if (!kindAndName.startsWith("html ")) {
        send(figure, kindAndName, text);
        return;
      }
      Markup now = Markup.of(text);
      Markup before = standing.put(kindAndName, now);
      if (before == null) {
        send(figure, kindAndName, text);
      } else {
        send(figure, "change" + kindAndName.substring(4), before.changes(now));
      }
    }

    @Override
    public void state(String state) {
      send(figure, "state", state);
    }

    @Override
    public void say(String sentence) {
      send(figure, "say", sentence);
    }

    @Override
    public void animate(boolean on) {
      send(figure, "animate", on ? "yes" : "");
    }
  }

  private static void send(int figure, String what, String text) {
    write(what);
    next();
    write(text);
    deliver(figure);
  }

  private static void write(String text) {
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i));
    }
  }

  @Import(module = "page", name = "length")
  private static native int length(int which);

  @Import(module = "page", name = "character")
  private static native int character(int which, int i);

  @Import(module = "page", name = "append")
  private static native void append(int character);

  @Import(module = "page", name = "next")
  private static native void next();

  @Import(module = "page", name = "deliver")
  private static native void deliver(int figure);
}

package backprop.browser;

import backprop.text.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** A figure on a board: what every figure has around it, and what has changed since last time. */
public final class Stage {
  private final LiveFigure figure;
  private final Board board;
  private final Map<String, String> shown = new LinkedHashMap<>();
  private boolean moving;

  /**
   * Shows a figure.
   *
   * @throws IllegalArgumentException if there is no such figure
   */
  public Stage(String name, LiveState state, Board board) {
    this.figure = LiveFigures.of(name, state);
    this.board = board;
    show(true);
  }

  /** A control of the figure, or of what stands around it, has a new value. */
  public void event(String control, String value) {
    boolean anew;
    try {
      anew = figure.set(control, value);
    } catch (IllegalArgumentException e) {
      show(false);
      put("html message", Text.escaped(e.getMessage()));
      board.say(e.getMessage());
      return;
    }
    show(anew);
    if (!figure.moves()) {
      board.say(figure.sentence());
    }
  }

  /** Another picture of a figure that moves. */
  public void frame() {
    if (figure.moves()) {
      figure.advance();
      show(false);
      if (!figure.moves()) {
        board.say(figure.sentence());
      }
    }
  }

  private void show(boolean anew) {
    if (anew) {
      shown.clear();
      board.html(whole());
    }
    Slots slots = new Slots();
    figure.fill(slots);
    slots.html("java", Text.escaped(figure.java()));
    slots.html("message", "");
    slots.all().forEach(this::put);
    board.state(figure.name() + "?" + figure.state());
    if (moving != figure.moves()) {
      moving = figure.moves();
      board.animate(moving);
    }
  }

  private void put(String kindAndName, String text) {
    if (!text.equals(shown.put(kindAndName, text))) {
      board.put(kindAndName, text);
    }
  }

  private String whole() {
    return "<div class=\"live\" role=\"group\" aria-label=\""
        + Text.escaped(figure.label())
        + "\">"
        + figure.html()
        + "<p class=\"live-message\" data-slot=\"message\"></p>"
        + (figure.java().isEmpty() ? "" : cell())
        + "</div>";
  }

  private static String cell() {
    return "<details class=\"live-java\"><summary>As Java</summary>"
        + "<pre tabindex=\"0\" data-slot=\"java\"></pre>"
        + "<button type=\"button\" data-copy=\"java\">Copy the cell</button> "
        + "<button type=\"button\" data-copy=\"address\">Copy the address of this state</button>"
        + "</details>";
  }
}

package backprop.browser;

import java.util.List;

/**
 * A figure whose numbers move. It makes text, and gets text: the page puts {@link #html} in place
 * once, then {@link #fill fills} what moves after everything that its reader does.
 *
 * <p>Elements of {@code html} say what they are by attributes: {@code data-slot="name"} is filled;
 * {@code data-control="name"} is an input, a choice or a button whose value arrives at {@link
 * #set}; {@code data-drag="name"} is dragged to the right for more, by {@code data-step} a pixel;
 * {@code data-point="name"} on a drawing sends where it was pressed, "x,y" in its own units; {@code
 * data-pixels="name"} on a canvas is painted; {@code data-see="name"} around controls sends the
 * name of the one that is pointed at or has the focus.
 */
public interface LiveFigure {

  /** The name in {@code data-figure} and in addresses. */
  String name();

  /** What the figure is, in a few words, for who does not see it. */
  String label();

  /** What the reader should be able to answer after playing with it; HTML. */
  String question();

  /** What it shows and what its letters mean; HTML. */
  String letters();

  /** Two or three things to try, each a sentence; HTML. */
  List<String> tries();

  /** A drawing of it as it is now, as SVG, for where nothing moves; empty if there is none. */
  default String picture() {
    return "";
  }

  /** All of the figure, its slots empty. */
  String html();

  /** Says what stands in each slot and control now. */
  void fill(Slots slots);

  /**
   * A control was moved, or a button pressed.
   *
   * @return whether {@link #html} itself is another now
   * @throws IllegalArgumentException if the value cannot be used, in words for the reader; nothing
   *     has changed then
   */
  boolean set(String control, String value);

  /** One picture later, while {@link #moves}. */
  default void advance() {}

  /** Whether it moves by itself now. */
  default boolean moves() {
    return false;
  }

  /** All that it takes to show the same again. */
  LiveState state();

  /** The cell that computes the same numbers. */
  String java();

  /** What has come out, in one sentence that is read aloud. */
  String sentence();
}

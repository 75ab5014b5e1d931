package backprop.kernel;

/** Where a cell sends what it shows: a Jupyter front end, or the copy of a notebook in memory. */
@FunctionalInterface
public interface Outlet {
  /** Text of {@code stdout} or {@code stderr}. */
  void stream(String name, String text);

  /** Shows a picture, or another rendering; nothing happens where nobody looks. */
  default void display(MimeBundle bundle) {}

  /** Replaces the displays that have the bundle's id, where somebody looks. */
  default void update(MimeBundle bundle) {}

  /** A line typed by the reader, with its line end; throws where nobody can type. */
  default String input() {
    throw new IllegalStateException(
        "this cell waits for the keyboard (System.in), and nobody can type here; in Jupyter one can");
  }
}

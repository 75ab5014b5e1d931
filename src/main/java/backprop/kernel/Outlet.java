package backprop.kernel;

/**
 * Where a cell that runs sends what it shows: a Jupyter front end, or the copy of a notebook in
 * memory.
 */
interface Outlet {
  /** Text of {@code stdout} or {@code stderr}. */
  void stream(String name, String text);

  void display(MimeBundle bundle);

  /** Replaces the displays that have the bundle's id. */
  void update(MimeBundle bundle);

  /** A line typed by the reader, with its line end; empty when nobody can be asked. */
  String input();
}

package backprop.notebook;

import backprop.browser.Embedding;
import backprop.browser.LiveFigure;
import backprop.browser.SinglePathFigure;
import backprop.network.SinglePath;

/**
 * Figures that the reader moves, in a notebook: the last expression of a cell. Their numbers are
 * computed in the page, by this library. In a notebook that is not trusted a picture stays.
 */
public final class Live {
  private Live() {}

  /**
   * A path with its numbers, to change them and to walk forward and backward.
   *
   * @throws IllegalArgumentException if it has more than twelve weights, or an activation that is
   *     not the library's, or another g than g(z) = z
   */
  public static Html singlePath(SinglePath path, double x, double y) {
    return show(SinglePathFigure.of(path, x, y));
  }

  private static Html show(LiveFigure figure) {
    return new Html(Embedding.alone(figure), figure.label() + ": " + figure.sentence());
  }
}

package backprop.notebook;

import backprop.browser.AnyDepthFigure;
import backprop.browser.Embedding;
import backprop.browser.GraphFigure;
import backprop.browser.LiveFigure;
import backprop.browser.OneHiddenLayerFigure;
import backprop.browser.SinglePathFigure;
import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
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

  /**
   * A network with one hidden layer and its examples: every path through a weight, and their sum.
   *
   * @param X p × N
   * @param Y K × N
   * @throws IllegalArgumentException if the figure has no place for them: it has p = M = K = 2, and
   *     N up to 30
   */
  public static Html oneHiddenLayer(OneHiddenLayer net, Matrix X, Matrix Y) {
    return show(OneHiddenLayerFigure.of(net, X, Y));
  }

  /**
   * A network with points in the plane that it learns: it can be trained on, and mistakes planted.
   *
   * @param X 2 × m, between −1.25 and 1.25
   * @param Y 1 × m, 0 or 1
   * @throws IllegalArgumentException if the figure has no place for them, or for such a network
   */
  public static Html anyDepth(Network net, Matrix X, Matrix Y) {
    return show(AnyDepthFigure.of(net, X, Y));
  }

  /**
   * The graph of a formula, to change its letters and to walk it forward and backward.
   *
   * @param formula as {@code (w*x + b - t)^2}
   * @throws IllegalArgumentException if it cannot be read, or has more than 8 letters or 25 numbers
   */
  public static Html graph(String formula) {
    return show(GraphFigure.of(formula));
  }

  private static Html show(LiveFigure figure) {
    return new Html(Embedding.alone(figure), figure.label() + ": " + figure.sentence());
  }
}

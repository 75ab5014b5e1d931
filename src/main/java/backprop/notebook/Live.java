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
   * A path of at most twelve weights with its numbers, to change them and to walk forward and
   * backward; its σ is the library's, and g(z) = z.
   */
  public static Html singlePath(SinglePath path, double x, double y) {
    return show(SinglePathFigure.of(path, x, y));
  }

  /**
   * A network with one hidden layer, p = M = K = 2, and up to 30 examples, X p × N and Y K × N:
   * every path through a weight, and their sum.
   */
  public static Html oneHiddenLayer(OneHiddenLayer net, Matrix X, Matrix Y) {
    return show(OneHiddenLayerFigure.of(net, X, Y));
  }

  /**
   * A network with points in the plane that it learns, X 2 × m between −1.25 and 1.25, and Y 1 × m
   * of 0 and 1: it can be trained on, and mistakes planted.
   */
  public static Html anyDepth(Network net, Matrix X, Matrix Y) {
    return show(AnyDepthFigure.of(net, X, Y));
  }

  /**
   * The graph of a formula such as {@code (w*x + b - t)^2}, of at most 8 letters and 25 numbers, to
   * change its letters and to walk it forward and backward.
   */
  public static Html graph(String formula) {
    return show(GraphFigure.of(formula));
  }

  private static Html show(LiveFigure figure) {
    return new Html(Embedding.alone(figure), figure.label() + ": " + figure.sentence());
  }
}

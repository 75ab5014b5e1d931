package backprop.browser;

import backprop.text.Text;
import java.util.List;

/** All figures by their names. */
public final class LiveFigures {
  /** The names of the playground's, in the order of the lessons. */
  public static final List<String> NAMES =
      List.of(
          SinglePathFigure.NAME,
          OneHiddenLayerFigure.NAME,
          AnyDepthFigure.NAME,
          OutputFigure.NAME,
          DescentFigure.NAME,
          GraphFigure.NAME);

  private LiveFigures() {}

  /**
   * @param state what the figure does not know, or cannot use, is as in the figure's own beginning
   * @throws IllegalArgumentException if there is no such figure
   */
  public static LiveFigure of(String name, LiveState state) {
    return switch (name) {
      case SinglePathFigure.NAME -> new SinglePathFigure(state);
      case OneHiddenLayerFigure.NAME -> new OneHiddenLayerFigure(state);
      case AnyDepthFigure.NAME -> new AnyDepthFigure(state);
      case OutputFigure.NAME -> new OutputFigure(state);
      case DescentFigure.NAME -> new DescentFigure(state);
      case GraphFigure.NAME -> new GraphFigure(state);
      case AnswerFigure.NAME -> new AnswerFigure(state);
      default -> throw Text.illegal("there is no live figure \"%s\"; there are %s", name, NAMES);
    };
  }
}

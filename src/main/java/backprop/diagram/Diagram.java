package backprop.diagram;

import backprop.chart.Figure;
import backprop.check.Tape;
import backprop.matrix.Matrix;
import backprop.network.HiddenLayerPass;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
import backprop.network.Pass;
import java.util.List;

/**
 * A network, or a record of arithmetic, drawn with its numbers: a {@link Figure}, which shows
 * itself as the last expression of a notebook cell.
 *
 * <p>Each unit has two places. Going forward they hold what comes into the unit and what goes out
 * of it, z and a. Going backward the first holds the error signal δ = ∂C/∂z instead, so that a
 * weight's gradient is the product of the two numbers at the ends of its arrow; on the arrows
 * stands what travels back, and all that reaches a unit is to be added up. Numbers are rounded to
 * three digits.
 *
 * <p>An arrow is solid where its number is positive and dashed where it is negative, and the
 * thicker the larger the number. In another size a diagram is scaled as a whole.
 *
 * <p>A single path is drawn as the network that it is, {@code path.toNetwork()}, or as the graph of
 * its {@link Tape}; {@code Live.singlePath} shows it in the letters of document 001.
 */
public final class Diagram {
  private Diagram() {}

  /**
   * A forward pass of one example in the letters of document 002: αᵀx and z at the hidden units, t
   * and f at the outputs, α and β on the arrows.
   *
   * @param example its column in X; the first is 0
   * @throws IllegalArgumentException if there is no such example, the pass is not of this network
   *     as it is now, or a layer is too large to be read
   */
  public static Figure forward(OneHiddenLayer net, HiddenLayerPass pass, int example) {
    return new HiddenNumbers(net, pass, example).forward().figure();
  }

  /**
   * A backward pass of one example in the letters of document 002: s at the hidden units, δ at the
   * outputs, and on the arrows what travels back, s_m α_ml and δ_k β_km.
   *
   * @param example its column in X; the first is 0
   * @throws IllegalArgumentException if there is no such example, the pass is not of this network
   *     as it is now, or a layer is too large to be read
   */
  public static Figure backward(OneHiddenLayer net, HiddenLayerPass pass, int example) {
    return new HiddenNumbers(net, pass, example).backward().figure();
  }

  /**
   * A forward pass of one example: z and a at the units, W on the arrows, b below the units.
   *
   * @param example its column in X; the first is 0
   * @throws IllegalArgumentException if there is no such example, the pass is not of this network
   *     as it is now, or the network is too large to be read
   */
  public static Figure forward(Network net, Pass pass, int example) {
    return new LayerNumbers(net, pass, example).forward().figure();
  }

  /**
   * A backward pass of one example: δ at the units, and on the arrows what travels back, δ_i W_ij.
   *
   * @param example its column in X; the first is 0
   * @throws IllegalArgumentException if there is no such example, the pass has not gone backward or
   *     is not of this network as it is now, or the network is too large to be read
   */
  public static Figure backward(Network net, Pass pass, int example) {
    return new LayerNumbers(net, pass, example).backward().figure();
  }

  /**
   * The graph of all that y was computed from: values above the operations, ∂y/∂ of each below,
   * local slopes on the arrows.
   *
   * @throws IllegalArgumentException if y was recorded on another tape, or more than 25 numbers
   *     lead to it
   */
  public static Figure of(Tape tape, Tape.Node y) {
    return new TapeDrawing(tape, y, true, true).figure();
  }

  /**
   * The same graph on the way forward: values alone.
   *
   * @throws IllegalArgumentException as {@link #of(Tape, Tape.Node)}
   */
  public static Figure values(Tape tape, Tape.Node y) {
    return new TapeDrawing(tape, y, false, false).figure();
  }

  /**
   * The same graph before the way back: values, and local slopes on the arrows.
   *
   * @throws IllegalArgumentException as {@link #of(Tape, Tape.Node)}
   */
  public static Figure slopes(Tape tape, Tape.Node y) {
    return new TapeDrawing(tape, y, true, false).figure();
  }

  /**
   * An image and the answer of a classifier: a bar for each class.
   *
   * @param image its pixels row by row, from 0 for white to the largest, black: side² × 1
   * @param answer a share for each class: K × 1
   * @throws IllegalArgumentException if the sizes do not fit
   */
  public static Figure answer(Matrix image, int side, Matrix answer, List<String> classes) {
    return AnswerDrawing.of(image, side, answer, classes);
  }
}

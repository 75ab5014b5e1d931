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

  // ------------------------------------------------------------------ one hidden layer

  /**
   * A forward pass of one example, a column of X, in the letters of document 002: αᵀx and z at the
   * hidden units, t and f at the outputs, α and β on the arrows. Refused are a pass of another
   * network, or of an earlier state of this one, and a layer too large to be read.
   */
  public static Figure forward(OneHiddenLayer net, HiddenLayerPass pass, int example) {
    return new HiddenNumbers(net, pass, example).forward().figure();
  }

  /**
   * A backward pass of one example in the letters of document 002: s at the hidden units, δ at the
   * outputs, and on the arrows what travels back, s_m α_ml and δ_k β_km.
   */
  public static Figure backward(OneHiddenLayer net, HiddenLayerPass pass, int example) {
    return new HiddenNumbers(net, pass, example).backward().figure();
  }

  // ------------------------------------------------------------------ any network

  /** A forward pass of one example: z and a at the units, W on the arrows, b below the units. */
  public static Figure forward(Network net, Pass pass, int example) {
    return new LayerNumbers(net, pass, example).forward().figure();
  }

  /** A backward pass of one example: δ at the units, on the arrows what travels back, δ_i W_ij. */
  public static Figure backward(Network net, Pass pass, int example) {
    return new LayerNumbers(net, pass, example).backward().figure();
  }

  // ------------------------------------------------------------------ arithmetic

  /**
   * The graph of all that y was computed from, at most 25 numbers: values above the operations,
   * ∂y/∂ of each below, local slopes on the arrows.
   */
  public static Figure of(Tape tape, Tape.Node y) {
    return new TapeDrawing(tape, y, true, true).figure();
  }

  /** The same graph on the way forward: values alone. */
  public static Figure values(Tape tape, Tape.Node y) {
    return new TapeDrawing(tape, y, false, false).figure();
  }

  /** The same graph before the way back: values, and local slopes on the arrows. */
  public static Figure slopes(Tape tape, Tape.Node y) {
    return new TapeDrawing(tape, y, true, false).figure();
  }

  // ------------------------------------------------------------------ what comes in, what goes out

  /**
   * An image, side² × 1 from 0 for white to the largest, black, and the answer of a classifier, K ×
   * 1: a bar for each of the K classes.
   */
  public static Figure answer(Matrix image, int side, Matrix answer, List<String> classes) {
    return AnswerDrawing.of(image, side, answer, classes);
  }
}

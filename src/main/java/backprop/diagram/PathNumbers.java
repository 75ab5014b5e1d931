package backprop.diagram;

import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.PathPass;
import backprop.network.SinglePath;
import backprop.text.Numbers;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a single path, in the letters of 001. */
record PathNumbers(SinglePath path, PathPass pass) {
  private static final int MOST_LAYERS = 7;

  PathNumbers {
    if (path.layers() > MOST_LAYERS) {
      throw Text.illegal(
          "a diagram of a path of %s layers: at most %s can be read", path.layers(), MOST_LAYERS);
    }
    if (pass.layers() != path.layers()) {
      throw Text.illegal(
          "the pass is of a path of %s layers, but this path has %s: give a pass of this path",
          pass.layers(), path.layers());
    }
  }

  NetworkDrawing forward() {
    List<UnitColumn> layers = new ArrayList<>();
    List<Matrix> theta = new ArrayList<>();
    layers.add(input());
    for (int l = 2; l <= path.layers(); l++) {
      layers.add(units(l, "z", pass.z(l)));
      theta.add(Matrix.columnOf(path.theta(l - 1)));
    }
    Arrows arrows = new Arrows("θ", theta);
    arrows.requireMade(layers);
    String caption =
        Text.format(
            "Forward pass of a single path: x = %s leads to ŷ = %s, where y = %s is wanted; J = %s",
            Numbers.typeset(pass.a(1)),
            Numbers.typeset(pass.yHat()),
            Numbers.typeset(pass.y()),
            Numbers.typeset(pass.J()));
    String result =
        Text.format("y = %s   J = %s", Numbers.typeset(pass.y()), Numbers.typeset(pass.J()));
    return new NetworkDrawing(Direction.FORWARD, caption, layers, arrows, result, "");
  }

  NetworkDrawing backward() {
    List<UnitColumn> layers = new ArrayList<>();
    List<Matrix> gradients = new ArrayList<>();
    layers.add(input());
    for (int l = 2; l <= path.layers(); l++) {
      layers.add(units(l, "δ", pass.delta(l)));
      gradients.add(Matrix.columnOf(pass.dTheta(l - 1)));
    }
    int L = path.layers();
    String caption =
        Text.format(
            "Backward pass of a single path: δ = %s at the output becomes ∂J/∂θ = %s at the first weight",
            Numbers.typeset(pass.delta(L)), Numbers.typeset(pass.dTheta(1)));
    String result = "y = " + Numbers.typeset(pass.y());
    String rule = "∂J/∂θ = a at the arrow’s left end × δ at its right end";
    return new NetworkDrawing(
        Direction.BACKWARD, caption, layers, new Arrows("∂J/∂θ", gradients), result, rule);
  }

  private UnitColumn input() {
    return UnitColumn.input(letter("a", 1) + " = x", "", new double[] {pass.a(1)});
  }

  private UnitColumn units(int l, String letter, double value) {
    Network net = path.toNetwork(); // a layer there is one less than here
    return new UnitColumn(
        Text.format("layer %s · %s", l, net.layer(l - 1).activation()),
        letter(letter, l),
        letter("a", l) + (l == path.layers() ? " = ŷ" : ""),
        "",
        new double[] {value},
        new double[] {pass.a(l)},
        new double[0],
        "");
  }

  private static String letter(String letter, int l) {
    return letter + "⁽" + Numbers.superscript(l) + "⁾";
  }
}

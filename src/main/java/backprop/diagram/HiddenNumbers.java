package backprop.diagram;

import backprop.matrix.Matrix;
import backprop.network.HiddenLayerPass;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
import backprop.text.Text;
import java.util.Arrays;
import java.util.List;

/** The numbers of a network with one hidden layer for one example, in the letters of 002. */
record HiddenNumbers(OneHiddenLayer net, HiddenLayerPass pass, int example) {
  HiddenNumbers {
    List<Integer> ofPass = List.of(pass.x().rows() - 1, pass.alphaX().rows(), pass.t().rows());
    Examined.require(example, pass.x().columns(), ofPass, LayerNumbers.units(net.toNetwork()));
  }

  NetworkDrawing forward() {
    List<UnitColumn> layers = layers("αᵀx", pass.alphaX(), "t", pass.t(), true);
    Network same = net.toNetwork();
    Arrows arrows = new Arrows("α, β", List.of(same.W(1), same.W(2)));
    arrows.requireMade(layers);
    String caption =
        Text.format(
            "Forward pass of column %s of X through one hidden layer: α leads to z, β to t, and %s to f = %s",
            example, same.layer(2).activation(), Examined.list(layers.get(2).out()));
    return new NetworkDrawing(Direction.FORWARD, caption, layers, arrows, "");
  }

  NetworkDrawing backward() {
    List<UnitColumn> layers = layers("s", pass.s(), "δ", pass.delta(), false);
    List<Matrix> sent = Examined.sentBack(layers, forward().arrows()); // refuses a stale pass
    Arrows arrows = new Arrows("what travels back, s α and δ β", sent);
    String caption =
        Text.format(
            "Backward pass of column %s of X through one hidden layer: δ = %s at the outputs, s = %s at the hidden units",
            example, Examined.list(layers.get(2).in()), Examined.list(layers.get(1).in()));
    String rule =
        "slope by a weight = x or z at its left end × s or δ at its right end; by a bias: s or δ";
    return new NetworkDrawing(Direction.BACKWARD, caption, layers, arrows, rule);
  }

  private List<UnitColumn> layers(
      String hidden, Matrix in, String last, Matrix out, boolean biases) {
    Network same = net.toNetwork();
    double[] x = Examined.column(pass.x(), example);
    double[] z = Examined.column(pass.z(), example);
    return List.of(
        UnitColumn.input("x", "l", Arrays.copyOfRange(x, 1, x.length)),
        new UnitColumn(
            "hidden · " + same.layer(1).activation(),
            hidden,
            "z",
            "m",
            Examined.column(in, example),
            Arrays.copyOfRange(z, 1, z.length),
            biases ? Examined.column(same.b(1), 0) : new double[0],
            "α₀"),
        new UnitColumn(
            "output · " + same.layer(2).activation(),
            last,
            "f",
            "k",
            Examined.column(out, example),
            Examined.column(pass.f(), example),
            biases ? Examined.column(same.b(2), 0) : new double[0],
            "β₀"));
  }
}

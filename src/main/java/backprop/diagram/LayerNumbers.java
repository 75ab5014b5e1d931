package backprop.diagram;

import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.text.Numbers;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The numbers of any network for one example of a batch. */
record LayerNumbers(Network net, Pass pass, int example) {
  LayerNumbers {
    Text.refuseIf(!pass.hasGoneForward(), "the pass is empty: call forward first");
    List<Integer> ofPass =
        IntStream.rangeClosed(0, pass.depth()).map(l -> pass.a(l).rows()).boxed().toList();
    Examined.require(example, pass.examples(), ofPass, units(net));
  }

  NetworkDrawing forward() {
    List<UnitColumn> layers = layers("z", pass::z, true);
    List<Matrix> weights = IntStream.rangeClosed(1, net.depth()).mapToObj(net::W).toList();
    Arrows arrows = new Arrows("W", weights);
    arrows.requireMade(layers);
    String caption =
        Text.format(
            "Forward pass of column %s of X through layers of %s units: the output is %s",
            example, Examined.joined(units(net)), Examined.list(layers.get(net.depth()).out()));
    return new NetworkDrawing(Direction.FORWARD, caption, layers, arrows, "");
  }

  NetworkDrawing backward() {
    Text.refuseIf(
        !pass.hasGoneBackward(),
        "the pass has gone forward only and has no δ: call backward first");
    List<UnitColumn> layers = layers("δ", pass::delta, false);
    String caption =
        Text.format(
            "Backward pass of column %s of X through layers of %s units: δ at the output is %s",
            example, Examined.joined(units(net)), Examined.list(layers.get(net.depth()).in()));
    String part = pass.examples() == 1 ? "" : "this example’s part of ";
    String rule =
        part + "∂C/∂W = a at the arrow’s left end × δ at its right end; ∂C/∂b is δ itself";
    List<Matrix> sent = Examined.sentBack(layers, forward().arrows()); // refuses a stale pass
    Arrows arrows = new Arrows("what travels back, δ W", sent);
    return new NetworkDrawing(Direction.BACKWARD, caption, layers, arrows, rule);
  }

  private List<UnitColumn> layers(String letter, IntFunction<Matrix> in, boolean biases) {
    List<UnitColumn> layers = new ArrayList<>();
    layers.add(UnitColumn.input("a⁰ = x", "j", Examined.column(pass.a(0), example)));
    for (int l = 1; l <= net.depth(); l++) {
      layers.add(
          new UnitColumn(
              Text.format("layer %s · %s", l, net.layer(l).activation()),
              letter + Numbers.superscript(l),
              "a" + Numbers.superscript(l),
              "i",
              Examined.column(in.apply(l), example),
              Examined.column(pass.a(l), example),
              biases && net.layer(l).hasBiases() ? Examined.column(net.b(l), 0) : new double[0],
              "b"));
    }
    return layers;
  }

  static List<Integer> units(Network net) {
    return IntStream.rangeClosed(0, net.depth()).map(net::units).boxed().toList();
  }
}

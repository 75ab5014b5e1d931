package backprop.grading;

import backprop.activation.Softmax;
import backprop.network.Network;
import java.util.List;

/** The letters of 002: layer 1 has α, σ and s, layer 2 has β, g and δ. */
final class HiddenLayerNotation extends GradientNotation {
  private final boolean softmax;

  HiddenLayerNotation(int examples, Network net) {
    super(examples, 2, "the minus sign of −2(y_ik − f_k(x_i)) is forgotten");
    softmax = net.output().activation() instanceof Softmax;
  }

  @Override
  List<Part> parts() {
    return List.of(
        new Part("delta", "δ_ki", 2, Line.OUTPUT, pass -> pass.given(2)),
        new Part("beta", "∂R/∂β", 2, Line.WEIGHTS, pass -> pass.weights(2)),
        new Part("s", "s_mi", 1, Line.RECURSION, pass -> pass.given(1)),
        new Part("alpha", "∂R/∂α", 1, Line.WEIGHTS, pass -> pass.weights(1)));
  }

  @Override
  boolean isBiasFirst() {
    return true;
  }

  @Override
  String quantity(String name, int l, int offset) {
    List<String> byLayer =
        switch (name) {
          case "z" -> List.of("", "α_mᵀx_i", "t_ik");
          case "a" -> List.of("x_il", "z_im", "f_k(x_i)");
          case "δ" -> List.of("", "s_mi", "δ_ki");
          case "W" -> List.of("", "α_ml", "β_km");
          case "slope" -> List.of("", "σ′(α_mᵀx_i)", softmax ? "∂g/∂t_ik" : "g_k′(t_ik)");
          case "dW" -> List.of("", "∂R_i/∂α_ml", "∂R_i/∂β_km");
          case "db" -> List.of("", "∂R_i/∂α_0m", "∂R_i/∂β_0k");
          default -> throw new IllegalArgumentException(name);
        };
    return l == 0
        ? byLayer.get(2 + offset) + " and " + byLayer.get(1 + offset)
        : byLayer.get(l + offset);
  }

  @Override
  String equation(Line line, int layer, Part part) {
    return "002 "
        + switch (line) {
          case COST, OUTPUT -> softmax ? "(8)" : "(4)";
          case RECURSION -> part.line() == Line.RECURSION ? "(16)" : softmax ? "(11)" : "(7)";
          case WEIGHTS, BIASES ->
              layer == 2 ? (softmax ? "(10)" : "(6)") : (softmax ? "(11)" : "(7)");
          case EXAMPLES -> part.layer() == 2 ? "(12)" : "(13)";
          default -> softmax ? "(9)" : "(5)";
        };
  }
}

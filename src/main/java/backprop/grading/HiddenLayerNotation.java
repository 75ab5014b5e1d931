package backprop.grading;

import backprop.activation.Softmax;
import backprop.network.Network;
import java.util.List;

/** The letters of 002: layer 1 has α, σ and s, layer 2 has β, g and δ. */
final class HiddenLayerNotation extends GradientNotation {
  private final boolean softmax;

  HiddenLayerNotation(int examples, Network net) {
    super(examples, 2);
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
  String gradient(int l, Line only) {
    return only == null ? dW(l) : super.gradient(l, only);
  }

  @Override
  String residualTurned() {
    return "the minus sign of −2(y_ik − f_k(x_i)) is forgotten";
  }

  private static String either(int l, String... byLayer) {
    return l == 0 ? byLayer[2] + " and " + byLayer[1] : byLayer[l];
  }

  @Override
  String z(int l, int offset) {
    return l == 0
        ? either(0, "x_il", "α_mᵀx_i", "t_ik")
        : either(l + offset, "x_il", "α_mᵀx_i", "t_ik");
  }

  @Override
  String a(int l, int offset) {
    if (l == 0) {
      return offset == 0 ? "f_k(x_i) and z_im" : "z_im and x_il";
    }
    return new String[] {"x_il", "z_im", "f_k(x_i)"}[l + offset];
  }

  @Override
  String delta(int l, int offset) {
    return l == 0 ? "δ_ki and s_mi" : l + offset == 2 ? "δ_ki" : "s_mi";
  }

  @Override
  String weights(int l, int offset) {
    return l == 0 || l + offset == 2 ? "β_km" : "α_ml";
  }

  @Override
  String slope(int l) {
    return either(l, "", "σ′(α_mᵀx_i)", softmax ? "∂g/∂t_ik" : "g_k′(t_ik)");
  }

  @Override
  String dW(int l) {
    return either(l, "", "∂R_i/∂α_ml", "∂R_i/∂β_km");
  }

  @Override
  String db(int l) {
    return either(l, "", "∂R_i/∂α_0m", "∂R_i/∂β_0k");
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

package backprop.grading;

import backprop.activation.Softmax;
import backprop.matrix.Matrix;
import backprop.network.Network;
import java.util.List;

/** The letters of 002: layer 1 has α, σ and s, layer 2 has β, g and δ. */
final class HiddenLayerLetters extends Letters {
  private final boolean softmax;

  HiddenLayerLetters(int examples, Network net) {
    super(examples, 2);
    softmax = net.output().activation() instanceof Softmax;
  }

  @Override
  List<Part> parts() {
    return List.of(
        new Part("delta", "δ_ki", 2, Place.RECURSION, pass -> pass.delta(2)),
        new Part("beta", "∂R/∂β", 2, Place.WEIGHTS, pass -> biasFirst(pass, 2)),
        new Part("s", "s_mi", 1, Place.RECURSION, pass -> pass.delta(1)),
        new Part("alpha", "∂R/∂α", 1, Place.WEIGHTS, pass -> biasFirst(pass, 1)));
  }

  // (∂R/∂α_0m, ∂R/∂α_m1 …): the gradient of the bias in column 0
  private static Matrix biasFirst(MistakenPass pass, int l) {
    Matrix dW = pass.dW(l);
    Matrix db = pass.db(l);
    Matrix both = Matrix.zeros(dW.rows(), dW.columns() + 1);
    for (int i = 0; i < dW.rows(); i++) {
      both.set(i, 0, i < db.rows() ? db.get(i, 0) : 0);
      System.arraycopy(dW.row(i), 0, both.row(i), 1, dW.columns());
    }
    return both;
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
  String equation(Place place, int layer, Part part) {
    return "002 "
        + switch (place) {
          case COST, OUTPUT -> softmax ? "(8)" : "(4)";
          case RECURSION -> part.place() == Place.RECURSION ? "(16)" : softmax ? "(11)" : "(7)";
          case WEIGHTS, BIASES ->
              layer == 2 ? (softmax ? "(10)" : "(6)") : (softmax ? "(11)" : "(7)");
          case EXAMPLES -> part.layer() == 2 ? "(12)" : "(13)";
          case FORWARD -> softmax ? "(9)" : "(5)";
        };
  }
}

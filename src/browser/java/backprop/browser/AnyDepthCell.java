package backprop.browser;

import backprop.network.Fingerprint;
import backprop.network.Network;
import backprop.text.Decimal;

/** The cell that reaches the same weights, to the last bit. */
record AnyDepthCell(AnyDepthModel model) {
  String text() {
    StringBuilder java = new StringBuilder("import backprop.activation.*;\n");
    java.append("import backprop.browser.*;\n");
    java.append(mistaken() ? "import backprop.grading.*;\n" : "");
    java.append("import backprop.loss.*;\nimport backprop.matrix.*;\n");
    java.append("import backprop.network.*;\nimport backprop.train.*;\n\n");
    java.append("PlanePoints data = ").append(points()).append(";\n");
    java.append("Network net = Network.input(").append(model.net().units(0)).append(")\n");
    for (int l = 1; l < model.net().depth(); l++) {
      int sigma = PathModel.SIGMA_NAMES.indexOf(model.sigmas[l - 1]);
      java.append("    .layer(").append(model.units[l - 1]).append(", new ");
      java.append(PathModel.SIGMA_JAVA.get(sigma)).append(")\n");
    }
    java.append("    .output(").append(model.net().units(model.net().depth())).append(", Output.");
    java.append(output()).append("(Reduction.MEAN))\n    .initialised(Initialisation.");
    java.append(initialisation()).append(", ").append(model.seed).append(");\n");
    java.append(model.hasOwnWeights() ? weights() : "");
    java.append(model.epoch() == 0 ? "" : training());
    java.append("Fingerprint.of(net) // ").append(Fingerprint.of(model.net()));
    return java.toString();
  }

  private boolean mistaken() {
    return model.blunder != Blunder.NONE && model.epoch() > 0;
  }

  private String points() {
    if (!model.data.equals("own")) {
      return "PlanePoints.of(\""
          + model.data
          + "\", "
          + model.m
          + ", "
          + Decimal.of(model.noise)
          + ")";
    }
    PlanePoints own = model.examples();
    return "new PlanePoints(\n    Matrix.of(\n        new double[] {"
        + Pieces.joined(", ", own.X().row(0))
        + "},\n        new double[] {"
        + Pieces.joined(", ", own.X().row(1))
        + "}),\n    Matrix.rowOf("
        + Pieces.joined(", ", own.Y().row(0))
        + "))";
  }

  private String output() {
    return switch (model.data) {
      case "sine" -> "identitySquaredError";
      case "iris" -> "softmaxCrossEntropy";
      default -> "sigmoidCrossEntropy";
    };
  }

  private String initialisation() {
    return switch (model.initialisation) {
      case "Xavier" -> "xavier()";
      case "He" -> "he()";
      case "small" -> "uniform(0.01)";
      case "middling" -> "uniform(1)";
      default -> "uniform(5)";
    };
  }

  private String weights() {
    Network first = model.first();
    StringBuilder java = new StringBuilder();
    for (int l = 1; l <= first.depth(); l++) {
      java.append("net.W(").append(l).append(").copy(Matrix.of(");
      for (int i = 0; i < first.W(l).rows(); i++) {
        java.append(i == 0 ? "\n" : ",\n").append("    new double[] {");
        java.append(Pieces.joined(", ", first.W(l).row(i))).append("}");
      }
      java.append("));\nnet.b(").append(l).append(").copy(Matrix.columnOf(");
      java.append(Pieces.joined(", ", first.b(l).toArray())).append("));\n");
    }
    return java.toString();
  }

  private String training() {
    StringBuilder java = new StringBuilder("GradientDescent descent = GradientDescent.withRate(");
    java.append(Decimal.of(model.rate)).append(")");
    java.append(mistaken() ? "" : "\n    .epochs(" + model.epoch() + ")");
    java.append(
        switch (model.rule) {
          case "momentum" -> "\n    .momentum(0.9)";
          case "Adam" -> "\n    .rule(Adam.standard())";
          case "RMSProp" -> "\n    .rule(Adam.rmsProp())";
          default -> "";
        });
    java.append(
        model.isFull()
            ? ""
            : "\n    .batches(Batches.of(" + model.batch + ", " + model.seed + "))");
    java.append(model.decay == 0 ? "" : "\n    .weightDecay(" + Decimal.of(model.decay) + ")");
    java.append(";\n");
    java.append(
        mistaken()
            ? "new EpochByEpoch(net, data, descent, "
                + model.blunder.java(model.rate)
                + ").epochs("
                + model.epoch()
                + ");\n"
            : "descent.train(net, data.X(), data.Y());\n");
    return java.toString();
  }
}

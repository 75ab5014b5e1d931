package backprop.experiment;

import backprop.file.Json;
import backprop.file.Term;
import backprop.network.Initialisation;
import backprop.text.Text;
import backprop.train.Adam;
import backprop.train.Batches;
import backprop.train.GradientDescent;
import backprop.train.Lbfgs;
import backprop.train.LearningRate;
import backprop.train.Momentum;
import backprop.train.Rule;
import backprop.train.Trainer;
import com.google.gson.JsonObject;

/** How a network is initialised and trained, as JSON; no file can hold a reader's own lambda. */
final class TrainingJson {
  private TrainingJson() {}

  static JsonObject write(Trainer trainer) {
    JsonObject json = new JsonObject();
    if (trainer instanceof Lbfgs lbfgs) {
      json.addProperty("L-BFGS iterations", lbfgs.iterations());
      json.add("weight decay", Json.number(lbfgs.weightDecay()));
      return json;
    }
    GradientDescent training = (GradientDescent) trainer;
    boolean watches = training.metric() != null || training.heldOut() != null;
    if (watches || training.patience() > 0 || training.listener() != null) {
      throw new IllegalArgumentException(
          "the training of a study has a metric, held-out examples or a listener of its own: leave them out; the study has its own measures and listener");
    }
    json.addProperty("rate", term(training.rate()).toString());
    json.addProperty("epochs", training.epochs());
    if (!training.batches().isFull()) {
      json.addProperty("batch size", training.batches().size());
      json.addProperty("shuffle seed", training.batches().seed());
    }
    if (training.rule() instanceof Momentum momentum) {
      json.add("momentum", Json.number(momentum.mu()));
    } else {
      json.addProperty("rule", training.rule().toString());
    }
    json.add("weight decay", Json.number(training.weightDecay()));
    if (training.clip() < Double.POSITIVE_INFINITY) {
      json.add("clip", Json.number(training.clip()));
    }
    return json;
  }

  static Trainer read(JsonObject json) {
    double weightDecay = Json.toDouble(Json.get(json, "weight decay"));
    if (json.has("L-BFGS iterations")) {
      return new Lbfgs(Json.integer(json, "L-BFGS iterations"), weightDecay);
    }
    GradientDescent training =
        GradientDescent.withRate(rate(Json.text(json, "rate")))
            .epochs(Json.integer(json, "epochs"))
            .rule(rule(json))
            .weightDecay(weightDecay);
    if (json.has("clip")) {
      training = training.clip(Json.toDouble(Json.get(json, "clip")));
    }
    if (!json.has("batch size")) {
      return training;
    }
    int size = Json.integer(json, "batch size");
    return training.batches(Batches.of(size, Json.whole(json, "shuffle seed")));
  }

  private static Rule rule(JsonObject json) {
    if (!json.has("rule")) {
      return new Momentum(Json.toDouble(Json.get(json, "momentum")));
    }
    Term term = Term.parse(Json.text(json, "rule"));
    if (!term.is("Adam", 2) && !term.is("uncorrected Adam", 2)) {
      throw Text.illegal("rule '%s': it must be Adam(β₁, β₂) or uncorrected Adam(β₁, β₂)", term);
    }
    return new Adam(term.numbers()[0], term.numbers()[1], term.name().equals("Adam"));
  }

  private static Term term(LearningRate rate) {
    if (rate instanceof LearningRate.Constant constant) {
      return new Term("constant", constant.gamma());
    }
    if (rate instanceof LearningRate.Inverse inverse) {
      return new Term("inverse", inverse.gamma0(), inverse.halfLife());
    }
    throw Text.illegal(
        "the learning rate is a schedule of your own, which a record cannot hold: use constant or inverse");
  }

  private static LearningRate rate(String text) {
    Term term = Term.parse(text);
    double[] numbers = term.numbers();
    if (term.is("constant", 1)) {
      return LearningRate.constant(numbers[0]);
    }
    if (term.is("inverse", 2)) {
      return LearningRate.inverse(numbers[0], numbers[1]);
    }
    throw Text.illegal(
        "learning rate '%s': it must be constant(γ) or inverse(γ₀, half-life)", text);
  }

  static String write(Initialisation initialisation) {
    if (initialisation instanceof Initialisation.Uniform uniform) {
      return new Term("uniform", uniform.range()).toString();
    }
    if (initialisation instanceof Initialisation.Xavier) {
      return "Xavier";
    }
    if (initialisation instanceof Initialisation.He) {
      return "He";
    }
    throw Text.illegal(
        "the initialisation is one of your own, which a record cannot hold: use uniform, Xavier or He");
  }

  static Initialisation initialisation(String text) {
    Term term = Term.parse(text);
    if (term.is("uniform", 1)) {
      return Initialisation.uniform(term.numbers()[0]);
    }
    return switch (text) {
      case "Xavier" -> Initialisation.xavier();
      case "He" -> Initialisation.he();
      default ->
          throw Text.illegal("initialisation '%s': it must be uniform(range), Xavier or He", text);
    };
  }
}

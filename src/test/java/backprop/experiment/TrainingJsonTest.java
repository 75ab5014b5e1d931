package backprop.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backprop.train.Adam;
import backprop.train.GradientDescent;
import backprop.train.Lbfgs;
import backprop.train.Trainer;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingJsonTest {
  @Test
  void everyTrainerComesBackFromItsRecord() {
    GradientDescent descent = GradientDescent.withRate(0.01).epochs(7).weightDecay(0.1);
    for (Trainer trainer :
        List.of(
            descent,
            descent.momentum(0.9),
            descent.rule(Adam.standard()).clip(0.3),
            descent.rule(Adam.standard().uncorrected()),
            descent.rule(Adam.rmsProp()),
            new Lbfgs(200, 0.001))) {
      assertEquals(trainer.toString(), TrainingJson.read(TrainingJson.write(trainer)).toString());
    }
  }

  @Test
  void aRecordFromBeforeThereWereRulesReadsAsItDid() {
    String old = "{rate: 'constant(0.5)', epochs: 3, momentum: 0.9, 'weight decay': 0.1}";
    Trainer trainer = TrainingJson.read(JsonParser.parseString(old).getAsJsonObject());
    assertEquals(
        "gradient descent: γ = 0.5, 3 epochs, full batch, momentum μ = 0.9, weight decay λ = 0.1",
        trainer.toString());
    assertEquals(
        "{\"rate\":\"constant(0.5)\",\"epochs\":3,\"momentum\":0.9,\"weight decay\":0.1}",
        TrainingJson.write(trainer).toString());
  }

  @Test
  void whatNoRecordHoldsIsRefused() {
    GradientDescent descent = GradientDescent.withRate(0.01);
    assertThrows(IllegalArgumentException.class, () -> TrainingJson.write(descent.patience(3)));
    String unknown = "{rate: 'constant(0.5)', epochs: 3, rule: 'Lion(0.9)', 'weight decay': 0}";
    assertThrows(
        IllegalArgumentException.class,
        () -> TrainingJson.read(JsonParser.parseString(unknown).getAsJsonObject()));
  }
}

package backprop.experiment;

import backprop.activation.Tanh;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.train.Batches;
import backprop.train.GradientDescent;
import java.nio.file.Path;

/** Studies for tests; {@link #main} runs one in a process of its own, which may be killed. */
final class Studies {
  private Studies() {}

  /** Four settings, three seeds, a few milliseconds each. */
  static Experiment small() {
    return of("small", 60);
  }

  static Experiment of(String name, int epochs) {
    return Experiment.named(name)
        .varying("units", 1, 3)
        .varying("decay", 0.0, 0.5)
        .seeds(3)
        .data(new Simulation(Simulation.Target.SUM_OF_SIGMOIDS, 40, 100, 4, 1))
        .network(
            at ->
                Network.input(2)
                    .layer(at.integer("units"), new Tanh())
                    .output(1, Output.identitySquaredError(Reduction.MEAN)))
        .initialised(Initialisation.uniform(0.7))
        .training(
            at ->
                GradientDescent.withRate(0.1)
                    .epochs(epochs)
                    .batches(Batches.of(16, at.seed()))
                    .weightDecay(at.number("decay")))
        .measuring(Measure.trainingLoss(), Measure.heldOutSquaredError());
  }

  /** Arguments: the folder, the number of epochs. */
  public static void main(String[] args) throws Exception {
    of("killed", Integer.parseInt(args[1])).run(Path.of(args[0]));
  }
}

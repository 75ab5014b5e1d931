/**
 * Studies that another machine repeats to the last bit.
 *
 * <p>An {@link backprop.experiment.Experiment} declares what varies; its {@link
 * backprop.experiment.Trial}s say all that decides a result, each for itself; {@link
 * backprop.experiment.Workers} run them; {@link backprop.experiment.Results} hold the rows; a
 * {@link backprop.experiment.RunRecord} holds all of it in a file, and a {@link
 * backprop.experiment.Reproduction} runs that file again.
 *
 * <p>It imports the core, {@code data} and {@code file}. Begin with {@code Experiment}.
 */
package backprop.experiment;

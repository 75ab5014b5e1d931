/**
 * Executes notebooks without Jupyter: {@link backprop.run.Runner} runs one, {@link
 * backprop.run.ExecutedCopies} keeps the results, {@link backprop.run.Papers} makes pages of them.
 *
 * <p>It imports {@code ipynb}, {@code jshell}, {@code kernel}, {@code kernel.remote}, {@code
 * report}, {@code exercise}, {@code file} and {@code experiment}. Begin with {@code Runner}.
 */
package backprop.run;

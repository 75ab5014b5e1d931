/**
 * Executes notebooks without Jupyter: {@link backprop.run.Runner} runs one in this JVM, {@code
 * NotebookProcess} in a JVM of its own, {@link backprop.run.ExecutedCopies} keeps the results,
 * {@link backprop.run.Papers} makes pages of them.
 *
 * <p>It imports {@code ipynb}, {@code jvm}, {@code jshell}, {@code kernel}, {@code report}, {@code
 * file} and {@code experiment}. Begin with {@code Runner}.
 */
package backprop.run;

/**
 * The workbook without Jupyter, and inside it: the {@code .ipynb} file ({@link
 * backprop.kernel.Notebook}), a Jupyter kernel on the JDK's own JShell ({@link
 * backprop.kernel.EmbeddedKernel}), the runner that executes a notebook in this JVM ({@link
 * backprop.kernel.Runner}), the comparison of two executed notebooks ({@link
 * backprop.kernel.NotebookDiff}) and the command line ({@link backprop.kernel.Main}).
 *
 * <p>Reading order: {@code Notebook}, {@code Runner}, {@code EmbeddedKernel}, {@code Evaluator}.
 * Nothing of the mathematics imports this package.
 */
package backprop.kernel;

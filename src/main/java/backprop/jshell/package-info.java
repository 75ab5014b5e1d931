/**
 * A cell of Java, evaluated: {@link backprop.jshell.Evaluator} cuts it into statements and magics,
 * gives them to the JDK's JShell and turns what goes wrong into an error that a reader understands.
 * It knows nothing of Jupyter.
 *
 * <p>It imports {@code jvm}. Begin with {@code Evaluator}; then {@link backprop.jshell.CellPart}
 * (what a cell consists of), {@link backprop.jshell.CellExecution} (where it runs) and {@code
 * StackReport} (what a reader sees of an exception).
 */
package backprop.jshell;

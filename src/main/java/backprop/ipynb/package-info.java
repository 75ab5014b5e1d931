/**
 * The {@code .ipynb} file: {@link backprop.ipynb.Notebook} reads and writes one byte for byte as
 * Jupyter does, {@link backprop.ipynb.NotebookDiff} says how two executed copies differ, numbers
 * and pixels included.
 *
 * <p>It imports {@code file}. Begin with {@code Notebook} and {@link backprop.ipynb.Cell}.
 */
package backprop.ipynb;

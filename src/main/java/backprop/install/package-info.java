/**
 * Finds Jupyter and gives it this kernel: {@link backprop.install.KernelSpec} writes and removes
 * {@code kernel.json}, {@link backprop.install.LabCheck} says what is missing for {@code lab}.
 *
 * <p>It imports {@code jvm} and {@code file}. Begin with {@code KernelSpec}; {@link
 * backprop.install.JupyterPaths} knows where Jupyter looks.
 */
package backprop.install;

/**
 * A Jupyter kernel: {@link backprop.kernel.jupyter.JupyterKernel} speaks the Jupyter protocol and
 * hands cells to a {@link backprop.kernel.remote.RemoteKernel}, {@link
 * backprop.kernel.jupyter.KernelServer} connects it to Jupyter.
 *
 * <p>It imports {@code kernel}, {@code kernel.remote} and {@code jshell}. Begin with {@code
 * JupyterKernel}.
 */
package backprop.kernel.jupyter;

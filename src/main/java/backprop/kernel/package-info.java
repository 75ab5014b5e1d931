/**
 * A Jupyter kernel on the JDK's own JShell: {@link backprop.kernel.EmbeddedKernel} executes cells
 * and speaks the Jupyter protocol, {@link backprop.kernel.KernelServer} connects it to Jupyter,
 * {@link backprop.kernel.Display} is what a cell can call without an import.
 *
 * <p>It imports {@code jshell}. Begin with {@code EmbeddedKernel}; what a cell prints goes through
 * {@code OutputQueue} to an {@link backprop.kernel.Outlet}.
 */
package backprop.kernel;

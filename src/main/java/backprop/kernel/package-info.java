/**
 * What a cell shows: {@link backprop.kernel.Display} is what it can call without an import, {@link
 * backprop.kernel.RenderingKernel} renders, and what it prints goes through {@code OutputQueue} to
 * an {@link backprop.kernel.Outlet}.
 *
 * <p>It imports {@code jshell}. Begin with {@code Display}.
 */
package backprop.kernel;

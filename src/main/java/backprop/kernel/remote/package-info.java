/**
 * Cells that run in another JVM: they are compiled here, {@code RemoteExecution} sends the classes,
 * {@code ExecutionServer} runs them there. {@link backprop.kernel.remote.RemoteKernel} shows what
 * they do, {@link backprop.kernel.remote.Session} keeps them within limits, {@link
 * backprop.kernel.remote.CellJvms} gives one notebook the JVM of another.
 *
 * <p>It imports {@code kernel}, {@code jshell} and {@code jvm}, and what cells may have changed in
 * {@code matrix} and {@code exercise}. Begin with {@code RemoteKernel}; the messages between the
 * two are in {@code ExecutionMessages}. No object is serialised: a cell that is not trusted cannot
 * send one.
 */
package backprop.kernel.remote;

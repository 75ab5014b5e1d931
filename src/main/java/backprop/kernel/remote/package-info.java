/**
 * Cells that run in another JVM, within limits: {@link backprop.kernel.remote.Session} compiles
 * them here, {@code RemoteExecution} sends the classes, {@code ExecutionServer} runs them there.
 *
 * <p>It imports {@code kernel}, {@code jshell} and {@code jvm}. Begin with {@code Session}; the
 * messages between the two are in {@code ExecutionMessages}. No object is serialised: a cell that
 * is not trusted cannot send one.
 */
package backprop.kernel.remote;

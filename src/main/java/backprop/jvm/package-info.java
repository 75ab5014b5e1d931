/**
 * A JVM beside this one: {@link backprop.jvm.ChildJvm} starts one of the library's classes and
 * talks to it, {@link backprop.jvm.ParentJvm} is the other end, {@link backprop.jvm.ParentProcess}
 * ends a JVM whose parent is gone.
 *
 * <p>It imports nothing. Begin with {@code ChildJvm}.
 */
package backprop.jvm;

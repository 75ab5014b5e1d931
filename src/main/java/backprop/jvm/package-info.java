/**
 * A JVM beside this one: {@link backprop.jvm.ChildJvm} is the command that starts one of the
 * library's classes, {@link backprop.jvm.ParentProcess} ends a child whose parent is gone.
 *
 * <p>It imports nothing. Begin with {@code ChildJvm}.
 */
package backprop.jvm;

/**
 * Is a gradient right? {@link backprop.check.GradientCheck} compares it with central differences,
 * {@link backprop.check.Tape} computes it by reverse mode, and {@link backprop.check.Check} is a
 * claim that throws when it does not hold.
 *
 * <p>It imports {@code network} and what that stands on. Begin with {@code Check}, then {@code
 * GradientCheck}.
 */
package backprop.check;

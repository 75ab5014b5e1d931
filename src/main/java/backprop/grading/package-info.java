/**
 * Says why a gradient is wrong: {@link backprop.grading.Diagnosis} compares it with what known
 * mistakes would give, and {@link backprop.grading.Score} gives partial credit with its reasons.
 *
 * <p>It may import the core, {@code matrix} to {@code check}. Begin with {@code Mistake}, the
 * catalogue, and {@code MistakenPass}, the backward pass that makes a mistake; {@code Search} looks
 * for the ones that give the reader's numbers.
 */
package backprop.grading;

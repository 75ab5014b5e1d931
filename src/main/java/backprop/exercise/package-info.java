/**
 * What the reader does: {@link backprop.exercise.Exercise} judges an answer, gives hints and the
 * solution; {@link backprop.exercise.Predict} compares a guess with a result. Everything is printed
 * to standard output, so that it looks the same on every kernel.
 *
 * <p>A page asks through {@link backprop.exercise.Question} for what can be typed there.
 *
 * <p>A lesson is a text {@code 01.md} among the resources, with all the words, the right formulas
 * and the typical wrong ones; those of matrices and gradients are Java. Nothing of the mathematics
 * imports this room. Begin with {@code Exercise} and {@code Problem}.
 */
package backprop.exercise;

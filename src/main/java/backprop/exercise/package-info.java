/**
 * What the reader does: {@link backprop.exercise.Exercise} judges an answer, gives hints and the
 * solution; {@link backprop.exercise.Predict} compares a guess with a result. Everything is printed
 * to standard output, so that it looks the same on every kernel.
 *
 * <p>A page asks through {@link backprop.exercise.Question} for what can be typed there.
 *
 * <p>A lesson is a class such as {@code Lesson01}, with the right formulas and the typical wrong
 * ones, and a text {@code 01.md} among the resources, with all the words. Nothing of the
 * mathematics imports this room. Begin with {@code Exercise} and {@code Lesson01}.
 */
package backprop.exercise;

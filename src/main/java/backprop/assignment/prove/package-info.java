/**
 * Shows that an assignment's tests let no wrong answer pass: {@link
 * backprop.assignment.prove.Proof} grades every answer of a catalogue ({@link
 * backprop.assignment.prove.WrongAnswer}).
 *
 * <p>It imports {@code assignment}, {@code assignment.grade}, {@code assignment.grade.jvm} and
 * {@code ipynb}. Begin with {@code Proof}.
 */
package backprop.assignment.prove;

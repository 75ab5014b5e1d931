/**
 * Grades what students hand in: {@link backprop.assignment.grade.Grader} takes {@link
 * backprop.assignment.grade.Submission}s and gives a {@link backprop.assignment.grade.Gradebook}
 * and a page of feedback for each.
 *
 * <p>It imports {@code assignment}, {@code assignment.grade.jvm}, {@code ipynb} and {@code file}.
 * Begin with {@code Grader}.
 */
package backprop.assignment.grade;

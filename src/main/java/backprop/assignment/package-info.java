/**
 * Assignments: notebooks in nbgrader's format that are released, graded and proved without it. An
 * edge, like {@code kernel}: students' notebooks run in JVMs of their own, under a sandbox.
 *
 * <p>Reading order: {@link backprop.assignment.Assignment}, {@link backprop.assignment.Release},
 * {@link backprop.assignment.Submission}, {@link backprop.assignment.Grader}.
 */
package backprop.assignment;

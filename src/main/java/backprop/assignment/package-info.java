/**
 * Assignments, the author's side: notebooks in nbgrader's format ({@link
 * backprop.assignment.Assignment}) and the students' version of them ({@link
 * backprop.assignment.Release}).
 *
 * <p>It imports {@code ipynb}, {@code run} and {@code file}. Begin with {@code Assignment}; what is
 * done with students' answers is in {@code grade}.
 */
package backprop.assignment;

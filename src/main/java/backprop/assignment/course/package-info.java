/**
 * Where a course is: submissions as Moodle and Canvas give them ({@link
 * backprop.assignment.course.HandedIn}), due dates, grades and feedback as they take them, an
 * autograder for Gradescope, a summary for the teacher.
 *
 * <p>It imports {@code assignment}, {@code assignment.grade}, {@code assignment.grade.jvm} and
 * {@code file}. Begin with {@code HandedIn}; all grading is done by {@code Grader}.
 */
package backprop.assignment.course;

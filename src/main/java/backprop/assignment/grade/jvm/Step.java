package backprop.assignment.grade.jvm;

import backprop.assignment.Item;

/**
 * A cell to run when a submission is graded.
 *
 * @param id the cell's {@code grade_id}; for a cell that the student added, words for where it is
 * @param points that its tests can give
 */
public record Step(String id, Item.Kind kind, String source, double points) {
  /** Whether a student wrote it. */
  public boolean isStudents() {
    return kind == Item.Kind.ANSWER || kind == Item.Kind.PLAIN;
  }
}

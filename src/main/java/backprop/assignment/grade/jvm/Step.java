package backprop.assignment.grade.jvm;

import backprop.assignment.Item;

/**
 * A cell to run when a submission is graded, for so many points; its id is the cell's {@code
 * grade_id}, or words for where a student added it.
 */
public record Step(String id, Item.Kind kind, String source, double points) {
  /** Whether a student wrote it. */
  public boolean isStudents() {
    return kind == Item.Kind.ANSWER || kind == Item.Kind.PLAIN;
  }
}

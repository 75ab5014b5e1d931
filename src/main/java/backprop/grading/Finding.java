package backprop.grading;

import java.util.List;

/**
 * What is the matter with some parts of a gradient.
 *
 * @param parts the names of the parts, as in {@link Gradient}
 * @param slips the mistakes that together give exactly these numbers; empty where no known ones do
 * @param alternatives other mistakes that give the same numbers here
 * @param sentence all of it in words, with the equation to reread
 */
public record Finding(
    List<String> parts, List<Slip> slips, List<List<Slip>> alternatives, String sentence) {
  @Override
  public String toString() {
    return sentence;
  }
}

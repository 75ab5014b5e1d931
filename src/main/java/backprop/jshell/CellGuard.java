package backprop.jshell;

import java.util.Optional;
import jdk.jshell.Snippet;

/**
 * Decides what a cell may do, before it does it. Each method returns an objection in words, or
 * nothing; an objection is the cell's failure.
 */
public interface CellGuard {
  /** Allows everything. */
  CellGuard NONE = new CellGuard() {};

  /** Whether it may object to a statement. If not, none is analysed for it: that takes time. */
  default boolean readsStatements() {
    return false;
  }

  /** Before a statement is compiled. */
  default Optional<String> objectionTo(Snippet statement) {
    return Optional.empty();
  }

  /** Before a class that was compiled from a statement is loaded. */
  default Optional<String> objectionTo(byte[] classFile) {
    return Optional.empty();
  }

  /** Before a magic such as {@code %classpath} is carried out. */
  default Optional<String> objectionToMagic(String name) {
    return Optional.empty();
  }
}

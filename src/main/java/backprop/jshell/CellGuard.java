package backprop.jshell;

import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.Snippet;
import jdk.jshell.spi.ExecutionControl;

/**
 * Decides what a cell may do, before it does it. Each method returns an objection in words, or
 * nothing; an objection is the cell's failure.
 */
public interface CellGuard {
  /** Allows everything. */
  CellGuard NONE =
      new CellGuard() {
        @Override
        public boolean readsStatements() {
          return false;
        }

        @Override
        public Optional<String> objectionTo(Snippet statement) {
          return Optional.empty();
        }

        @Override
        public Optional<String> objectionTo(byte[] classFile) {
          return Optional.empty();
        }

        @Override
        public Optional<String> objectionToMagic(String name) {
          return Optional.empty();
        }
      };

  /** Whether it may object to a statement. If not, none is analysed for it: that takes time. */
  boolean readsStatements();

  /** Before a statement is compiled. */
  Optional<String> objectionTo(Snippet statement);

  /** Before a class that was compiled from a statement is loaded. */
  Optional<String> objectionTo(byte[] classFile);

  /** Before several classes are loaded: the first objection; null if there is none. */
  default String objectionTo(ExecutionControl.ClassBytecodes[] classes) {
    return Stream.of(classes)
        .flatMap(each -> objectionTo(each.bytecodes()).stream())
        .findFirst()
        .orElse(null);
  }

  /** Before a magic such as {@code %classpath} is carried out. */
  Optional<String> objectionToMagic(String name);
}

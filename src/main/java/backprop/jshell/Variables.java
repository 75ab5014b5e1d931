package backprop.jshell;

import backprop.jshell.Snippets.CellLine;
import backprop.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.ImportSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * The variables of the session. When a method or class is redeclared, JShell recompiles every
 * variable whose declaration uses it, and silently forgets the value. Here the value is put back;
 * where it cannot be, because its class has changed, the variable counts as lost until a cell gives
 * it a value.
 */
final class Variables {
  /** A type in front of a name, for a declaration. */
  private static final String TYPE = "(?:final\\s+)?[\\w.]+(?:<[^=;]*>)?(?:\\[\\])*\\s+";

  /** Notes where a variable is now, and whether it could take over its value, if it is to. */
  private final BiPredicate<VarSnippet, Boolean> values;

  private final Snippets snippets;
  private final Map<String, String> lost = new LinkedHashMap<>();

  Variables(BiPredicate<VarSnippet, Boolean> values, Snippets snippets) {
    this.values = values;
    this.snippets = snippets;
  }

  /** What became of each variable that is lost, in a sentence. */
  List<String> lost() {
    return List.copyOf(lost.values());
  }

  /** The sentence for a lost variable that a statement uses; null when it uses none. */
  String lostIn(String statement) {
    String code = NotCode.blankOut(statement);
    return lost.keySet().stream()
        .filter(name -> isUsed(name, code))
        .map(lost::get)
        .findFirst()
        .orElse(null);
  }

  private static boolean isUsed(String name, String code) {
    String quoted = Pattern.quote(name);
    String given = "^\\s*(" + TYPE + quoted + "\\s*(=(?!=)|;|$)|" + quoted + "\\s*=(?!=))";
    Matcher use =
        Pattern.compile("(?<![\\w.$])" + quoted + "(?![\\w$])")
            .matcher(code.replaceFirst(given, ""));
    return use.find();
  }

  /** Takes note of what a statement of a cell has declared, and restores what it has reset. */
  void update(String statement, List<SnippetEvent> events, int cell) {
    if (events.stream().allMatch(event -> event.exception() == null)) {
      lost.keySet().removeIf(name -> isAssigned(name, statement));
    }
    for (SnippetEvent event : events) {
      if (event.snippet() instanceof VarSnippet variable) {
        update(variable, event, cell);
      }
    }
  }

  private static boolean isAssigned(String name, String statement) {
    return Pattern.compile("^\\s*" + Pattern.quote(name) + "\\s*=(?!=)").matcher(statement).find();
  }

  private void update(VarSnippet variable, SnippetEvent event, int cell) {
    String name = variable.name();
    switch (event.status()) {
      case VALID -> {
        if (values.test(variable, event.causeSnippet() != null)) {
          lost.remove(name);
        } else {
          lose(variable, event.causeSnippet(), cell);
        }
      }
      case OVERWRITTEN, DROPPED -> {} // another declaration of the name has taken its place
      default -> {
        if (event.causeSnippet() != null) {
          lose(variable, event.causeSnippet(), cell);
        }
      }
    }
  }

  private void lose(VarSnippet variable, Snippet cause, int cell) {
    CellLine declared = snippets.place(variable.id(), 1);
    String where = declared == null ? "its declaration" : "cell [" + declared.cell() + "]";
    String how =
        cause instanceof ImportSnippet added
            ? Text.format(
                "imported %s; name the class in full in %s and run that again",
                added.fullname(), where)
            : Text.format(
                "redeclared %s; run %s again, which declares it",
                ((PersistentSnippet) cause).name(), where);
    lost.putIfAbsent(
        variable.name(),
        Text.format("%s lost its value when cell [%d] %s", variable.name(), cell, how));
  }
}

package backprop.jshell;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/**
 * JShell imports all variables into every statement, and has each looked up four or five times:
 * with 400 of them a statement takes five times as long as with none. Here those that it does not
 * name are out of JShell's sight while it compiles, unless that may compile other snippets too.
 */
final class ImportedVariables {
  private static final Pattern NAME =
      Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");
  private static final Pattern AFTER_TYPE =
      Pattern.compile("(?:(" + NAME + ")\\s+|[>,]\\s*)(?=(" + NAME + "))");
  private static final Pattern IN_BRACKETS =
      Pattern.compile("\\([^()\\[\\]{}]*\\)|\\[[^()\\[\\]{}]*]|\\{[^()\\[\\]{}]*}");
  private static final Set<String> BEFORE_NO_DECLARATION =
      Set.of(
          "assert case catch do else finally for if new return switch throw try while yield"
              .split(" "));

  private static final Set<Snippet.Status> WAITING =
      Set.of(Snippet.Status.RECOVERABLE_DEFINED, Snippet.Status.RECOVERABLE_NOT_DEFINED);

  private final JShell shell;
  private final List<Snippet> known; // JShell's own list, with gaps; empty on another JDK
  private final Set<String> mentioned = new HashSet<>(); // by declarations, or declared
  private boolean allPlain = true;

  ImportedVariables(JShell shell) {
    this.shell = shell;
    known = known(shell);
  }

  @SuppressWarnings("unchecked")
  private static List<Snippet> known(JShell shell) {
    try {
      Field maps = JShell.class.getDeclaredField("maps");
      maps.setAccessible(true);
      Field list = maps.getType().getDeclaredField("keyIndexToSnippet");
      list.setAccessible(true);
      return (List<Snippet>) list.get(maps.get(shell));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return new ArrayList<>(); // it takes longer
    }
  }

  /** Has JShell do something with a statement while it sees the variables that this one names. */
  <T> T during(String statement, Supplier<T> work) {
    List<Snippet> all = new ArrayList<>(known);
    if (compilesAlone(statement)) {
      Set<String> names = names(statement);
      known.replaceAll(each -> isNeeded(each, names) ? each : null);
    }
    try {
      return work.get();
    } finally {
      for (int i = 0; i < all.size(); i++) {
        if (known.get(i) == null) {
          known.set(i, all.get(i));
        }
      }
    }
  }

  /** A variable whose class has no name may be of a type that another variable's text names. */
  private static boolean isNeeded(Snippet snippet, Set<String> names) {
    return !(snippet instanceof VarSnippet variable)
        || names.contains(variable.name())
        || variable.source().contains("new") && variable.source().contains("{");
  }

  /** Whether nothing depends on what a statement declares, and nothing waits for a name. */
  private boolean compilesAlone(String statement) {
    String code = NotCode.blankOut(statement);
    return allPlain
        && isPlain(statement)
        && !code.contains("import")
        && Collections.disjoint(declaredBy(code), mentioned)
        && known.stream().noneMatch(each -> each != null && WAITING.contains(shell.status(each)));
  }

  /** Whether the text of a name is the name: it may have an escape, or letters that Java skips. */
  private static boolean isPlain(String source) {
    return !source.contains("\\u") && source.chars().noneMatch(Character::isIdentifierIgnorable);
  }

  /** JShell has taken a statement for this; it may compile that again. */
  void add(Snippet snippet) {
    if (snippet instanceof DeclarationSnippet) {
      allPlain &= isPlain(snippet.source());
      mentioned.addAll(names(snippet.source()));
    }
  }

  private static Set<String> names(String source) {
    return NAME.matcher(source).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  /** The names that the code of a statement declares for others, and perhaps some more. */
  static Set<String> declaredBy(String code) {
    String outermost = IN_BRACKETS.matcher(code).replaceAll(" ");
    if (!outermost.equals(code)) {
      return declaredBy(outermost);
    }
    return AFTER_TYPE
        .matcher(code)
        .results()
        .filter(type -> !BEFORE_NO_DECLARATION.contains(String.valueOf(type.group(1))))
        .map(type -> type.group(2))
        .collect(Collectors.toSet());
  }
}

package backprop.assignment.grade.jvm;

import backprop.assignment.Assignment;
import backprop.assignment.Item;
import backprop.jshell.NotCode;
import backprop.text.Text;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.TypeDeclSnippet;

/**
 * The names of types and methods that the author's cells use, and that a solution does not declare:
 * a student who redeclared {@code assertEquals} would be the grader.
 *
 * <p>They are found by patterns, since a cell is not a source file that a parser could read. Those
 * for what is used find too many names rather than too few.
 *
 * @param compared classes that no solution uses, and that give gradients, or with which the tests
 *     compare: an answer may not ask them
 * @param tests the types, scores and methods (with a bracket) that the tests declare: an answer may
 *     not use them
 */
public record ProtectedNames(
    Set<String> types, Set<String> methods, Set<String> compared, Set<String> tests) {
  private static final Pattern NAME = Pattern.compile("(?<![\\w$.])([\\w$]+)\\s*(\\(?)");
  private static final Pattern TYPE = Pattern.compile("(?<![\\w$.])([A-Z][\\w$]*)");
  private static final Pattern CALL = Pattern.compile("(?<![\\w$.])([a-z_][\\w$]*)\\s*\\(");
  private static final Pattern DECLARED_TYPE =
      Pattern.compile("\\b(?:class|record|interface|enum)\\s+([A-Za-z_$][\\w$]*)");
  private static final Pattern DECLARED_METHOD =
      Pattern.compile("[\\w$>\\]]\\s+([a-z_$][\\w$]*)\\s*\\([^()]*\\)\\s*(?:throws\\s[^;{]*)?\\{");

  private static final Pattern DECLARED_SCORE = Pattern.compile("\\bScore\\s+([\\w$]+)");

  private static final String NETWORKS = "backprop.network.";

  /** These give gradients to whoever asks, and what {@code Score} prints is shown. */
  static final Set<String> DIFFERENTIATE = Sandbox.setOf("differentiate");

  /** Package names that a variable would hide. */
  private static final Set<String> PACKAGES =
      Set.of("backprop", "java", "javax", "jdk", "org", "REPL");

  public static ProtectedNames of(Assignment assignment) {
    Set<String> types = new HashSet<>();
    Set<String> methods = new HashSet<>();
    Set<String> tests = new HashSet<>();
    for (Item item : assignment.items()) {
      if (item.kind() == Item.Kind.TESTS) {
        tests.addAll(found(DECLARED_TYPE, item));
        tests.addAll(found(DECLARED_SCORE, item));
        found(DECLARED_METHOD, item).forEach(method -> tests.add(method + "("));
      }
      if (item.kind() == Item.Kind.TESTS || item.kind() == Item.Kind.GIVEN) {
        types.addAll(found(TYPE, item));
        methods.addAll(found(CALL, item));
      }
    }
    for (Item item : assignment.items(Item.Kind.ANSWER)) {
      types.removeAll(found(DECLARED_TYPE, item));
      methods.removeAll(found(DECLARED_METHOD, item));
    }
    Set<String> compared = new HashSet<>();
    types.stream().map(NETWORKS::concat).filter(ProtectedNames::exists).forEach(compared::add);
    compared.addAll(DIFFERENTIATE);
    for (Item item : assignment.items(Item.Kind.ANSWER)) {
      Set<String> used = found(TYPE, item);
      compared.removeIf(name -> used.contains(name.substring(name.lastIndexOf('.') + 1)));
    }
    return new ProtectedNames(types, methods, compared, tests);
  }

  private static boolean exists(String name) {
    return ProtectedNames.class.getResource("/" + name.replace('.', '/') + ".class") != null;
  }

  private static Set<String> found(Pattern pattern, Item item) {
    String code = item.cell().isCode() ? NotCode.blankOut(item.cell().source()) : "";
    return pattern.matcher(code).results().map(name -> name.group(1)).collect(Collectors.toSet());
  }

  /** What code uses of the tests, or of JShell; empty for nothing. */
  Optional<String> usedIn(String code) {
    return NAME.matcher(code)
        .results()
        .filter(
            found ->
                tests.contains(found.group(1))
                    || tests.contains(found.group(1) + found.group(2))
                    || found.group(1).matches("REPL|.*\\$JShell.*"))
        .map(found -> found.group(1))
        .findFirst();
  }

  /** Why a student may not declare this; empty if it is allowed. */
  Optional<String> objectionTo(DeclarationSnippet declaration) {
    String name = declaration.name();
    boolean hides =
        declaration instanceof MethodSnippet
            ? methods.contains(name)
            : types.contains(name) || PACKAGES.contains(name);
    String what =
        declaration instanceof MethodSnippet
            ? "method"
            : declaration instanceof TypeDeclSnippet ? "type" : "variable";
    String objection = "declares a %s %s, but the tests use that name; choose another";
    return hides ? Optional.of(Text.format(objection, what, name)) : Optional.empty();
  }
}

package backprop.assignment.grade.jvm;

import backprop.jshell.CellGuard;
import backprop.jshell.NotCode;
import backprop.text.Resource;
import backprop.text.Text;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.Snippet;

/**
 * What a student's code may do while it is graded: compute, with the library's mathematics and the
 * JDK's collections, and print. It may not touch files, the network, other processes, threads or
 * reflection, nor take the name of something that the tests use.
 *
 * <p>The JVM's own security manager is gone from newer JDKs, so the compiled classes are read
 * before they are loaded: what a class does not refer to, it cannot call, and reflection is not
 * allowed. The names of what is allowed and what is not stand in {@code sandbox.properties}.
 *
 * @param names that the tests use and a student may not declare
 * @param ownCell whether the cell that runs is a student's; the classes are checked in any case,
 *     since a cell of tests may complete a method of the student's
 */
record Sandbox(ProtectedNames names, boolean ownCell) implements CellGuard {
  static final String LIBRARY = "backprop.";

  private static final Properties LISTS = Resource.properties(Sandbox.class, "sandbox.properties");
  static final Set<String> PACKAGES = setOf("packages");
  static final Set<String> LIBRARY_PACKAGES = setOf("library");
  static final Set<String> OTHER_CLASSES = setOf("classes");
  static final Set<String> FORBIDDEN_CLASSES = setOf("classes.not");
  private static final Set<String> FORBIDDEN_NAMES = setOf("names.not");
  private static final Set<String> UNDECLARED = setOf("texts.not");

  /** Classes of which only these members are allowed. */
  static final Map<String, Set<String>> MEMBERS =
      LISTS.stringPropertyNames().stream()
          .filter(key -> key.startsWith("members "))
          .collect(Collectors.toMap(key -> key.substring("members ".length()), Sandbox::setOf));

  private static final String STREAM = "java.io.PrintStream.<init>";

  static Set<String> setOf(String key) {
    String names = LISTS.getProperty(key).strip();
    return names.isEmpty() ? Set.of() : Set.of(names.split("\\s+"));
  }

  @Override
  public Optional<String> objectionToMagic(String name) {
    return ownCell
        ? Optional.of(name + ": a submission may not change the class path")
        : Optional.empty();
  }

  @Override
  public boolean readsStatements() {
    return ownCell;
  }

  @Override
  public Optional<String> objectionTo(Snippet statement) {
    String code = NotCode.blankOut(statement.source());
    if (code.contains("\\u")) {
      return Optional.of("\\u outside of a text: write the character itself");
    }
    for (String name : names.compared()) { // a method may be compiled later, in a cell of tests
      if (code.matches("(?s).*\\b" + name.substring(name.lastIndexOf('.') + 1) + "\\b.*")) {
        return comparedWith(name);
      }
    }
    if (statement instanceof DeclarationSnippet declaration) {
      Optional<String> hides = names.objectionTo(declaration);
      if (hides.isPresent()) {
        return hides;
      }
    }
    Optional<String> used = names.usedIn(code);
    if (used.isPresent()) {
      return Optional.of("uses " + used.get() + ", which belongs to the tests");
    }
    if (statement instanceof ImportSnippet imported && imported.fullname().contains("$")) {
      return Optional.of(
          "import " + imported.fullname() + ": an answer may not hide the tests' names");
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> objectionTo(byte[] classFile) {
    ClassReferences references = ClassReferences.of(classFile);
    for (String name : UNDECLARED) {
      if (references.texts().contains(name)) {
        return objection(name);
      }
    }
    Set<String> used = ownCell ? names.compared() : Set.of();
    for (String name : references.classes()) {
      if (used.contains(name)) {
        return comparedWith(name);
      }
      if (!isAllowed(name)) {
        return objection(name);
      }
    }
    for (String member : references.members()) {
      int dot = member.lastIndexOf('.');
      Set<String> some = MEMBERS.get(member.substring(0, dot));
      boolean allowed = some == null || some.contains(member.substring(dot + 1));
      boolean named = FORBIDDEN_NAMES.contains(member.substring(dot + 1));
      if (!allowed || named || member.equals(STREAM)) {
        return objection(member);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> comparedWith(String name) {
    String type = name.substring(name.lastIndexOf('.') + 1);
    return Optional.of("uses " + type + ", which an answer may not: it does what is asked for");
  }

  private static Optional<String> objection(String what) {
    return Optional.of(
        Text.format(
            "uses %s, which is not available during grading: no files, network, processes, threads or reflection",
            what.replace(".<init>", "").replace('$', '.')));
  }

  private static boolean isAllowed(String name) {
    if (OTHER_CLASSES.contains(name)) {
      return true;
    }
    String outer = name.indexOf('$') > 0 ? name.substring(0, name.indexOf('$')) : name;
    if (FORBIDDEN_CLASSES.contains(outer)) {
      return false;
    }
    int dot = outer.lastIndexOf('.');
    String inPackage = dot < 0 ? "" : outer.substring(0, dot);
    return PACKAGES.contains(inPackage)
        || inPackage.startsWith(LIBRARY)
            && LIBRARY_PACKAGES.contains(inPackage.substring(LIBRARY.length()));
  }
}

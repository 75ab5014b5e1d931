package backprop.assignment.grade.jvm;

import backprop.jshell.CellGuard;
import backprop.jshell.NotCode;
import backprop.text.Text;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * allowed.
 *
 * @param names that the tests use and a student may not declare
 * @param ownCell whether the cell that runs is a student's; the classes are checked in any case,
 *     since a cell of tests may complete a method of the student's
 */
record Sandbox(ProtectedNames names, boolean ownCell) implements CellGuard {
  static final String LIBRARY = "backprop.";

  static final Set<String> PACKAGES =
      setOf(
          """
          java.lang java.lang.runtime java.math java.text java.time java.util
          java.util.concurrent.atomic java.util.function java.util.random java.util.regex
          java.util.stream org.junit.jupiter.api org.junit.jupiter.api.function REPL
          """);

  static final Set<String> LIBRARY_PACKAGES =
      setOf(
          """
          activation chart check data diagram equations equations.document grading loss
          matrix network notebook progress text train
          """);

  static final Set<String> OTHER_CLASSES =
      setOf(
          """
          backprop.kernel.Display java.io.IOException java.io.PrintStream
          java.io.Serializable java.io.UncheckedIOException java.lang.invoke.CallSite
          java.lang.invoke.LambdaMetafactory java.lang.invoke.MethodHandle
          java.lang.invoke.MethodHandles java.lang.invoke.MethodHandles$Lookup
          java.lang.invoke.MethodType java.lang.invoke.StringConcatFactory
          java.lang.invoke.TypeDescriptor java.util.concurrent.ThreadLocalRandom
          jdk.jshell.spi.SPIResolutionException
          """);

  static final Set<String> FORBIDDEN_CLASSES =
      setOf(
          """
          java.lang.ClassLoader java.lang.ClassValue
          java.lang.Module java.lang.ModuleLayer java.lang.Package java.lang.Process
          java.lang.ProcessBuilder java.lang.ProcessHandle java.lang.Runtime
          java.lang.SecurityManager java.lang.StackWalker java.lang.ThreadGroup
          java.util.Formatter java.util.PropertyResourceBundle java.util.ResourceBundle
          java.util.ListResourceBundle java.util.Scanner java.util.ServiceLoader java.util.Timer
          java.util.TimerTask java.util.stream.StreamSupport backprop.matrix.Threads
          """);

  /** Classes of which only these members are allowed. */
  static final Map<String, Set<String>> MEMBERS =
      Map.of(
          "java.lang.System",
          setOf("out err nanoTime currentTimeMillis arraycopy identityHashCode lineSeparator"),
          "java.lang.System$LoggerFinder",
          Set.of(),
          "java.lang.Thread",
          setOf("interrupted onSpinWait"),
          "java.lang.Class",
          setOf(
              "getSimpleName getName isInstance cast equals hashCode toString desiredAssertionStatus"),
          "java.lang.invoke.MethodType",
          Set.of(), // a class out of a name
          "java.lang.invoke.MethodHandles",
          Set.of(),
          "java.lang.invoke.MethodHandles$Lookup",
          Set.of(),
          "java.lang.invoke.MethodHandle",
          Set.of(),
          "backprop.kernel.Display",
          setOf("display printf render updateDisplay"),
          "backprop.notebook.Workbook",
          Set.of("begin"));

  /** Whoever inherits them: they start threads, wait, or read and write. */
  private static final Set<String> FORBIDDEN_NAMES =
      setOf(
          """
          assertTimeoutPreemptively parallel parallelStream parallelSort parallelPrefix
          parallelSetAll mapConcurrent wait getBundle storeToXML loadFromXML readln
          """);

  /** One runs in a thread of the JVM's; the others say where an exception comes from. */
  private static final Set<String> UNDECLARED = setOf("finalize getStackTrace setStackTrace");

  private static final String STREAM = "java.io.PrintStream.<init>";

  private static Set<String> setOf(String names) {
    return Set.of(names.strip().split("\\s+"));
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

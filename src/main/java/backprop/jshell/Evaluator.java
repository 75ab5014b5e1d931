package backprop.jshell;

import backprop.jvm.ChildJvm;
import backprop.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.StandardJavaFileManager;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;

/** One JShell session: evaluates cells, statement by statement, and remembers what they declare. */
public final class Evaluator implements AutoCloseable {
  /**
   * JShell takes them for one, which costs a ninth of the time. It goes by the name of the first,
   * which imports nothing: to import that again would replace them all.
   */
  private static final String IMPORTS =
      "import static java.lang.Comparable.*; import java.util.*; import java.io.*;"
          + " import java.math.*; import java.net.*; import java.util.concurrent.*;"
          + " import java.util.prefs.*; import java.util.regex.*; import static %s.*;";

  /** The snippets whose value a cell shows; declarations and assignments show none. */
  private static final Set<Snippet.SubKind> SHOWN =
      Set.of(
          Snippet.SubKind.VAR_VALUE_SUBKIND,
          Snippet.SubKind.OTHER_EXPRESSION_SUBKIND,
          Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND);

  private static final Set<Snippet.Kind> DECLARATIONS =
      Set.of(Snippet.Kind.IMPORT, Snippet.Kind.METHOD, Snippet.Kind.TYPE_DECL);

  /**
   * Of sessions that ended: to look through the jars of the class path takes longer than a cell.
   */
  private static final ConcurrentLinkedDeque<StandardJavaFileManager> OPENED =
      new ConcurrentLinkedDeque<>();

  private static final String NON_SEALED = "non-sealed";
  private static final String NO_MINUS = "protected ";

  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|interface|record|enum)\\s+(\\w+)");

  /** A statement and where it begins in its cell. */
  private record Statement(String source, int offset, String cell, int cellNumber) {
    /** The class that it declares first; "" if none. */
    String type() {
      Matcher type = TYPE.matcher(source);
      return type.find() ? type.group(1) : "";
    }
  }

  private final CellExecution cells;
  private final GuardedExecution execution;
  private final JShell shell;
  private final ClassPathMagics magics;
  private final Snippets snippets = new Snippets();
  private final ImportedVariables imported;
  private final Variables variables = new Variables(this::note, snippets);
  private final ErrorReport errors;
  private final List<Statement> waiting = new ArrayList<>(); // for what they permit
  private final Set<Path> classPath = new HashSet<>();
  private StandardJavaFileManager files; // read the class path
  private int evaluated; // cells
  private volatile boolean interrupted; // the current cell
  private final Set<Path> ours =
      ChildJvm.entries().map(Path::normalize).collect(Collectors.toSet());

  /**
   * Starts a session.
   *
   * @param folder what relative paths of magics are relative to
   * @param cells where they run
   * @param api a class whose static methods every cell can call without an import
   * @param classPath further paths and globs, as in IJava's {@code IJAVA_CLASSPATH}
   */
  public Evaluator(Path folder, CellExecution cells, Class<?> api, String classPath) {
    this.cells = cells;
    execution = new GuardedExecution(cells);
    shell =
        JShell.builder()
            .executionEngine(execution, null)
            .fileManager(this::opened)
            .compilerOptions("-XDstringConcat=inline") // linked calls would run but once
            .build();
    imported = new ImportedVariables(shell);
    magics = new ClassPathMagics(folder, classPath);
    magics.given().forEach(this::add);
    errors = new ErrorReport(shell, snippets);
    shell.eval(Text.format(IMPORTS, api.getName()));
  }

  private StandardJavaFileManager opened(StandardJavaFileManager fresh) {
    files = Optional.ofNullable(OPENED.poll()).orElse(fresh);
    return files;
  }

  /**
   * Evaluates a cell and returns the value of its last statement, or null when that shows none.
   *
   * @param guard what may object to a statement
   * @throws CellException when the guard objects, when a statement does not compile or throws, when
   *     the cell ends within a statement, when a magic fails, or when the cell is interrupted
   */
  public Object eval(String cell, CellGuard guard) throws CellException {
    interrupted = false;
    evaluated++;
    execution.begin(guard);
    cells.begin();
    Object value = null;
    for (CellPart part : CellPart.of(cell)) {
      if (part instanceof CellPart.Magic magic) {
        require(guard.objectionToMagic(magic.name()));
        apply(magic, cell);
        value = null;
      } else if (part instanceof CellPart.Java java && !java.source().isBlank()) {
        value = evalJava(java, cell, guard);
      }
    }
    return value;
  }

  private void apply(CellPart.Magic magic, String cell) throws CellException {
    try {
      magics.paths(magic).forEach(this::add);
    } catch (IllegalArgumentException e) {
      throw new CellException(
          ErrorReport.ofStatement("MagicException", e.getMessage(), cell, magic.start()));
    }
  }

  private void add(Path path) {
    if (classPath.add(path) && !ours.contains(path)) {
      shell.addToClasspath(path.toString());
      files = null; // not for other sessions any more
    }
  }

  private Object evalJava(CellPart.Java part, String cell, CellGuard guard) throws CellException {
    Object value = null;
    String rest = part.source();
    CompletionInfo info = next(rest);
    while (info.completeness().isComplete()) {
      int offset = part.start() + part.source().length() - rest.length();
      String source = asWritten(info.source(), rest);
      requireAllowed(source, guard);
      rest = rest.substring(rest.length() - info.remaining().length());
      value = evalOrWait(new Statement(source, offset, cell, evaluated));
      info = next(rest);
    }
    if (info.completeness() != Completeness.EMPTY) {
      int offset = part.start() + part.source().length() - rest.length();
      throw new CellException(ErrorReport.incomplete(cell, offset));
    }
    return value;
  }

  /** JShell 17 wants all that a class permits before it, once it knows one of them. */
  private Object evalOrWait(Statement statement) throws CellException {
    try {
      Object value = evalStatement(statement);
      waiting.removeIf(each -> each.type().equals(statement.type()) || succeeds(each));
      return value;
    } catch (CellException e) {
      String message = String.valueOf(e.getMessage());
      if (message.startsWith("cannot find symbol: class ")
          && statement.source.contains("permits")
          && isDeclaration(statement.source)) {
        waiting.removeIf(each -> each.type().equals(statement.type()));
        waiting.add(statement);
        return null;
      }
      for (Statement each : List.copyOf(waiting)) {
        if (message.matches("(?s).*\\b" + each.type() + "\\b.*")) {
          evalStatement(each); // what is wrong with it comes first
        }
      }
      throw e;
    }
  }

  /** The next statement, for JShell 17 without {@code non-sealed}, which it takes for a minus. */
  private CompletionInfo next(String rest) {
    return shell.sourceCodeAnalysis().analyzeCompletion(rest.replace(NON_SEALED, NO_MINUS));
  }

  /** The source of a statement at the beginning of {@code rest}, as it stands there. */
  private static String asWritten(String source, String rest) {
    StringBuilder written = new StringBuilder(source);
    int at = rest.indexOf(NON_SEALED);
    for (; at >= 0 && at < source.length(); at = rest.indexOf(NON_SEALED, at + 1)) {
      written.replace(at, at + NON_SEALED.length(), NON_SEALED);
    }
    return written.toString();
  }

  private boolean succeeds(Statement statement) {
    try {
      evalStatement(statement);
      return true;
    } catch (CellException e) {
      return false;
    }
  }

  private void requireAllowed(String source, CellGuard guard) throws CellException {
    if (guard.readsStatements()) {
      for (Snippet snippet :
          imported.during(source.strip(), () -> analysis().sourceToSnippets(source))) {
        require(guard.objectionTo(snippet));
      }
    }
  }

  private static void require(Optional<String> objection) throws CellException {
    if (objection.isPresent()) {
      throw new CellException(CellError.of("Refused", objection.get()), true);
    }
  }

  private Object evalStatement(Statement statement) throws CellException {
    checkInterrupted();
    String source = statement.source;
    String cell = statement.cell;
    int offset = statement.offset;
    int cellNumber = statement.cellNumber;
    Snippet same = unchanged(source.strip());
    if (same != null) { // to compile it again would only reset what depends on it
      snippets.add(same, cellNumber, cell, offset);
      return null;
    }
    String lost = variables.lostIn(source);
    if (lost != null && !isDeclaration(source)) {
      throw new CellException(ErrorReport.ofStatement("LostVariableException", lost, cell, offset));
    }
    String unset = errors.unset(source); // JShell would read 0 or null
    if (unset != null && !isDeclaration(source)) {
      throw new CellException(
          ErrorReport.ofStatement("UnresolvedReferenceException", unset, cell, offset));
    }
    // Whether JShell counts blank lines above a statement depends on the kind of statement.
    String stripped = source.stripLeading();
    List<SnippetEvent> events = imported.during(stripped, () -> shell.eval(stripped));
    events.forEach(event -> imported.add(event.snippet()));
    Object value = execution.takeValue();
    events.stream().filter(this::isBeyondRepair).forEach(this::forget);
    checkInterrupted();
    Optional<String> objection = Optional.ofNullable(execution.objection());
    if (objection.isPresent()) { // what was not loaded is not defined either
      events.stream().map(SnippetEvent::snippet).filter(this::isInForce).forEach(shell::drop);
    }
    require(objection);
    if (execution.failure() != null) {
      throw new CellException(ErrorReport.unfinished(execution.failure(), cell, offset));
    }
    variables.update(source, events, cellNumber);
    cells.explain(errors.throwing());
    boolean shown = false;
    for (SnippetEvent event : events) {
      if (event.causeSnippet() != null) {
        continue; // an older snippet that this one touches
      }
      snippets.add(event.snippet(), cellNumber, cell, offset);
      if (event.exception() != null || !isUsableLater(event)) {
        throw new CellException(errors.of(event).with(variables.lost()));
      }
      shown = SHOWN.contains(event.snippet().subKind());
    }
    return shown ? value : null;
  }

  /** Such as a text too long for a class: no later cell mends that. */
  private boolean isBeyondRepair(SnippetEvent event) {
    return event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED
        && event.causeSnippet() == null
        && !lacksSomething(event.snippet());
  }

  private boolean lacksSomething(Snippet snippet) {
    return snippet instanceof DeclarationSnippet declared
        && shell.unresolvedDependencies(declared).findAny().isPresent();
  }

  /** JShell would compile it with every later statement, and its compiler keep what is too long. */
  private void forget(SnippetEvent event) {
    shell.drop(event.snippet());
    String known = ours.iterator().next().toString();
    shell.addToClasspath(known); // makes a new compiler
    files = null;
  }

  /** A method or class may need what a later cell defines; it fails where it is used. */
  private boolean isUsableLater(SnippetEvent event) {
    return event.status().isDefined()
        || event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED
            && DECLARATIONS.contains(event.snippet().kind())
            && lacksSomething(event.snippet());
  }

  /** The import, method or class in force with this text; null when there is none. */
  private Snippet unchanged(String source) {
    return shell
        .snippets()
        .filter(snippet -> DECLARATIONS.contains(snippet.kind()))
        .filter(snippet -> snippet.source().strip().equals(source))
        .filter(this::isInForce)
        .findFirst()
        .orElse(null);
  }

  private boolean isInForce(Snippet snippet) {
    return shell.status(snippet) == Snippet.Status.VALID;
  }

  /** Whether a statement only declares: a method or class may name what gets its value later. */
  private boolean isDeclaration(String source) {
    return analysis().sourceToSnippets(source).stream()
        .allMatch(snippet -> DECLARATIONS.contains(snippet.kind()));
  }

  private boolean note(VarSnippet variable, boolean takesOver) {
    execution.takeOver(takesOver);
    return !shell.varValue(variable).equals(GuardedExecution.LOST);
  }

  private void checkInterrupted() throws CellException {
    if (interrupted) {
      throw new CellException(CellError.interrupted());
    }
  }

  public SourceCodeAnalysis analysis() {
    return shell.sourceCodeAnalysis();
  }

  public void interrupt() {
    interrupted = true;
    cells.interrupt();
  }

  @Override
  public void close() {
    shell.close();
    if (files != null) {
      OPENED.push(files);
    }
  }
}

package backprop.jshell;

import backprop.jvm.ChildJvm;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
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
  private static final String IMPORTS =
      """
      import java.util.*;
      import java.io.*;
      import java.math.*;
      import java.net.*;
      import java.util.concurrent.*;
      import java.util.prefs.*;
      import java.util.regex.*;
      """;

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

  private final CellExecution cells;
  private final GuardedExecution execution;
  private final JShell shell;
  private final ClassPathMagics magics;
  private final Snippets snippets = new Snippets();
  private final Variables variables = new Variables(this::note, snippets);
  private final ErrorReport errors;
  private final Set<Path> classPath = new HashSet<>();
  private StandardJavaFileManager files; // read the class path
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
    shell = JShell.builder().executionEngine(execution, null).fileManager(this::opened).build();
    magics = new ClassPathMagics(folder, classPath);
    magics.given().forEach(this::add);
    errors = new ErrorReport(shell, snippets);
    IMPORTS.lines().forEach(shell::eval);
    shell.eval("import static " + api.getName() + ".*;");
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
  public Object eval(String cell, int cellNumber, CellGuard guard) throws CellException {
    interrupted = false;
    execution.begin(guard);
    cells.begin();
    Object value = null;
    for (CellPart part : CellPart.of(cell)) {
      if (part instanceof CellPart.Magic magic) {
        require(guard.objectionToMagic(magic.name()));
        apply(magic, cell);
        value = null;
      } else if (part instanceof CellPart.Java java && !java.source().isBlank()) {
        value = evalJava(java, cell, cellNumber, guard);
      }
    }
    return value;
  }

  private void apply(CellPart.Magic magic, String cell) throws CellException {
    try {
      magics.paths(magic).forEach(this::add);
    } catch (MagicException e) {
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

  private Object evalJava(CellPart.Java part, String cell, int cellNumber, CellGuard guard)
      throws CellException {
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    Object value = null;
    String rest = part.source();
    CompletionInfo info = analysis.analyzeCompletion(rest);
    while (info.completeness().isComplete()) {
      int offset = part.start() + part.source().length() - rest.length();
      requireAllowed(info.source(), guard);
      value = evalStatement(info.source(), cell, cellNumber, offset);
      rest = info.remaining();
      info = analysis.analyzeCompletion(rest);
    }
    if (info.completeness() != Completeness.EMPTY) {
      int offset = part.start() + part.source().length() - rest.length();
      throw new CellException(ErrorReport.incomplete(cell, offset));
    }
    return value;
  }

  private void requireAllowed(String source, CellGuard guard) throws CellException {
    if (guard.readsStatements()) {
      for (Snippet snippet : shell.sourceCodeAnalysis().sourceToSnippets(source)) {
        require(guard.objectionTo(snippet));
      }
    }
  }

  private static void require(Optional<String> objection) throws CellException {
    if (objection.isPresent()) {
      throw CellException.refused(objection.get());
    }
  }

  private Object evalStatement(String source, String cell, int cellNumber, int offset)
      throws CellException {
    checkInterrupted();
    Snippet same = unchanged(source.strip());
    if (same != null) { // to compile it again would only reset what depends on it
      snippets.add(same, cellNumber, cell, offset);
      return null;
    }
    String lost = variables.lostIn(source);
    if (lost != null && !isDeclaration(source)) {
      throw new CellException(ErrorReport.ofStatement("LostVariableException", lost, cell, offset));
    }
    // Whether JShell counts blank lines above a statement depends on the kind of statement.
    List<SnippetEvent> events = shell.eval(source.stripLeading());
    Object value = execution.takeValue();
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

  /** A method or class may need what a later cell defines; it fails where it is used. */
  private boolean isUsableLater(SnippetEvent event) {
    return event.status().isDefined()
        || event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED
            && event.snippet() instanceof DeclarationSnippet declared
            && DECLARATIONS.contains(declared.kind())
            && shell.unresolvedDependencies(declared).findAny().isPresent();
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

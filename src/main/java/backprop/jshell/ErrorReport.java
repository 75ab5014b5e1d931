package backprop.jshell;

import backprop.jshell.Snippets.CellLine;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;

/** What JShell says of a failed statement, for a reader: the message, then the cell's line. */
public final class ErrorReport {
  private static final String COMPILATION = "CompilationException";

  private final JShell shell;
  private final Snippets snippets;

  ErrorReport(JShell shell, Snippets snippets) {
    this.shell = shell;
    this.snippets = snippets;
  }

  static CellError incomplete(String cell, int offset) {
    return ofStatement(
        "IncompleteSourceException",
        Text.format(
            "the cell ends before the statement that starts on line %d is complete",
            lineOf(cell, statementStart(cell, offset))),
        cell,
        offset);
  }

  /** A statement that neither ended nor threw an exception. */
  static CellError unfinished(Throwable failure, String cell, int offset) {
    String name = failure.getClass().getSimpleName();
    String why = failure.getMessage() == null ? "" : ": " + failure.getMessage();
    return ofStatement(name, "the statement was stopped before it finished" + why, cell, offset);
  }

  /** A statement that fails, or a magic. */
  static CellError ofStatement(String name, String message, String cell, int offset) {
    int line = lineOf(cell, statementStart(cell, offset));
    String source = cell.split("\n", -1)[line - 1];
    List<String> lines = List.of(CellError.red(message), "line " + line + ":    " + source.strip());
    return new CellError(name, message, lines, line, source);
  }

  private static int statementStart(String cell, int offset) {
    int start = offset;
    while (start < cell.length() && Character.isWhitespace(cell.charAt(start))) {
      start++;
    }
    return start;
  }

  /** A value that cannot be shown: its {@code toString()}, or its renderer, threw. */
  public static CellError rendering(Object value, Throwable e) {
    String name = e.getClass().getSimpleName();
    String message = "the value, a " + value.getClass().getSimpleName() + ", cannot be shown: " + e;
    return CellError.of(name, message);
  }

  /** A bug in the kernel. */
  public static CellError internal(Throwable e) {
    return new CellError(
        e.getClass().getSimpleName(),
        String.valueOf(e.getMessage()),
        List.of(CellError.red(e.toString())),
        0,
        "");
  }

  static int lineOf(String cell, int offset) {
    return (int) cell.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }

  /** Reports a statement that did not compile, or that threw. */
  CellError of(SnippetEvent event) {
    if (event.exception() instanceof EvalException e) {
      return new StackReport(snippets).of(e);
    }
    if (event.exception() instanceof UnresolvedReferenceException e) {
      return unresolved(e.getSnippet(), snippets.place(e.getSnippet().id(), 1));
    }
    List<Diag> problems = shell.diagnostics(event.snippet()).filter(Diag::isError).toList();
    if (problems.isEmpty() && event.snippet() instanceof DeclarationSnippet declaration) {
      return unresolved(declaration, snippets.place(declaration.id(), 1));
    }
    return compilation(event.snippet(), problems);
  }

  private CellError compilation(Snippet snippet, List<Diag> problems) {
    List<String> lines = new ArrayList<>();
    for (Diag problem : problems) {
      lines.add(CellError.red(message(problem)));
      lines.addAll(underlined(snippet, problem));
    }
    if (problems.isEmpty()) {
      return new CellError(COMPILATION, "JShell rejects " + snippet.source().strip(), lines, 0, "");
    }
    CellLine place = place(snippet, problems.get(0));
    for (Diag problem : problems) {
      int at = (int) Math.min(Math.max(problem.getPosition(), 0), snippet.source().length());
      String from = snippet.source().substring(at);
      Optional<DeclarationSnippet> used = unusable(from.split("\\W", 2)[0]);
      if (problem.getCode().startsWith("compiler.err.cant.resolve") && used.isPresent()) {
        return unresolved(used.get(), place).with(lines);
      }
    }
    return new CellError(
        COMPILATION, message(problems.get(0)), lines, place.line(), place.source());
  }

  private CellLine place(Snippet snippet, Diag problem) {
    int offset = (int) Math.min(Math.max(problem.getPosition(), 0), snippet.source().length());
    return snippets.place(snippet.id(), lineOf(snippet.source(), offset));
  }

  /** One line; the class that JShell wraps around a snippet is no concern of the reader's. */
  private static String message(Diag problem) {
    StringBuilder message = new StringBuilder();
    for (String line : problem.getMessage(Locale.ENGLISH).lines().map(String::strip).toList()) {
      if (!line.startsWith("location:")) {
        message.append(message.isEmpty() ? "" : line.startsWith("symbol:") ? ": " : " ");
        message.append(line.replaceFirst("^symbol:\\s*", ""));
      }
    }
    return message + inJava(message.toString());
  }

  /** What formulas write and Java does not: exp(z) and z^2. */
  private static String inJava(String message) {
    String method = message.replaceFirst(".*method (\\w+)\\(.*", "$1");
    if (Stream.of(Math.class.getDeclaredMethods()).anyMatch(m -> m.getName().equals(method))) {
      return "; Java's own is Math." + method;
    }
    return message.contains("operator '^'")
        ? "; a power is Math.pow(a, b) in Java"
        : message.contains("access privileges; was public") ? "; write public in front of it" : "";
  }

  private List<String> underlined(Snippet snippet, Diag problem) {
    CellLine place = place(snippet, problem);
    String source = snippet.source();
    int start = (int) Math.min(Math.max(problem.getStartPosition(), 0), source.length());
    int point = (int) Math.min(Math.max(problem.getPosition(), start), source.length());
    int lineStart = source.lastIndexOf('\n', point - 1) + 1;
    int lineEnd = source.indexOf('\n', point) < 0 ? source.length() : source.indexOf('\n', point);
    int from = Math.max(start, lineStart);
    int to = (int) Math.max(from + 1, Math.min(problem.getEndPosition(), lineEnd));
    String label = "cell " + place.cell() + ", line " + place.line() + ":    ";
    String before = source.substring(lineStart, from).replaceAll("[^\\t]", " ");
    return List.of(
        label + source.substring(lineStart, lineEnd),
        " ".repeat(label.length()) + before + "^".repeat(to - from));
  }

  private CellError unresolved(DeclarationSnippet snippet, CellLine place) {
    List<String> lines = new ArrayList<>(List.of(CellError.red(sentence(snippet))));
    lines.add(snippets.place(snippet.id(), 1).toString());
    shell
        .diagnostics(snippet)
        .filter(Diag::isError)
        .forEach(problem -> lines.addAll(underlined(snippet, problem)));
    return new CellError(
        "UnresolvedReferenceException", sentence(snippet), lines, place.line(), place.source());
  }

  private String sentence(DeclarationSnippet snippet) {
    Set<String> missing = missing(snippet, new HashSet<>());
    missing.removeIf(name -> missing.contains("class " + name));
    return snippet.name()
        + (snippet.kind() == Snippet.Kind.METHOD ? "()" : "")
        + " cannot be used yet: "
        + (missing.isEmpty() ? "it does not compile" : String.join(" and ", missing))
        + (missing.size() > 1 ? " are not defined; run the cells that define them" : "")
        + (missing.size() == 1 ? " is not defined; run the cell that defines it" : "")
        + inJava(String.join(" ", missing));
  }

  /** What a snippet lacks, and what those lack that it needs. */
  private Set<String> missing(DeclarationSnippet snippet, Set<Snippet> seen) {
    Set<String> missing = new TreeSet<>();
    if (seen.add(snippet)) {
      for (String needed : shell.unresolvedDependencies(snippet).toList()) {
        unusable(needed.replaceAll("^\\w+ |\\(.*", ""))
            .ifPresentOrElse(
                declared -> missing.addAll(missing(declared, seen)),
                () -> missing.add(needed.replaceFirst("^variable (?=[A-Z])", ""))); // a class?
      }
    }
    return missing;
  }

  /** The methods and classes that throw where they are used, for {@link CellExecution#explain}. */
  String throwing() {
    return declared(Snippet.Status.RECOVERABLE_DEFINED)
        .map(each -> each.name() + "\t" + sentence(each) + "\n")
        .collect(Collectors.joining());
  }

  /** Why a static field that a statement, or what it calls, names has no value yet; else null. */
  String unset(String statement) {
    List<DeclarationSnippet> half =
        declared(Snippet.Status.RECOVERABLE_DEFINED)
            .filter(each -> each.kind() == Snippet.Kind.TYPE_DECL)
            .toList();
    String code = half.isEmpty() ? "" : withWhatItNames(NotCode.blankOut(statement));
    return half.stream()
        .filter(each -> Pattern.compile(fieldOf(each.name())).matcher(code).find())
        .map(this::sentence)
        .findFirst()
        .orElse(null);
  }

  /** Code, the methods and classes that it names, those that these name, and so on. */
  private String withWhatItNames(String code) {
    List<DeclarationSnippet> rest =
        declared(Snippet.Status.VALID)
            .filter(each -> each.kind() != Snippet.Kind.VAR) // it has its value
            .collect(Collectors.toCollection(ArrayList::new));
    StringBuilder all = new StringBuilder(code);
    for (int length = 0; length < all.length(); ) {
      length = all.length();
      Set<String> names = new HashSet<>(List.of(all.toString().split("\\W+")));
      for (DeclarationSnippet each : List.copyOf(rest)) {
        if (names.contains(each.name())) {
          all.append(' ').append(NotCode.blankOut(each.source()));
          rest.remove(each);
        }
      }
    }
    return all.toString();
  }

  /** {@code Name.field}, where no call and no {@code .class} follows. */
  private static String fieldOf(String name) {
    return "(?<![\\w.$])" + Pattern.quote(name) + "\\s*\\.\\s*(?!class\\b)\\w++(?!\\s*\\()";
  }

  /** The declaration of this name that cannot be used at all. */
  private Optional<DeclarationSnippet> unusable(String name) {
    return declared(Snippet.Status.RECOVERABLE_NOT_DEFINED)
        .filter(each -> each.name().equals(name))
        .findFirst();
  }

  private Stream<DeclarationSnippet> declared(Snippet.Status status) {
    return shell
        .snippets()
        .filter(each -> shell.status(each) == status)
        .filter(DeclarationSnippet.class::isInstance)
        .map(DeclarationSnippet.class::cast);
  }
}

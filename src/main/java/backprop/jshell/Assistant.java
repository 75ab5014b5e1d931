package backprop.jshell;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Helps with code that is being written: completion, documentation, whether a cell is complete. */
public final class Assistant {
  private static final String INDENT = "  ";
  // JShell documents a method when the cursor stands behind its opening bracket
  private static final Pattern REST_OF_NAME =
      Pattern.compile("\\p{javaJavaIdentifierPart}*+(\\s*\\()?");

  private final SourceCodeAnalysis analysis;

  public Assistant(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * What may stand at the cursor, those that fit the expected type first; null when there is
   * nothing, as in a string, a comment or a magic.
   */
  public ReplacementOptions complete(String cell, int cursor) {
    String code = CellPart.javaOnly(cell);
    boolean inText = !NotCode.blankOut(cell.substring(0, cursor) + "x").endsWith("x");
    if (inText || isMagic(cell, cursor)) {
      return null;
    }
    for (int start : List.of(0, statementStart(code, cursor))) {
      int[] anchor = new int[1];
      List<Suggestion> found =
          analysis.completionSuggestions(code.substring(start), cursor - start, anchor);
      if (!found.isEmpty()) {
        return new ReplacementOptions(continuations(found), start + anchor[0], cursor);
      }
    }
    return null;
  }

  /** Whether the line that ends at the cursor begins with % where a statement may begin. */
  private static boolean isMagic(String cell, int cursor) {
    int line = cell.lastIndexOf('\n', cursor - 1) + 1;
    return cell.substring(line, cursor).stripLeading().startsWith("%")
        && CellPart.starts(cell).contains(line);
  }

  private static List<String> continuations(List<Suggestion> found) {
    return found.stream()
        .sorted((a, b) -> Boolean.compare(b.matchesType(), a.matchesType()))
        .map(Suggestion::continuation)
        .distinct()
        .toList();
  }

  /** Where the statement with the cursor starts. */
  private int statementStart(String code, int cursor) {
    int start = 0;
    CompletionInfo info = analysis.analyzeCompletion(code.substring(0, cursor));
    while (info.completeness().isComplete() && !info.remaining().isEmpty()) {
      start = cursor - info.remaining().length();
      info = analysis.analyzeCompletion(info.remaining());
    }
    return start;
  }

  /** Signature and Javadoc of what stands at the cursor, or null when nothing is known. */
  public DisplayData inspect(String cell, int cursor) {
    String code = CellPart.javaOnly(cell);
    Matcher rest =
        REST_OF_NAME.matcher(code).region(Math.min(cursor, code.length()), code.length());
    String before = rest.lookingAt() ? code.substring(0, rest.end()) : code;
    List<Documentation> found = documentation(before);
    if (found.isEmpty()) {
      found = documentation(before + "(");
    }
    return found.isEmpty()
        ? null
        : new DisplayData(
            found.stream().map(Assistant::text).collect(Collectors.joining("\n\n\n")));
  }

  /** What JShell knows at the end of {@code code}, or of its last statement. */
  private List<Documentation> documentation(String code) {
    List<Documentation> found = analysis.documentation(code, code.length(), true);
    if (found.isEmpty()) {
      String last = code.substring(statementStart(code, code.length()));
      found = analysis.documentation(last, last.length(), true);
    }
    return found;
  }

  private static String text(Documentation documentation) {
    String signature = documentation.signature();
    return Optional.ofNullable(documentation.javadoc())
        .or(() -> LibraryJavadoc.of(signature))
        .map(comment -> signature + "\n\n" + JavadocText.of(comment))
        .orElse(signature);
  }

  /** The completeness of a cell's last statement. */
  public CompletionInfo lastStatement(String cell) {
    CompletionInfo info = analysis.analyzeCompletion(CellPart.javaOnly(cell));
    while (info.completeness().isComplete() && info.completeness() != Completeness.UNKNOWN) {
      info = analysis.analyzeCompletion(info.remaining());
    }
    return info;
  }

  /**
   * The indentation of the line after {@code code}: the last line's, and one step more for every
   * bracket it leaves open.
   */
  public static String indentAfter(String code) {
    String last = code.substring(code.stripTrailing().lastIndexOf('\n') + 1);
    long opened = last.chars().filter(c -> "({[".indexOf(c) >= 0).count();
    long closed = last.chars().filter(c -> ")}]".indexOf(c) >= 0).count();
    int spaces = last.length() - last.stripLeading().length();
    return last.substring(0, spaces) + (opened > closed ? INDENT : "");
  }
}

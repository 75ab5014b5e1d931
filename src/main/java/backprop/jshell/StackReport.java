package backprop.jshell;

import backprop.jshell.Snippets.CellLine;
import backprop.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;

/**
 * An exception as a reader needs it: the message, the lines of the reader's own cells, then the
 * frames of libraries that led to it, then its cause.
 */
final class StackReport {
  private static final int MOST_FRAMES = 12;
  private static final Pattern WRAPPER = // and the number of a class within a method
      Pattern.compile("REPL\\.\\$JShell\\$\\w+[.$]|(?<=[$])\\d+(?=\\D)");
  private static final Pattern SAME_NAME =
      Pattern.compile(
          "class REPL\\.\\$JShell\\$\\w+[.$](\\w+) cannot be cast to class"
              + " REPL\\.\\$JShell\\$\\w+[.$]\\1 ");

  /** Packages that execute cells: what stands on the stack below every cell says nothing. */
  private static final List<String> MACHINERY = List.of("backprop.jshell.", "backprop.kernel.");

  private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\..*");

  private final Snippets snippets;
  private final List<String> lines = new ArrayList<>();

  StackReport(Snippets snippets) {
    this.snippets = snippets;
  }

  CellError of(EvalException thrown) {
    String name = className(thrown);
    String message = thrown.getMessage() == null ? "" : readable(thrown.getMessage());
    lines.add(CellError.red(name + (message.isEmpty() ? "" : ": " + message)));
    addFrames(thrown.getStackTrace());
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      addCause(cause);
    }
    CellLine place = lastPlace(thrown);
    return new CellError(
        simple(name),
        message,
        List.copyOf(lines),
        place == null ? 0 : place.line(),
        place == null ? "" : place.source());
  }

  /** An object outlives a class that is redeclared; the JVM says that A cannot be cast to A. */
  private static String readable(String message) {
    Matcher cast = SAME_NAME.matcher(message);
    return cast.lookingAt()
        ? Text.format(
            "this %1$s was made before %1$s was redeclared; run the cell that makes it again",
            cast.group(1))
        : WRAPPER.matcher(message).replaceAll("");
  }

  private void addCause(Throwable cause) {
    if (cause instanceof UnresolvedReferenceException) {
      return; // the message of what it caused has said it
    }
    String name = cause instanceof EvalException e ? className(e) : cause.getClass().getName();
    String message =
        cause instanceof JShellException && cause.getMessage() == null
            ? ""
            : ": " + cause.getMessage();
    lines.add(CellError.red("Caused by: " + name + message));
    addFrames(cause.getStackTrace());
  }

  private static String className(EvalException e) {
    return WRAPPER.matcher(e.getExceptionClassName()).replaceAll("");
  }

  private static String simple(String className) {
    return className.substring(
        Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
  }

  private CellLine placeOf(StackTraceElement frame) {
    String file = frame.getFileName();
    return file != null && file.startsWith("#")
        ? snippets.place(file.substring(1), frame.getLineNumber())
        : null;
  }

  /** The line of the cell that was executed: the outermost of the reader's lines. */
  private CellLine lastPlace(EvalException thrown) {
    CellLine last = null;
    for (StackTraceElement frame : thrown.getStackTrace()) {
      last = placeOf(frame) == null ? last : placeOf(frame);
    }
    return last;
  }

  private void addFrames(StackTraceElement[] stack) {
    List<String> places = new ArrayList<>();
    CellLine last = null;
    for (StackTraceElement frame : stack) {
      CellLine place = placeOf(frame);
      if (place != null && !place.equals(last)) { // a recursion is one line
        places.add("    " + place);
        last = place;
      }
    }
    add(places);
    add(libraryFrames(stack).stream().map(frame -> "    at " + frame).toList());
  }

  private void add(List<String> frames) {
    frames.stream().limit(MOST_FRAMES).forEach(lines::add);
    if (frames.size() > MOST_FRAMES) {
      lines.add("    … and " + (frames.size() - MOST_FRAMES) + " more");
    }
  }

  /** Library frames; of the JDK's only those entered from outside, and none of this kernel's. */
  private List<StackTraceElement> libraryFrames(StackTraceElement[] stack) {
    List<StackTraceElement> frames = new ArrayList<>();
    for (int i = 0; i < stack.length; i++) {
      boolean entered = i + 1 == stack.length || !isJdk(stack[i + 1]);
      if (!isMachinery(stack[i]) && (!isJdk(stack[i]) || entered)) {
        frames.add(stack[i]);
      }
    }
    return frames;
  }

  static boolean isMachinery(StackTraceElement frame) {
    String file = frame.getFileName();
    return (file != null && file.startsWith("#"))
        || frame.getClassName().startsWith("REPL.")
        || MACHINERY.stream().anyMatch(frame.getClassName()::startsWith);
  }

  private static boolean isJdk(StackTraceElement frame) {
    return JDK.matcher(frame.getClassName()).matches();
  }
}

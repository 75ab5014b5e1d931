package backprop.jshell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cell is Java, cut by the lines that are magics. */
sealed interface CellPart {
  /** Where the part starts in the cell's text. */
  int start();

  record Java(String source, int start) implements CellPart {}

  record Magic(String name, List<String> arguments, int start) implements CellPart {}

  /** {@code %name arguments…}; {@code %%name} is found too, to be refused by name. */
  Pattern MAGIC = Pattern.compile("[ \\t]*(%%?[A-Za-z]\\w*)(.*)");

  Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  /** Cuts a cell into its parts, in order. */
  static List<CellPart> of(String cell) {
    List<CellPart> parts = new ArrayList<>();
    int javaStart = 0;
    for (int start : starts(cell)) {
      Matcher magic = MAGIC.matcher(cell).region(start, lineEnd(cell, start));
      if (magic.matches()) {
        parts.add(new Java(cell.substring(javaStart, start), javaStart));
        parts.add(new Magic(magic.group(1), arguments(magic.group(2)), start));
        javaStart = magic.end();
      }
    }
    parts.add(new Java(cell.substring(javaStart), javaStart));
    return parts;
  }

  /**
   * The offsets of the lines on which a statement may start. A line that starts with {@code %} is a
   * magic only there: inside a text block, a comment or an expression (where {@code %} is the
   * remainder) it is Java. No parser of Java can say so, as the cell is not Java before its magics
   * are cut out.
   */
  static List<Integer> starts(String cell) {
    List<Integer> starts = new ArrayList<>();
    Matcher notCode = NotCode.PATTERN.matcher(cell);
    Matcher magic = MAGIC.matcher(cell);
    char last = ';'; // the last character that is neither space nor comment
    int at = 0;
    while (at < cell.length()) {
      boolean isStart = (last == ';' || last == '}') && (at == 0 || cell.charAt(at - 1) == '\n');
      if (isStart) {
        starts.add(at);
      }
      if (isStart && magic.region(at, lineEnd(cell, at)).matches()) {
        at = magic.end();
      } else if (notCode.region(at, cell.length()).lookingAt()) {
        last = cell.charAt(at) == '/' ? last : '"';
        at = notCode.end();
      } else {
        last = Character.isWhitespace(cell.charAt(at)) ? last : cell.charAt(at);
        at++;
      }
    }
    return starts;
  }

  private static int lineEnd(String cell, int at) {
    int end = cell.indexOf('\n', at);
    return end < 0 ? cell.length() : end;
  }

  /** The cell with its magics blanked out, every other character in its place. */
  static String javaOnly(String cell) {
    StringBuilder java = new StringBuilder(cell);
    for (CellPart part : of(cell)) {
      for (int i = part.start();
          part instanceof Magic && i < cell.length() && cell.charAt(i) != '\n';
          i++) {
        java.setCharAt(i, ' ');
      }
    }
    return java.toString();
  }

  private static List<String> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map(argument -> argument.group(argument.group(1) != null ? 1 : 2))
        .toList();
  }
}

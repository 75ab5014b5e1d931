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
    for (int start : new StatementStarts(cell).lines()) {
      int end = cell.indexOf('\n', start) < 0 ? cell.length() : cell.indexOf('\n', start);
      Matcher magic = MAGIC.matcher(cell.substring(start, end));
      if (magic.matches()) {
        parts.add(new Java(cell.substring(javaStart, start), javaStart));
        parts.add(new Magic(magic.group(1), arguments(magic.group(2)), start));
        javaStart = end;
      }
    }
    parts.add(new Java(cell.substring(javaStart), javaStart));
    return parts;
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
    List<String> arguments = new ArrayList<>();
    Matcher argument = ARGUMENT.matcher(text);
    while (argument.find()) {
      arguments.add(argument.group(1) != null ? argument.group(1) : argument.group(2));
    }
    return arguments;
  }
}

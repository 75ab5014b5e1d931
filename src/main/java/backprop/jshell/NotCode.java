package backprop.jshell;

import java.util.regex.Pattern;

/**
 * What stands in a cell and is not code: strings, characters and comments. A pattern and not the
 * JDK's parser, since a cell need not be Java yet: magics stand between its statements, or its end
 * is still to be written.
 */
public final class NotCode {
  /** Each ends, at the latest, with the line or, if it may have several lines, with the cell. */
  static final Pattern PATTERN =
      Pattern.compile(
          "\"\"\"[^\"\\\\]*+(?:(?:\\\\.|\"(?!\"\"))[^\"\\\\]*+)*+(?:\"\"\"|\\z)" // text block
              + "|([\"'])(?:\\\\.|(?!\\1)[^\\\\\n])*+\\1?" // string, character
              + "|//[^\n]*+"
              + "|/\\*.*?(?:\\*/|\\z)",
          Pattern.DOTALL);

  private NotCode() {}

  /** Code only: a blank stands for each string, character and comment. */
  public static String blankOut(String cell) {
    return PATTERN.matcher(cell).replaceAll(" ");
  }
}

package backprop.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table as Weka keeps it: lines that name the columns, then rows as in CSV, without comments. */
record Arff(List<String> names, String rows) {
  private static final Pattern START =
      Pattern.compile("(\\s*(%.*)?\\R)*\\s*@relation\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "\\s*@attribute\\s+('([^']*)'|\"([^\"]*)\"|(\\S+)).*", Pattern.CASE_INSENSITIVE);

  private static final Pattern QUOTED_OR_REMARK =
      Pattern.compile("(?<![^\\s,])([\"'])((?:\\\\.|(?!\\1)[^\\\\\n])*+)\\1|%.*");

  static boolean isOne(String text) {
    return START.matcher(text).lookingAt();
  }

  static Arff of(String text) {
    List<String> lines = text.lines().filter(line -> !line.stripLeading().startsWith("%")).toList();
    List<String> names = new ArrayList<>();
    int line = 0;
    while (line < lines.size() && !lines.get(line).strip().equalsIgnoreCase("@data")) {
      Matcher attribute = ATTRIBUTE.matcher(lines.get(line++));
      if (attribute.matches()) {
        names.add(attribute.group(1).replaceAll("^['\"]|['\"]$", ""));
      }
    }
    String rows = lines.stream().skip(line + 1L).collect(Collectors.joining("\n"));
    return new Arff(names, QUOTED_OR_REMARK.matcher(rows).replaceAll(Arff::asInCsv));
  }

  /** A quote inside a quoted cell is written twice, not behind a backslash. */
  private static String asInCsv(MatchResult cell) {
    return cell.group(1) == null
        ? ""
        : Matcher.quoteReplacement(
            '"' + cell.group(2).replaceAll("\\\\(.)", "$1").replace("\"", "\"\"") + '"');
  }
}

package backprop.file;

import backprop.text.Resource;
import java.util.List;
import java.util.Properties;

/**
 * Which state of the library this is, as the build wrote it down.
 *
 * @param version Maven's
 * @param commit of git, 40 hexadecimal digits; followed by "+changes" if the sources were not those
 *     of the commit; "unknown" where neither git nor the archive said it
 */
public record Build(String version, String commit) {
  private static final String UNKNOWN = "unknown";
  private static final Build CURRENT = read();

  /** The state of the classes that are running. */
  public static Build current() {
    return CURRENT;
  }

  private static Build read() {
    Properties build = new Properties();
    for (String file : List.of("build.properties", "commit.properties")) {
      build.putAll(Resource.properties(Build.class, "/backprop/" + file));
    }
    return of(build);
  }

  /** What was not filled in still holds a {@code $}. */
  static Build of(Properties build) {
    String version = filled(build, "version");
    String commit = filled(build, "commit");
    if (commit.equals(UNKNOWN)) {
      commit = filled(build, "archive");
    } else if (filled(build, "changed").equals("true")) {
      commit += "+changes";
    }
    return new Build(version, commit);
  }

  private static String filled(Properties build, String key) {
    String value = build.getProperty(key, "").strip();
    return value.isEmpty() || value.contains("$") ? UNKNOWN : value;
  }

  /** How to cite what was computed with it, as {@code CITATION.cff} says for machines. */
  public String citation() {
    return "The authors of the workbook (2026). Backpropagation, executed. Version " + this + ".";
  }

  @Override
  public String toString() {
    return version + " (commit " + commit + ")";
  }
}

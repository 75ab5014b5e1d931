package backprop.report;

import java.nio.file.Path;
import java.util.List;

/**
 * Where pages lie, and which others lie there.
 *
 * @param folder for links to files of a notebook
 * @param papers all whose pages lie there, in order; empty if a page stands alone
 * @param address under which the folder is published, with a slash at the end; empty if it is not
 */
public record Site(Path folder, List<Paper> papers, String address) {
  /** The title of the whole. */
  static final String TITLE = "Backpropagation, executed";

  /** A folder that is not published. */
  public Site(Path folder, List<Paper> papers) {
    this(folder, papers, "");
  }

  /**
   * The file beside a page of this name that shows its first figure where its address is shared.
   */
  public static String preview(String name) {
    return name + ".png";
  }
}

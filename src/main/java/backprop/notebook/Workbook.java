package backprop.notebook;

import backprop.LibraryJar;
import backprop.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The line that begins a notebook. */
public final class Workbook {
  private static RunningKernel prepared;
  private static Screen announced;

  private Workbook() {}

  /**
   * Prepares the kernel that runs this notebook, whichever it is: matrices, networks, passes,
   * histories, gradient checks, examples and Tablesaw tables show themselves as tables, figures as
   * pictures, and numbers print alike in every country. It stands behind the imports, in the cell
   * after that of the class path; outside a notebook it only sets the locale.
   *
   * @throws IllegalStateException if the jar was built before the sources beside it were changed
   */
  public static void begin() {
    requireBuilt();
    Locale.setDefault(Locale.ROOT);
    RunningKernel.find().ifPresent(Workbook::prepare);
  }

  /** Where the kernel of this JVM shows things; none on the command line. */
  public static synchronized Optional<Screen> screen() {
    return Optional.ofNullable(announced).or(RunningKernel::find);
  }

  /** By a kernel that finds the library, and that the library cannot find. */
  static synchronized void announce(Screen screen) {
    announced = screen;
  }

  private static void requireBuilt() {
    try {
      Path newer = LibraryJar.newerSource().orElse(null);
      if (newer != null) {
        throw new IllegalStateException(
            Text.format(
                "%s is older than %s; in the project's folder run  %s  and restart the kernel",
                LibraryJar.location().getFileName(), newer, LibraryJar.COMMAND));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the library cannot be compared with its sources", e);
    }
  }

  static synchronized void prepare(RunningKernel kernel) {
    if (!kernel.isSameAs(prepared)) { // the cell may run twice
      Renderers.register(kernel);
      prepared = kernel;
    }
  }
}

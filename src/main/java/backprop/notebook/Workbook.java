package backprop.notebook;

import java.util.Locale;

/** The line that begins a notebook. */
public final class Workbook {
  private static RunningKernel registered;

  private Workbook() {}

  /**
   * Prepares the kernel that runs this notebook, whichever it is: matrices, networks, passes,
   * histories, gradient checks, examples and Tablesaw tables show themselves as tables, figures as
   * pictures, and numbers print alike in every country. It goes into the first cell, behind the
   * class path; outside a notebook it only sets the locale.
   */
  public static synchronized void begin() {
    Locale.setDefault(Locale.ROOT);
    RunningKernel.find()
        .filter(kernel -> !kernel.isSameAs(registered)) // the first cell may run twice
        .ifPresent(
            kernel -> {
              Displays.register(kernel);
              registered = kernel;
            });
  }
}

package backprop.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** What a cell can call without an import; the same names and results as in IJava. */
public final class Display {
  private static volatile Supplier<RenderingKernel> kernel = () -> null;

  static volatile String lastId;

  private Display() {}

  /** Names the kernel that shows what cells display in this JVM. */
  public static void showIn(Supplier<RenderingKernel> other) {
    kernel = other;
  }

  /**
   * The kernel that executes the cell.
   *
   * @throws IllegalStateException when no kernel runs in this JVM
   */
  public static RenderingKernel getKernelInstance() {
    RenderingKernel current = kernel.get();
    if (current == null) {
      throw new IllegalStateException(
          "no kernel runs in this JVM: display and render work in a notebook cell only");
    }
    return current;
  }

  /**
   * Renders an object as the given MIME types, or else those it prefers, and as text.
   *
   * @throws NullPointerException when {@code object} is null
   */
  public static DisplayData render(Object object, String... mimeTypes) {
    return getKernelInstance()
        .getRenderer()
        .renderAs(Objects.requireNonNull(object, "the object to render is null"), mimeTypes);
  }

  /**
   * Shows an object below the cell, as {@link #render} does, and returns the id with which it can
   * be updated.
   *
   * @throws NullPointerException when {@code object} is null
   */
  public static String display(Object object, String... mimeTypes) {
    DisplayData data = render(object, mimeTypes);
    if (!data.hasDisplayId()) {
      data.setDisplayId(UUID.randomUUID().toString());
    }
    getKernelInstance().display(data);
    lastId = data.getDisplayId();
    return lastId;
  }

  /**
   * Replaces what was displayed with this id.
   *
   * @throws NullPointerException when {@code object} is null
   */
  public static void updateDisplay(String id, Object object, String... mimeTypes) {
    getKernelInstance().updateDisplay(id, render(object, mimeTypes));
  }

  /** {@code System.out.printf}, in every locale with the same result. */
  public static void printf(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}

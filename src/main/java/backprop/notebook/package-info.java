/**
 * The library inside a notebook: {@link backprop.notebook.Workbook#begin} makes objects show
 * themselves, {@link backprop.notebook.Source} prints the library's own code, {@link
 * backprop.notebook.Claims} the table of equations.
 *
 * <p>It imports what it shows; nothing of the mathematics imports it. Begin with {@code Workbook};
 * the kernel, whichever it is, stands behind {@code RunningKernel} alone.
 */
package backprop.notebook;

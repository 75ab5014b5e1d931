/**
 * What a notebook shows: {@link backprop.notebook.Charts} make a {@link backprop.notebook.Figure},
 * {@link backprop.notebook.Source} prints the library's own code, {@link
 * backprop.notebook.Progress} shows a training run while it goes, and {@link
 * backprop.notebook.Workbook#begin} makes objects show themselves. The only place that draws;
 * XChart stands behind {@code Axes} alone, and the kernel, whichever it is, behind {@code
 * RunningKernel}. Nothing of the mathematics imports this package.
 */
package backprop.notebook;

/**
 * What a notebook shows: {@link backprop.notebook.Charts} make a {@link backprop.notebook.Figure},
 * {@link backprop.notebook.Source} prints the library's own code. The only place that draws; XChart
 * stands behind {@code Axes} alone. Nothing of the mathematics imports this package.
 */
package backprop.notebook;

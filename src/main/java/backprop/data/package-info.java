/**
 * Tables into matrices: {@link backprop.data.Examples} with examples as columns, from a file as
 * {@link backprop.data.CsvFormat} says, {@link backprop.data.Split} into training and held-out
 * parts, {@link backprop.data.Scaler}. The only place that knows Tablesaw. Begin with {@link
 * backprop.data.Examples}; it may import {@code matrix} alone.
 */
package backprop.data;

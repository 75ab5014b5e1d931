/**
 * Tables into matrices: {@link backprop.data.Examples} with examples as columns, {@link
 * backprop.data.Split} into training and held-out parts, {@link backprop.data.Scaler}. The only
 * place that knows Tablesaw.
 */
package backprop.data;

/**
 * Losses, and {@link backprop.loss.Output}, which pairs the last activation with its loss: δ at the
 * output goes the long way for every pair, and takes the short form a − y for the natural ones.
 *
 * <p>It imports {@code matrix} and {@code activation}. Begin with {@link backprop.loss.Loss}, then
 * {@code Output}.
 */
package backprop.loss;

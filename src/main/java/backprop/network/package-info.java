/**
 * One network in three notations: {@link backprop.network.SinglePath} in the letters of 001, {@link
 * backprop.network.OneHiddenLayer} in those of Hastie, Tibshirani &amp; Friedman and 002, {@link
 * backprop.network.Network} for any depth. Their gradients agree to 1e-12.
 *
 * <p>It imports {@code matrix}, {@code activation}, {@code loss} and {@code text}. Begin with
 * {@code SinglePath}; the equations (BP1) to (BP4) stand in {@code Network#backward}.
 */
package backprop.network;

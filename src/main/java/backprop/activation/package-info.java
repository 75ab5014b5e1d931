/**
 * Activations, each a function with its pull-back dZ = J(z)ᵀ dA (elsewhere: its vector–Jacobian
 * product) under one signature. {@link backprop.activation.Elementwise} derives the pull-back from
 * a slope; {@link backprop.activation.Softmax} writes its own.
 *
 * <p>It imports {@code matrix}. Begin with {@link backprop.activation.Activation}, then {@link
 * backprop.activation.Sigmoid}.
 */
package backprop.activation;

/**
 * Gradient descent: {@link backprop.train.GradientDescent} with its learning rates, batches,
 * momentum and weight decay, and the {@link backprop.train.History} that it leaves.
 *
 * <p>It imports {@code network} and what that stands on. Begin with {@code GradientDescent}; the
 * loop itself is in {@code Training}.
 */
package backprop.train;

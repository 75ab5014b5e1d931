/**
 * Training: {@link backprop.train.GradientDescent} with its rates, batches and {@link
 * backprop.train.Rule}, the minimiser {@link backprop.train.Lbfgs}, and the {@link
 * backprop.train.History} that both leave.
 *
 * <p>It imports {@code network} and what that stands on. Begin with {@code GradientDescent}; the
 * loop itself is in {@code Training}.
 */
package backprop.train;

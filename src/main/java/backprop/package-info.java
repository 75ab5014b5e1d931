/**
 * Backpropagation, from one unit per layer to any network, in the letters of its five derivations.
 *
 * <h2>Notation</h2>
 *
 * <p>Layer 0 is the input, l = 1 … L. Examples are columns: a batch of m examples is one matrix.
 *
 * <table>
 * <caption>maths, code and shape</caption>
 * <tr><th>maths</th><th>code</th><th>shape</th></tr>
 * <tr><td>X = a⁰</td><td>{@code pass.a(0)}</td><td>n₀ × m</td></tr>
 * <tr><td>W^l, W_ij leads to unit i from unit j</td><td>{@code net.W(l)}</td><td>n_l × n_{l−1}</td></tr>
 * <tr><td>b^l</td><td>{@code net.b(l)}</td><td>n_l × 1</td></tr>
 * <tr><td>z^l = W^l a^{l−1} + b^l</td><td>{@code pass.z(l)}</td><td>n_l × m</td></tr>
 * <tr><td>a^l = σ^l(z^l)</td><td>{@code pass.a(l)}</td><td>n_l × m</td></tr>
 * <tr><td>C, the cost of the batch</td><td>{@code net.cost(Y, pass)}</td><td>1</td></tr>
 * <tr><td>δ^l = ∂C/∂z^l</td><td>{@code pass.delta(l)}</td><td>n_l × m</td></tr>
 * <tr><td>∂C/∂W^l</td><td>{@code pass.dW(l)}</td><td>n_l × n_{l−1}</td></tr>
 * <tr><td>∂C/∂b^l</td><td>{@code pass.db(l)}</td><td>n_l × 1</td></tr>
 * </table>
 *
 * <h2>Conventions</h2>
 *
 * <ul>
 *   <li>δ is the gradient, never its negative; an update subtracts.
 *   <li>(BP1) δ^L at the output, (BP2) δ^l from δ^{l+1}, (BP3) ∂C/∂b^l, (BP4) ∂C/∂W^l: these tags
 *       stand in code, tests and notebooks.
 *   <li>No factor is implicit: ½Σ, Σ and (1/n)Σ squared error are three losses, sum and mean over
 *       examples are two reductions.
 *   <li>Numbers are float64. {@link java.lang.StrictMath}, {@link java.util.Random} and a fixed
 *       order of summation make every result the same bits on every machine.
 *   <li>001 to 004 in a comment are the derivations that the workbook is made from: 000 losses and
 *       activations, 001 single path, 002 Charpentier 2018, 003 general case, 004 Menon 2021; (9)
 *       is an equation in one of them. HTF is Hastie, Tibshirani &amp; Friedman, The Elements of
 *       Statistical Learning, 2nd edition.
 * </ul>
 *
 * <h2>Reading order</h2>
 *
 * <p>{@link backprop.network.SinglePath}, {@link backprop.network.OneHiddenLayer}, {@link
 * backprop.network.Network}; then {@link backprop.activation.Activation}, {@link
 * backprop.loss.Output}, {@link backprop.check.GradientCheck}, {@link
 * backprop.train.GradientDescent}.
 */
package backprop;

/**
 * Backpropagation, from one unit per layer to any network, in the letters of its five derivations.
 *
 * <h2>Notation</h2>
 *
 * <p>Layer 0 is the input, l = 1 … L. Examples are columns: a batch of m examples is one matrix.
 *
 * <table>
 * <caption>maths, code and shape here; the same in HTF and in the five documents</caption>
 * <tr><th></th><th>maths</th><th>code</th><th>shape</th><th>HTF</th><th>000</th><th>001</th><th>002</th><th>003</th><th>004</th></tr>
 * <tr><td>the input</td><td>X = a<sup>0</sup></td><td><code>pass.a(0)</code></td><td>n<sub>0</sub> × m, examples in columns</td><td>X, x<sub>i</sub></td><td>x<sub>j</sub></td><td>x<sup>(i)</sup> = a<sup>(1)</sup></td><td>x<sub>i</sub></td><td>x<sup>p</sup> = a<sup>p,0</sup></td><td>a<sup>0</sup></td></tr>
 * <tr><td>number of examples</td><td>m</td><td><code>X.columns()</code></td><td></td><td>N</td><td>–</td><td>1</td><td>N</td><td>P</td><td>1</td></tr>
 * <tr><td>layers are counted</td><td>l = 1 … L, the input is 0</td><td><code>net.depth()</code></td><td></td><td>one hidden layer</td><td>one layer</td><td>1 … 4, the input is 1</td><td>hidden ones, d = 1 … D</td><td>l = 0 … L, the input is 0</td><td>j = 1 … J, the input is 0</td></tr>
 * <tr><td>units of a layer</td><td>n<sub>l</sub></td><td><code>net.units(l)</code></td><td></td><td>p, M, K</td><td>N</td><td>1</td><td>p, M<sub>d</sub>, K</td><td>N<sub>l</sub></td><td>–</td></tr>
 * <tr><td>weights</td><td>W<sup>l</sup>, W<sub>ij</sub> to i from j</td><td><code>net.W(l)</code></td><td>n<sub>l</sub> × n<sub>l−1</sub></td><td>α<sub>mℓ</sub>, β<sub>km</sub></td><td>w<sub>ij</sub>, to i from j</td><td>θ<sup>(l)</sup>, from layer l</td><td>α<sub>ml</sub>, β<sub>km</sub>, to the first from the second</td><td>w<sup>l</sup><sub>n<sub>l</sub>n<sub>l+1</sub></sub>, from the first to the second, from layer l</td><td>w<sup>j</sup><sub>i,k</sub>, to i from k</td></tr>
 * <tr><td>biases</td><td>b<sup>l</sup></td><td><code>net.b(l)</code></td><td>n<sub>l</sub> × 1</td><td>α<sub>0m</sub>, β<sub>0k</sub></td><td>none</td><td>none</td><td>α<sub>0m</sub>, β<sub>0k</sub>: entry 0 of the weights</td><td>w<sup>l</sup><sub>0n<sub>l+1</sub></sub>: weight from unit 0</td><td>b<sup>j</sup></td></tr>
 * <tr><td>before the activation</td><td>z<sup>l</sup> = W<sup>l</sup>a<sup>l−1</sup> + b<sup>l</sup></td><td><code>pass.z(l)</code></td><td>n<sub>l</sub> × m</td><td>α<sub>m</sub><sup>T</sup>X, T<sub>k</sub></td><td>z<sub>i</sub></td><td>z<sup>(l)</sup></td><td>α<sub>m</sub><sup>T</sup>x<sub>i</sub>, t<sub>ik</sub></td><td>z<sup>p,l</sup><sub>n<sub>l</sub></sub></td><td>z<sup>j</sup></td></tr>
 * <tr><td>after the activation</td><td>a<sup>l</sup> = σ<sup>l</sup>(z<sup>l</sup>)</td><td><code>pass.a(l)</code></td><td>n<sub>l</sub> × m</td><td>Z<sub>m</sub></td><td>y<sub>i</sub></td><td>a<sup>(l)</sup></td><td>z<sub>im</sub></td><td>a<sup>p,l</sup><sub>n<sub>l</sub></sub></td><td>a<sup>j</sup></td></tr>
 * <tr><td>activation</td><td>σ<sup>l</sup></td><td><code>layer(l).activation()</code></td><td></td><td>σ, g<sub>k</sub></td><td>–</td><td>σ, g</td><td>σ, g<sub>k</sub></td><td>f, σ</td><td>σ</td></tr>
 * <tr><td>the answer</td><td>a<sup>L</sup></td><td><code>net.predict(X)</code></td><td>n<sub>L</sub> × m</td><td>f<sub>k</sub>(X)</td><td>y<sub>i</sub></td><td>ŷ<sup>(i)</sup> = h(x<sup>(i)</sup>)</td><td>f<sub>k</sub>(x<sub>i</sub>)</td><td>h<sup>p</sup><sub>n<sub>L</sub></sub></td><td>ŷ = a<sup>J</sup></td></tr>
 * <tr><td>the target</td><td>Y</td><td><code>Y</code></td><td>n<sub>L</sub> × m</td><td>y<sub>ik</sub></td><td>y<sub>d</sub>, y<sub>id</sub></td><td>y<sup>(i)</sup></td><td>y<sub>ik</sub></td><td>y<sup>p</sup><sub>n<sub>L</sub></sub></td><td>y</td></tr>
 * <tr><td>the cost</td><td>C</td><td><code>net.cost(Y, pass)</code></td><td></td><td>R(θ)</td><td>E</td><td>J</td><td>R(θ), R<sub>i</sub></td><td>C, c<sup>p</sup><sub>n<sub>L</sub></sub></td><td>L</td></tr>
 * <tr><td>squared error</td><td>½Σ, Σ or (1/n)Σ, each by name</td><td><code>SquaredError.HALF, SUM, MEAN</code></td><td></td><td>Σ</td><td>½Σ</td><td>½</td><td>Σ</td><td>–</td><td>(1/n)Σ</td></tr>
 * <tr><td>over examples</td><td>sum or mean, by name</td><td><code>Reduction.SUM, MEAN</code></td><td></td><td>sum</td><td>–</td><td>–</td><td>sum</td><td>sum</td><td>–</td></tr>
 * <tr><td>the residual</td><td>a − y</td><td></td><td></td><td>y − f</td><td>y<sub>i</sub> − y<sub>id</sub></td><td>ŷ − y</td><td>y − f</td><td>y − h</td><td>y − ŷ, and a − y for softmax</td></tr>
 * <tr><td>error signal</td><td>δ<sup>l</sup> = ∂C/∂z<sup>l</sup></td><td><code>pass.delta(l)</code></td><td>n<sub>l</sub> × m</td><td>δ<sub>ki</sub>, s<sub>mi</sub></td><td>δ<sub>i</sub></td><td>δ<sup>(l)</sup></td><td>δ<sub>ki</sub>, s<sub>mi</sub></td><td>∂c/∂z; d at the output</td><td>φ<sup>j</sup></td></tr>
 * <tr><td>gradient of the weights</td><td>∂C/∂W<sup>l</sup></td><td><code>pass.dW(l)</code></td><td>n<sub>l</sub> × n<sub>l−1</sub></td><td>∂R<sub>i</sub>/∂β<sub>km</sub></td><td>∂E/∂w<sub>ij</sub></td><td>∂J/∂θ<sup>(l)</sup></td><td>∂R<sub>i</sub>/∂α<sub>ml</sub></td><td>∂C/∂w<sup>l</sup></td><td>∇<sub>w<sup>j</sup></sub>L</td></tr>
 * <tr><td>gradient of the biases</td><td>∂C/∂b<sup>l</sup></td><td><code>pass.db(l)</code></td><td>n<sub>l</sub> × 1</td><td>m = 0, ℓ = 0 of the above</td><td>–</td><td>–</td><td>m = 0, l = 0 of the above</td><td>∂C/∂w<sup>l</sup><sub>0n<sub>l+1</sub></sub></td><td>∇<sub>b<sup>j</sup></sub>L</td></tr>
 * <tr><td>learning rate</td><td>γ</td><td><code>LearningRate</code></td><td></td><td>γ<sub>r</sub></td><td>η</td><td>η</td><td>γ<sub>r</sub></td><td>–</td><td>–</td></tr>
 * <tr><td>slope of ReLU at 0</td><td>0, or the reader's choice</td><td><code>new ReLU(slopeAtZero)</code></td><td></td><td>–</td><td>1</td><td>–</td><td>0</td><td>–</td><td>0</td></tr>
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
 *   <li>Numbers are float64. {@link java.lang.StrictMath}, {@link backprop.activation.Exp}, {@link
 *       java.util.Random} and a fixed order of summation make every result the same bits on every
 *       machine.
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

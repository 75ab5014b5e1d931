/**
 * Files that other people's programs read: networks as JSON and as NumPy's {@code .npz}. It imports
 * {@code network}, what that stands on, and {@code data} for a model's scaler. Begin with {@link
 * backprop.file.NetworkFile}.
 *
 * <h2>A network as JSON</h2>
 *
 * <pre>{@code
 * {
 *   "format": "backprop network 1",
 *   "architecture": {
 *     "inputs": 2,
 *     "layers": [
 *       {"units": 3, "activation": "tanh", "biases": true},
 *       {"units": 1, "activation": "sigmoid", "biases": true}],
 *     "output": {"activation": "sigmoid", "loss": "binary cross-entropy", "over examples": "mean"}
 *   },
 *   "parameters": {"W1": [[…, …], [ … ]], "b1": [ … ], "W2": [[ … ]], "b2": [ … ]},
 *   "sha256": "…"
 * }
 * }</pre>
 *
 * <p>{@code W1[i][j]} leads to unit i from unit j; a layer without biases has no {@code b}. An
 * output that was asked to go the long way has {@code "long way": true}. Numbers are written with
 * as few digits as give back the same float64.
 *
 * <p>{@code sha256} is the SHA-256 of the architecture as compact JSON with sorted keys, in UTF-8,
 * followed by the bytes of {@code W1, b1, W2, b2 …} row by row, each number as its eight bytes,
 * highest first. It does not depend on how the file is laid out, so a program that formats JSON
 * does no harm; a changed number does.
 *
 * <h2>A model</h2>
 *
 * <p>A network with its scaler and the names of its outputs ({@link backprop.file.Model}) has the
 * format "backprop model 1", {@code "classes": ["setosa", …]} after the architecture, and two more
 * parameters, {@code shift} and {@code scale}: the network takes (x − shift) / scale. In the
 * checksum the classes follow the architecture, as compact JSON.
 *
 * <h2>A network as .npz</h2>
 *
 * <p>A zip archive, not compressed, of {@code W1.npy}, {@code b1.npy}, … (float64, little endian,
 * rows first, biases with one dimension) and {@code network.json}: the above without {@code
 * parameters}. {@code numpy.load} gives the arrays by the names {@code W1}, {@code b1}, …
 */
package backprop.file;

package backprop.network;

import backprop.matrix.Matrix;

/** Inputs with their targets, which a network learns from or is judged by. */
public interface Dataset {
  /** The inputs, n₀ × m: each column is an example. */
  Matrix X();

  /** The targets, n_L × m, in the order of the inputs. */
  Matrix Y();
}

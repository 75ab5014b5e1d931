package backprop.exercise;

import backprop.grading.Gradient;
import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
import backprop.network.SinglePath;

/**
 * What an exercise asks for: the right formula, a wrong one, or the reader's. Its kind shows in the
 * number of a lambda's arguments, and in the method that the lambda is handed to.
 */
public interface Answer {
  /** A Double, a Matrix, words, {@code double[]} or a Gradient; null if there is no answer. */
  Object at(Object... given);

  /** Of one argument. */
  @SuppressWarnings("unchecked")
  interface Unary<A, R> extends Answer {
    R of(A a);

    @Override
    default Object at(Object... given) {
      return of((A) given[0]);
    }
  }

  /** Of two arguments. */
  @SuppressWarnings("unchecked")
  interface Binary<A, B, R> extends Answer {
    R of(A a, B b);

    @Override
    default Object at(Object... given) {
      return of((A) given[0], (B) given[1]);
    }
  }

  /** Of three arguments. */
  @SuppressWarnings("unchecked")
  interface Ternary<A, B, C, R> extends Answer {
    R of(A a, B b, C c);

    @Override
    default Object at(Object... given) {
      return of((A) given[0], (B) given[1], (C) given[2]);
    }
  }

  /** Of one number. */
  interface One extends Unary<Double, Double> {}

  /** Of two numbers. */
  interface Two extends Binary<Double, Double, Double> {}

  /** Of three numbers. */
  interface Three extends Ternary<Double, Double, Double, Double> {}

  /** Of four numbers. */
  interface Four extends Answer {
    double of(double a, double b, double c, double d);

    @Override
    default Object at(Object... given) {
      return of((double) given[0], (double) given[1], (double) given[2], (double) given[3]);
    }
  }

  /** Of five numbers. */
  interface Five extends Answer {
    double of(double a, double b, double c, double d, double e);

    @Override
    default Object at(Object... g) {
      return of((double) g[0], (double) g[1], (double) g[2], (double) g[3], (double) g[4]);
    }
  }

  /** Of one matrix. */
  interface OneMatrix extends Unary<Matrix, Matrix> {}

  /** Of two matrices. */
  interface TwoMatrices extends Binary<Matrix, Matrix, Matrix> {}

  /** Of three matrices. */
  interface ThreeMatrices extends Ternary<Matrix, Matrix, Matrix, Matrix> {}

  /** ∂J/∂θ^(1), ∂J/∂θ^(2), … of a path. */
  interface OfPath extends Ternary<SinglePath, Double, Double, double[]> {}

  /** The gradient of a network with one hidden layer, or parts of it. */
  interface OfHiddenLayer extends Ternary<OneHiddenLayer, Matrix, Matrix, Gradient> {}

  /** The gradient of a network, or parts of it. */
  interface OfNetwork extends Ternary<Network, Matrix, Matrix, Gradient> {}
}

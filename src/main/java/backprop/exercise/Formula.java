package backprop.exercise;

import backprop.grading.Gradient;
import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.OneHiddenLayer;
import backprop.network.SinglePath;

/**
 * What an exercise asks for: the right formula, a wrong one, or the reader's. Which kind a lambda
 * is shows in the number of its arguments, and in the method that it is handed to.
 */
public interface Formula {

  /** The value for these arguments: a Double, a Matrix, a Gradient or a text. */
  Object at(Object... given);

  /** A number, or a choice in words; null as long as there is no answer. */
  interface Value extends Formula {
    Object of();

    @Override
    default Object at(Object... given) {
      return of();
    }
  }

  /** A function of one number. */
  interface One extends Formula {
    double of(double a);

    @Override
    default Object at(Object... given) {
      return of((double) given[0]);
    }
  }

  /** A function of two numbers. */
  interface Two extends Formula {
    double of(double a, double b);

    @Override
    default Object at(Object... given) {
      return of((double) given[0], (double) given[1]);
    }
  }

  /** A function of three numbers. */
  interface Three extends Formula {
    double of(double a, double b, double c);

    @Override
    default Object at(Object... given) {
      return of((double) given[0], (double) given[1], (double) given[2]);
    }
  }

  /** A function of four numbers. */
  interface Four extends Formula {
    double of(double a, double b, double c, double d);

    @Override
    default Object at(Object... given) {
      return of((double) given[0], (double) given[1], (double) given[2], (double) given[3]);
    }
  }

  /** A function of five numbers. */
  interface Five extends Formula {
    double of(double a, double b, double c, double d, double e);

    @Override
    default Object at(Object... g) {
      return of((double) g[0], (double) g[1], (double) g[2], (double) g[3], (double) g[4]);
    }
  }

  /** A function of one matrix. */
  interface OneMatrix extends Formula {
    Matrix of(Matrix A);

    @Override
    default Object at(Object... given) {
      return of((Matrix) given[0]);
    }
  }

  /** A function of two matrices. */
  interface TwoMatrices extends Formula {
    Matrix of(Matrix A, Matrix B);

    @Override
    default Object at(Object... given) {
      return of((Matrix) given[0], (Matrix) given[1]);
    }
  }

  /** A function of three matrices. */
  interface ThreeMatrices extends Formula {
    Matrix of(Matrix A, Matrix B, Matrix C);

    @Override
    default Object at(Object... given) {
      return of((Matrix) given[0], (Matrix) given[1], (Matrix) given[2]);
    }
  }

  /** ∂J/∂θ^(1), ∂J/∂θ^(2), … of a path. */
  interface OfPath extends Formula {
    double[] of(SinglePath path, double x, double y);

    @Override
    default Object at(Object... given) {
      return Gradient.ofTheta(of((SinglePath) given[0], (double) given[1], (double) given[2]));
    }
  }

  /** The gradient of a network with one hidden layer, or parts of it. */
  interface OfHiddenLayer extends Formula {
    Gradient of(OneHiddenLayer net, Matrix X, Matrix Y);

    @Override
    default Object at(Object... given) {
      return of((OneHiddenLayer) given[0], (Matrix) given[1], (Matrix) given[2]);
    }
  }

  /** The gradient of a network, or parts of it. */
  interface OfNetwork extends Formula {
    Gradient of(Network net, Matrix X, Matrix Y);

    @Override
    default Object at(Object... given) {
      return of((Network) given[0], (Matrix) given[1], (Matrix) given[2]);
    }
  }
}

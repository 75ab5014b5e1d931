/**
 * Matrices of float64 numbers: {@link backprop.matrix.Matrix}, with examples in columns, and the
 * product kernels behind it, which give the same bits with any number of threads.
 *
 * <p>It imports {@code text} alone. Begin with {@code Matrix}; {@code Products} is for those who
 * want to know why it is fast.
 */
package backprop.matrix;

/**
 * Arithmetic with the JVM's bits where a browser has none of its own: a fused multiply-add, and the
 * functions of {@code StrictMath}. It imports nothing. Begin with {@code ExactFma}.
 */
package backprop.browser.exact;

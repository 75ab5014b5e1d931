/**
 * The JVM's bits where a browser has others: an exact {@code fma}, and the functions of {@code
 * StrictMath}. They take their place while a page is compiled; the JVM itself never calls them.
 *
 * <p>It imports nothing. Begin with {@code ExactFma}.
 */
package backprop.browser.bits;

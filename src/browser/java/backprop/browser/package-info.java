/**
 * Live figures: what a page runs. Each {@link backprop.browser.LiveFigure} is the library's own
 * code (network, activation, loss, train) with controls; it makes HTML text and knows no browser,
 * so that tests on the JVM see all that a page shows.
 *
 * <p>{@code src/browser/teavm} holds what is compiled for a page alone: the way into the page, one
 * thread, and a hash. {@code src/browser/page} holds the script that carries text between the two,
 * and the style.
 *
 * <p>It may import the mathematics, the layout of a graph from {@code diagram}, {@code exercise}
 * for answers that are typed in a page, and {@code text}. Begin with {@code LiveFigure} and {@code
 * SinglePathFigure}.
 */
package backprop.browser;

/**
 * The five documents, equation by equation: of each a transcript (what is printed, and what it
 * claims) and a world (the numbers it is tried on). {@link backprop.equations.document.Equations}
 * lists them.
 *
 * <p>It imports {@code equations} and {@code check}. Begin with {@code SinglePathDerivation}, the
 * shortest.
 */
package backprop.equations.document;

/**
 * The five documents, equation by equation, each executed.
 *
 * <p>It imports {@code check}. Begin with {@link backprop.equations.Claim}, then {@code
 * SinglePathDerivation}, the shortest document. A further document takes three files and one line:
 *
 * <ol>
 *   <li>a {@link backprop.equations.World}: draws the numbers and records the forward definitions,
 *       every letter a field (the variable) and a method of the same name (its value);
 *   <li>a transcript: the claims in order, each as a formula in those letters beside the quantity
 *       that it must equal;
 *   <li>a text among the resources: what is printed, in which displayed formula, and what is said
 *       about each claim, by its label;
 *   <li>its line in {@link backprop.equations.document.Equations#documents}.
 * </ol>
 *
 * <p>A formula is LaTeX as printed; a sentence is its words, with formulas between dollars, and so
 * is its correction. A claim for all k and m is written by {@link
 * backprop.equations.Transcript#all}. What the numbers are computed with is said once a section.
 *
 * <p>Nobody writes a verdict. An author declares what is right; {@code Judge} measures on random
 * networks, by reverse mode and by central differences, and refuses a declaration that the numbers
 * do not bear out.
 */
package backprop.equations;

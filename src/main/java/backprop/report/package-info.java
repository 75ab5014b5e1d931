/**
 * A notebook as a page to read and to print: a {@link backprop.report.Paper} goes in, one HTML text
 * comes out ({@link backprop.report.Page}) that needs no other file and no network.
 *
 * <p>Nothing in a notebook is trusted, whether text, table or picture: {@link
 * backprop.report.Sanitiser} lets through what cannot act, and the page's own policy ({@link
 * backprop.report.Shell}) allows no script but what it carries. Formulas are set by KaTeX, code is
 * coloured by Prism, figures are moved by {@code src/browser}, all inside the page.
 *
 * <p>Of this library it imports {@code browser}; {@code run} reads the notebooks for it. Begin with
 * {@code Paper} and {@code Page}.
 */
package backprop.report;

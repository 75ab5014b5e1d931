/**
 * Networks and computational graphs with their numbers on them: {@link backprop.diagram.Diagram}
 * draws what goes forward and what comes back.
 *
 * <p>It imports {@code draw}, {@code chart} and the core. Begin with {@code Diagram}; {@code
 * Canvas} collects what is drawn, {@code TapeLayout} decides where the nodes of a graph stand.
 */
package backprop.diagram;

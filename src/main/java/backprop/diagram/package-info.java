/**
 * Networks and computational graphs with their numbers on them: {@link backprop.diagram.Diagram}
 * draws what goes forward and what comes back, as SVG.
 *
 * <p>It imports {@code chart} and the core. Begin with {@code Diagram}; {@code Svg} is the page it
 * writes on, {@code TapeLayout} decides where the nodes of a graph stand.
 */
package backprop.diagram;

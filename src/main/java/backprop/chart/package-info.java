/**
 * Charts: {@link backprop.chart.Charts} makes a {@link backprop.chart.Figure} from a few numbers.
 * The only place that knows XChart, which draws the axes; what lies between them is a {@code
 * ChartLayer} of ours.
 *
 * <p>It imports {@code draw}, the core, and {@code train}, {@code data} and {@code experiment} for
 * what their charts show. Begin with {@code Charts}, then {@code Axes}.
 */
package backprop.chart;

package backprop.chart;

import backprop.activation.Elementwise;
import backprop.data.Examples;
import backprop.data.Tables;
import backprop.draw.Fill;
import backprop.draw.Headless;
import backprop.draw.Look;
import backprop.draw.Marker;
import backprop.experiment.Summary;
import backprop.matrix.Matrix;
import backprop.text.Numbers;
import backprop.text.Text;
import backprop.train.History;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The charts of the workbook, in one style. Each returns a {@link Figure}, which shows itself as
 * the last expression of a cell.
 *
 * <p>Series differ by colour and by dash or marker. Data is copied: a figure does not change when
 * the arrays do. NaN and infinities are refused, with the name and the place. On a logarithmic axis
 * a zero leaves a gap, which the caption counts, and a negative number is refused: a gradient that
 * vanished is a finding, a negative loss a mistake.
 */
public final class Charts {
  private static final int WIDTH = 640;
  private static final double TIGHT = 0.02;
  private static final double AIRY = 0.05;
  private static final int SAMPLES = 400;
  private static final int GRID_ROWS = 101; // of a surface
  private static final int GRID_COLUMNS = 151;

  static {
    Headless.ensure();
  }

  private static final Look DATA = new Look(new Color(0x666666), null, Marker.CIRCLE);

  private Charts() {}

  // ------------------------------------------------------------------ curves

  /**
   * Curves over common axes.
   *
   * @throws IllegalArgumentException if there is no curve, two have the same name, or a negative
   *     number is to stand on a logarithmic axis
   */
  public static Figure lines(String title, Axis x, Axis y, Curve... curves) {
    String content = Text.format("%s against %s", y.title(), x.title());
    return curves(title, x, y, List.of(curves), List.of(), content);
  }

  /**
   * Curves over common axes with lines to compare them with, thin and grey. The axes fit the curves
   * alone. {@link Curve#power} makes a guide that is straight where both axes are logarithmic.
   *
   * @throws IllegalArgumentException as {@link #lines(String, Axis, Axis, Curve...)}
   */
  public static Figure lines(String title, Axis x, Axis y, List<Curve> curves, List<Curve> guides) {
    List<String> names = Stream.concat(curves.stream(), guides.stream()).map(Curve::name).toList();
    String content =
        Text.format("%s against %s; %s", y.title(), x.title(), String.join(", ", names));
    return curves(title, x, y, curves, guides, content);
  }

  /**
   * The loss of a training run by epoch, and the held-out loss if there is one. The axis is
   * logarithmic if the loss falls far.
   *
   * @throws IllegalArgumentException if nothing was measured, or a loss is NaN or infinite
   */
  public static Figure loss(History history) {
    return loss("", history);
  }

  /**
   * The loss of a training run with a name in the legend: "digits (training)".
   *
   * @param name what was trained; may be empty
   * @throws IllegalArgumentException as {@link #loss(History)}
   */
  public static Figure loss(String name, History history) {
    String of = name.isEmpty() ? "%2$s" : "%s (%s)";
    Curve training = Curve.from0(Text.format(of, name, "training"), history.loss());
    double[] heldOut = history.heldOutLoss();
    return Arrays.stream(heldOut).allMatch(Double::isFinite)
        ? loss(training, Curve.from0(Text.format(of, name, "held out"), heldOut))
        : loss(training);
  }

  /**
   * Losses of several training runs by epoch, to compare them:
   *
   * <pre>{@code
   * Charts.loss(Curve.from0("γ = 0.1", slow.loss()), Curve.from0("γ = 1", fast.loss()))
   * }</pre>
   *
   * @param curves from epoch 0 on; they may differ in length
   * @throws IllegalArgumentException if there is no curve, or two have the same name
   */
  public static Figure loss(Curve... curves) {
    double[] all = Arrays.stream(curves).map(Curve::y).flatMapToDouble(Arrays::stream).toArray();
    Axis y = Axis.fitting("loss", all);
    List<String> ends = new ArrayList<>();
    for (Curve curve : curves) {
      String first = Numbers.typeset(curve.y()[0], 4);
      String last = Numbers.typeset(curve.y()[curve.y().length - 1], 4);
      ends.add(Text.format("%s %s → %s", curve.name(), first, last));
    }
    String content = String.join(", ", ends);
    return curves("Loss by epoch", Axis.linear("epoch"), y, List.of(curves), List.of(), content);
  }

  /**
   * An activation and its slope.
   *
   * @param f σ
   * @param slope σ′; a jump is drawn as a gap
   * @throws IllegalArgumentException if from is not below to, or a value is NaN or infinite
   */
  public static Figure activation(
      String name, DoubleUnaryOperator f, DoubleUnaryOperator slope, double from, double to) {
    List<Curve> curves = withSlope(from, to, f, slope);
    return activation(name, curves, curves);
  }

  /**
   * Activations and their slopes, three in a row on common axes, so that steepness can be compared.
   *
   * @throws IllegalArgumentException as {@link #activation}, or if there is no activation
   */
  public static Figure activations(double from, double to, Elementwise... activations) {
    List<List<Curve>> all =
        Arrays.stream(activations).map(a -> withSlope(from, to, a::value, a::slope)).toList();
    List<Curve> curves = all.stream().flatMap(List::stream).toList();
    Figure[] figures = new Figure[activations.length];
    for (int i = 0; i < figures.length; i++) {
      Figure figure = activation(activations[i].toString(), all.get(i), curves);
      figures[i] = figures.length < 3 ? figure : figure.resized(300, 250);
    }
    return Figure.grid(3, figures);
  }

  private static List<Curve> withSlope(
      double from, double to, DoubleUnaryOperator f, DoubleUnaryOperator slope) {
    Require.ordered("z", from, to);
    double[] z = new double[SAMPLES + 1];
    Arrays.setAll(z, i -> from + (to - from) * i / SAMPLES);
    return List.of(Curve.along("σ(z)", z, f), Curve.along("σ′(z)", z, slope));
  }

  // the axis of σ has room for all these curves
  private static Figure activation(String name, List<Curve> curves, List<Curve> all) {
    Axis x = Axis.linear("z");
    Axis y = Axis.linear("σ(z), σ′(z)");
    double[] z = curves.get(0).x();
    double[][] values = all.stream().map(Curve::y).toArray(double[][]::new);
    String title = Require.title(name) + " and its slope";
    AxisRange xs = AxisRange.around(x, TIGHT, z);
    AxisRange ys = AxisRange.around(y, AIRY, values);
    List<ChartLayer> layers = List.of(new Lines(curves, List.of(), false, true));
    String caption =
        Text.format(
            "%s: σ(z) and σ′(z) for z from %s to %s",
            title, Numbers.typeset(z[0], 6), Numbers.typeset(z[z.length - 1], 6));
    return new Axes(title, x, y, xs, ys, true, layers, List.of()).figure(caption);
  }

  /**
   * Points and the curves fitted to them.
   *
   * @throws IllegalArgumentException as {@link #lines}
   */
  public static Figure scatterAndCurves(
      String title, Axis x, Axis y, Curve points, Curve... curves) {
    List<Curve> all = new ArrayList<>(List.of(points));
    all.addAll(List.of(curves));
    Curves checked = new Curves(x, y, all);
    AxisRange xs = AxisRange.around(x, AIRY, checked.xs());
    AxisRange ys = AxisRange.around(y, AIRY, checked.ys());
    List<ChartLayer> layers =
        List.of(
            new Dots(List.of(new Dots.Group(points, DATA)), 6),
            new Lines(List.of(curves), List.of(), curves.length > 5, false));
    String names =
        all.stream().skip(1).map(curve -> ", " + curve.name()).collect(Collectors.joining());
    String caption =
        Text.format("%s: %s against %s; %s%s", title, y.title(), x.title(), points, names);
    return new Axes(title, x, y, xs, ys, true, layers, List.of()).figure(caption + checked.notes());
  }

  // the axes fit the curves alone
  private static Figure curves(
      String title, Axis x, Axis y, List<Curve> curves, List<Curve> guides, String content) {
    Text.refuseIf(curves.isEmpty(), "'%s' has no curves: give at least one", title);
    List<Curve> all = new ArrayList<>(curves);
    all.addAll(guides);
    new Curves(x, y, all); // refuses what cannot be drawn, guides too
    Curves shown = new Curves(x, y, curves);
    AxisRange xs = AxisRange.around(x, TIGHT, shown.xs());
    AxisRange ys = AxisRange.down(y, AIRY, shown.ys());
    boolean marked = curves.size() > (guides.isEmpty() ? 2 : 1);
    List<ChartLayer> layers = List.of(new Lines(shown.all(), List.copyOf(guides), marked, false));
    return new Axes(title, x, y, xs, ys, true, layers, List.of())
        .figure(Text.format("%s: %s%s", title, content, shown.notes()));
  }

  // ------------------------------------------------------------------ surfaces

  /**
   * A surface as seen from above, darker where it is higher, with contour lines, and walks over it:
   * a ring where each starts, a dot at each step if there is room, a large marker where it ends.
   *
   * <p>The number is computed at about 15 000 points. Where it is NaN or infinite the figure is
   * black with white dots.
   *
   * @param value what the number is; on a logarithmic axis the levels have equal factors
   * @param surface the number and the rectangle over which it is drawn
   * @param paths walks, if any; what leaves the rectangle is cut off
   * @throws IllegalArgumentException if two paths have the same name, no value is finite, or a
   *     value is negative and its axis logarithmic
   */
  public static Figure surface(
      String title, Axis x, Axis y, Axis value, Surface surface, Curve... paths) {
    if (x.log() || y.log()) {
      throw Text.illegal(
          "'%s' over a logarithmic axis: the x and y axes of a surface must be linear", title);
    }
    Curves checked = new Curves(x, y, List.of(paths));
    double[][] grid = surface.sampled(GRID_ROWS, GRID_COLUMNS);
    Levels levels = Levels.of(value, grid);
    AxisRange xs = new AxisRange(surface.xFrom(), surface.xTo());
    AxisRange ys = new AxisRange(surface.yFrom(), surface.yTo());
    List<ChartLayer> layers =
        List.of(new Contours(grid, levels, checked.all()), new Paths(checked.all()));
    Axes axes = new Axes(title, x, y, xs, ys, false, layers, List.of());
    String walks =
        checked.all().stream().map(path -> walk(surface, path)).collect(Collectors.joining());
    String caption =
        Text.format(
            "%s: %s over %s and %s, %s%s",
            title, value.title(), x.title(), y.title(), levels, walks);
    return new Figure(caption, WIDTH, 400, axes.with(levels.bar(value.title())));
  }

  private static String walk(Surface surface, Curve path) {
    int last = path.x().length - 1;
    String end = surface.holds(path.x()[last], path.y()[last]) ? "" : ", ends outside";
    return Text.format("; %s, %s steps%s", path.name(), last, end);
  }

  // ------------------------------------------------------------------ groups

  /**
   * A box plot: for each group the median, a box from quartile to quartile, whiskers to the last
   * value within 1½ times the box, and all values beyond as circles; and a level to compare the
   * groups with.
   *
   * @param groups name ↦ values, in the order of the map; a {@code Map.of} has none and is sorted
   *     by name
   * @throws IllegalArgumentException if there is no group, one has no values, a value or the level
   *     is NaN or infinite, or one is not above 0 on a logarithmic axis
   */
  public static Figure boxes(
      String title,
      String groupsTitle,
      Axis y,
      Map<String, double[]> groups,
      String referenceName,
      double level) {
    Groups shown = new Groups(title, groupsTitle, y, groups);
    Groups.requirePositive(y, "reference", level);
    List<ChartLayer> layers =
        List.of(
            new Boxes(shown.values().map(Quartiles::of).toList()),
            new Reference(referenceName, level));
    double[][] all =
        Stream.concat(shown.values(), Stream.of(new double[] {level})).toArray(double[][]::new);
    String content =
        Text.format("median %s; %s %s", shown.medians(), referenceName, Numbers.typeset(level));
    return shown.figure(AxisRange.around(y, AIRY, all), layers, content);
  }

  /**
   * The mean of each group as a dot, with a bar of one standard error to each side.
   *
   * @param groups name ↦ values, in the order of the map; a {@code Map.of} has none and is sorted
   *     by name
   * @throws IllegalArgumentException if there is no group, one has fewer than two values, a value
   *     is NaN or infinite, or a bar would leave a logarithmic axis
   */
  public static Figure errorBars(
      String title, String groupsTitle, Axis y, Map<String, double[]> groups) {
    Groups shown = new Groups(title, groupsTitle, y, groups);
    List<Summary> summaries = new ArrayList<>();
    List<double[]> ends = new ArrayList<>();
    List<String> means = new ArrayList<>();
    for (String name : shown.groups().keySet()) {
      Summary group = Summary.of(shown.groups().get(name));
      Text.refuseIf(
          group.count() < 2, "'%s' has a single value: a standard error needs at least 2", name);
      double error = group.standardError();
      double[] bar = {group.mean() - error, group.mean() + error};
      Groups.requirePositive(y, name, bar);
      summaries.add(group);
      ends.add(bar);
      String mean = Numbers.typeset(group.mean());
      means.add(
          Text.format("%s %s ± %s (of %s)", name, mean, Numbers.typeset(error, 2), group.count()));
    }
    return shown.figure(
        AxisRange.around(y, 2 * AIRY, ends.toArray(double[][]::new)),
        List.of(new ErrorBars(summaries)),
        "mean ± standard error " + String.join(", ", means));
  }

  // ------------------------------------------------------------------ classes

  /**
   * The class that a network gives to each point of the plane of two features, and the examples.
   *
   * @param examples two features; one-hot classes, or one target of zeros and ones
   * @param network from X, 2 × m, to outputs A, K × m. With K ≥ 2 the largest output decides, with
   *     K = 1 whether it is at least 0.5.
   * @throws IllegalArgumentException if there are not two features, the examples have no classes,
   *     or A has another shape or an entry that is NaN
   */
  public static Figure decisionRegions(
      String title, Examples examples, UnaryOperator<Matrix> network) {
    Matrix X = examples.X();
    Text.refuseIf(
        X.rows() != 2, "decision regions of %s: there must be exactly 2 features", examples);
    Axis x = Axis.linear(examples.features().get(0));
    Axis y = Axis.linear(examples.features().get(1));
    AxisRange xs = AxisRange.around(x, 2 * AIRY, X.row(0));
    AxisRange ys = AxisRange.around(y, 2 * AIRY, X.row(1));
    DecisionPlane classifier = new DecisionPlane(examples, network);
    List<ChartLayer> layers =
        List.of(new DecisionRegions(classifier.regions(xs, ys)), new Dots(classifier.groups(), 8));
    Axes axes = new Axes(title, x, y, xs, ys, false, layers, List.of());
    String caption =
        Text.format(
            "%s: decision regions over %s and %s; %s of %s examples on their side",
            title, x.title(), y.title(), classifier.right(), examples.size());
    return new Figure(caption, WIDTH, 420, axes);
  }

  /**
   * How often each class was taken for each class: rows are the actual class, columns the predicted
   * one. The darker a cell, the larger its share of the row.
   *
   * @param actual the class of each example, 0 … K−1
   * @param predicted the class given to it, 0 … K−1
   * @param classes the K names
   * @throws IllegalArgumentException if there are no classes or examples, the arrays differ in
   *     length, or a number is not 0 … K−1
   */
  public static Figure confusionMatrix(int[] actual, int[] predicted, List<String> classes) {
    Confusion confusion = Confusion.of(actual, predicted, List.copyOf(classes));
    int right = confusion.right();
    String title =
        Text.format(
            "Confusion matrix: %s of %s right (%.1f %%)",
            right, actual.length, 100.0 * right / actual.length);
    List<String> names = confusion.classes();
    Cells cells =
        new Cells(
            title, "predicted", "actual", names, names, confusion::fill, confusion::text, null);
    return cells.figure(title + confusion.worst());
  }

  // ------------------------------------------------------------------ matrices

  /**
   * A matrix as colours: white at 0, vermilion above, blue below, with numbers beside the scale and
   * in the cells where they fit. Rows and columns are numbered from 1, as the equations do.
   *
   * @param A the numbers, row 1 at the top. Not modified, copied.
   * @throws IllegalArgumentException if A is empty, or an entry is NaN or infinite
   */
  public static Figure heatMap(String title, Matrix A, String xTitle, String yTitle) {
    Require.finite("A", A);
    Matrix copy = A.copy();
    Scale scale = Scale.of(A);
    Cells cells =
        new Cells(
            Require.title(title),
            Axis.linear(xTitle).title(),
            Axis.linear(yTitle).title(),
            numbers(A.rows()),
            numbers(A.columns()),
            (i, j) -> Fill.plain(scale.color(copy.get(i, j))),
            Cells.numbers(copy),
            scale.bar());
    String caption =
        Text.format(
            "%s: heat map %s, %s by %s, largest size %s",
            title, A.shape(), yTitle, xTitle, Numbers.typeset(A.maxAbs()));
    return cells.figure(caption);
  }

  /**
   * A size of each layer by epoch in colours on a logarithmic scale, layer 1 at the top and epoch 0
   * at the left, light for small and dark for large. A zero is white with vermilion dots, NaN and
   * infinity black with white dots: a unit that died and a training that diverged are to be seen.
   * Several trainings stand two in a row with one colour scale, so that they can be compared.
   *
   * @param trainings title ↦ values[epoch][l − 1] of layer l = 1 … L, epochs 0, 1, …, in the order
   *     of the map; a {@code Map.of} has none and is sorted by title
   * @throws IllegalArgumentException if there is no training, epoch or layer, epochs differ in
   *     layers, or a number is negative or none above 0
   */
  public static Figure layersByEpoch(String value, Map<String, double[][]> trainings) {
    Map<String, Matrix> all = new LinkedHashMap<>();
    Tables.inOrder(trainings).forEach((title, values) -> all.put(title, layerByEpoch(values)));
    Text.refuseIf(
        all.isEmpty(), "'%s' by epoch: no trainings are given, and at least one is needed", value);
    LogScale scale = LogScale.of(List.copyOf(all.values()));
    List<Figure> figures = new ArrayList<>();
    all.forEach((title, A) -> figures.add(layersByEpoch(title, value, A, scale)));
    return Figure.grid(2, figures.toArray(Figure[]::new));
  }

  private static Matrix layerByEpoch(double[][] values) {
    Matrix A = Matrix.of(values).transpose();
    if (A.rows() == 0 || A.columns() == 0) {
      throw Text.illegal(
          "values of %s epochs and %s layers: there must be at least one of each",
          A.columns(), A.rows());
    }
    return A;
  }

  private static Figure layersByEpoch(String title, String value, Matrix A, LogScale scale) {
    List<String> epochs = IntStream.range(0, A.columns()).mapToObj(Integer::toString).toList();
    long zeros = Arrays.stream(A.toArray()).filter(a -> a == 0).count();
    long broken = Arrays.stream(A.toArray()).filter(a -> !Double.isFinite(a)).count();
    List<Fill> apart = new ArrayList<>();
    if (broken > 0) {
      apart.add(Fill.BROKEN);
    }
    if (zeros > 0) {
      apart.add(Fill.ZERO);
    }
    Cells cells =
        new Cells(
            Require.title(title),
            "epoch",
            "layer",
            numbers(A.rows()),
            epochs,
            (i, j) -> scale.fill(A.get(i, j)),
            (i, j) -> Double.isFinite(A.get(i, j)) ? Numbers.typeset(A.get(i, j), 2) : "",
            scale.bar(Axis.log(value).title(), apart));
    String caption =
        Text.format(
            "%s: %s, layer by epoch, logarithmic%s%s",
            title,
            value,
            zeros == 0 ? "" : Text.format("; 0 in %s of %s cells", zeros, A.rows() * A.columns()),
            broken == 0 ? "" : Text.format("; not finite in %s", broken));
    return cells.figure(caption);
  }

  /**
   * Grey images, the largest number black and the smallest white, on one scale for all.
   *
   * @param X side² × m: column j is image j, row by row. Not modified, copied.
   * @param side the pixels of an image along each side
   * @param captions a line for each image, or none at all
   * @param perRow images in a row
   * @throws IllegalArgumentException if X has not side² rows, there are neither m captions nor 0, a
   *     number is NaN or infinite, or perRow is below 1
   */
  public static Figure images(String title, Matrix X, int side, List<String> captions, int perRow) {
    return images(title, X, side, captions, perRow, null);
  }

  /**
   * Images of numbers with two signs, such as weights or their gradients: white at 0, vermilion
   * above, blue below, on one scale for all.
   *
   * @throws IllegalArgumentException as there
   */
  public static Figure signedImages(
      String title, Matrix X, int side, List<String> captions, int perRow) {
    Require.finite("X", X);
    return images(title, X, side, captions, perRow, Scale.of(X));
  }

  private static Figure images(
      String title, Matrix X, int side, List<String> captions, int perRow, Scale signs) {
    Require.finite("X", X);
    if (side < 1 || X.rows() != side * side) {
      throw Text.illegal(
          "images of side %s in X, which is %s: X must have side² rows", side, X.shape());
    }
    if (!captions.isEmpty() && captions.size() != X.columns()) {
      throw Text.illegal(
          "%s captions for %s images: give one for each, or none at all",
          captions.size(), X.columns());
    }
    Text.refuseIf(perRow < 1, "%s images in a row: there must be at least 1", perRow);
    Images images =
        new Images(Require.title(title), X.copy(), side, List.copyOf(captions), perRow, signs);
    String count = Numbers.count(X.columns(), "image");
    String shown = captions.isEmpty() ? "" : "; " + some(captions);
    return images.figure(
        Text.format("%s: %s of %s × %s pixels%s", title, count, side, side, shown));
  }

  private static String some(List<String> names) {
    int shown = Math.min(names.size(), 12);
    return String.join(", ", names.subList(0, shown)) + (shown < names.size() ? ", …" : "");
  }

  private static List<String> numbers(int n) {
    return IntStream.rangeClosed(1, n).mapToObj(Integer::toString).toList();
  }
}

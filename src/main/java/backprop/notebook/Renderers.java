package backprop.notebook;

import backprop.check.GradientCheck;
import backprop.data.Examples;
import backprop.data.Tables;
import backprop.matrix.Matrix;
import backprop.network.Network;
import backprop.network.Pass;
import backprop.text.TextTable;
import backprop.train.History;
import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import java.util.List;
import java.util.function.Function;

/** How the library's objects show themselves as the last line of a cell. */
final class Renderers {
  private Renderers() {}

  /** How those of one type do. */
  record Rendition<T>(Class<T> type, Function<T, Bundle> bundle) {
    Bundle of(Object object) {
      return bundle.apply(type.cast(object));
    }
  }

  /** Of tables: HTML and text. */
  static final List<Rendition<?>> TABLES =
      List.of(
          table(Matrix.class, Matrix::toText),
          table(Network.class, Network::toText),
          table(Pass.class, Pass::toText),
          table(History.class, History::toText),
          table(GradientCheck.Report.class, GradientCheck.Report::toText),
          table(Examples.class, Examples::toText),
          table(Rows.class, Rows::toText),
          // Tablesaw's own text is neither rounded nor the same on every system
          new Rendition<>(
              Tables.type(),
              table -> {
                TextTable text = Tables.toText(table);
                return Bundle.html(HtmlTable.of(text), text.toString());
              }));

  /** Of figures: pictures and text. IJava and the workbook's own kernel know it already. */
  static final Rendition<DisplayDataRenderable> FIGURES =
      new Rendition<>(DisplayDataRenderable.class, Bundle::of);

  static void register(RunningKernel kernel) {
    TABLES.forEach(form -> kernel.register(form, Bundle.HTML));
    if (!kernel.isFamiliar()) {
      kernel.register(FIGURES);
    }
  }

  private static <T> Rendition<T> table(Class<T> type, Function<T, TextTable> toText) {
    return new Rendition<>(
        type, object -> Bundle.html(HtmlTable.of(toText.apply(object)), object.toString()));
  }
}

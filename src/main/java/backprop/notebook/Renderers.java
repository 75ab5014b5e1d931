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
import java.util.function.Function;

/** How the library's objects show themselves as the last line of a cell. */
final class Renderers {
  private Renderers() {}

  static void register(RunningKernel kernel) {
    table(kernel, Matrix.class, Matrix::toText);
    table(kernel, Network.class, Network::toText);
    table(kernel, Pass.class, Pass::toText);
    table(kernel, History.class, History::toText);
    table(kernel, GradientCheck.Report.class, GradientCheck.Report::toText);
    table(kernel, Examples.class, Examples::toText);
    table(kernel, Rows.class, Rows::toText);
    // Tablesaw's own text is neither rounded nor the same on every system
    kernel.register(
        Tables.type(),
        table -> {
          TextTable text = Tables.toText(table);
          return Bundle.html(HtmlTable.of(text), text.toString());
        },
        Bundle.HTML);
    if (!kernel.isFamiliar()) {
      kernel.register(DisplayDataRenderable.class, Bundle::of); // figures
    }
  }

  private static <T> void table(RunningKernel kernel, Class<T> type, Function<T, TextTable> form) {
    kernel.register(
        type,
        object -> Bundle.html(HtmlTable.of(form.apply(object)), object.toString()),
        Bundle.HTML);
  }
}

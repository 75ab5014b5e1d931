package backprop.train;

import backprop.text.Numbers;
import backprop.text.Text;
import backprop.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a history prints. */
final class HistoryText {
  private static final int MOST_STEPS = 8;

  private HistoryText() {}

  static TextTable of(History history) {
    String stopped = history.stopped().map(why -> "\n" + why).orElse("");
    if (history.epochs().isEmpty()) {
      return new TextTable("nothing measured" + stopped);
    }
    int step = (int) Math.max(1, Numbers.roundStep(history.epochs().size() / (MOST_STEPS + 1.0)));
    List<History.Epoch> shown =
        history.epochs().stream()
            .filter(epoch -> epoch.number() % step == 0 || epoch == history.last())
            .toList();
    Map<String, double[]> measured = new History(shown, null).measured();
    List<List<String>> columns = new ArrayList<>();
    columns.add(shown.stream().map(epoch -> String.valueOf(epoch.number())).toList());
    measured.values().forEach(values -> columns.add(Numbers.column(values)));
    TextTable text = new TextTable(summary(history) + stopped).numbers("epoch");
    text.numbers(measured.keySet().toArray(String[]::new)).rowsOf(columns);
    return step == 1 ? text : text.note("every " + step + " epochs; epochs() has them all");
  }

  private static String summary(History history) {
    History.Epoch first = history.epochs().get(0);
    History.Epoch last = history.last();
    return Text.format(
            "%d epochs, loss %.6g → %.6g", history.epochs().size() - 1, first.loss(), last.loss())
        + besideTheLoss(last);
  }

  static String of(History.Epoch epoch) {
    return Text.format("epoch %d: loss %.6g", epoch.number(), epoch.loss()) + besideTheLoss(epoch);
  }

  private static String besideTheLoss(History.Epoch epoch) {
    return ifMeasured(", metric %.4g", epoch.metric())
        + ifMeasured(", held-out loss %.6g", epoch.heldOutLoss())
        + ifMeasured(", held-out metric %.4g", epoch.heldOutMetric());
  }

  private static String ifMeasured(String format, double value) {
    return Double.isNaN(value) ? "" : Text.format(format, value);
  }
}

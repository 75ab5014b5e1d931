package backprop.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TicksTest {

  @Test
  void manyDecadesAreLabelledByPowersFewByNumbers() {
    assertEquals(List.of("10⁻⁸", ""), labels(new AxisRange(1e-9, 1), 1e-8, 2e-8));
    assertEquals(
        List.of("0.1", "0.2", "", "0.5"), labels(new AxisRange(0.05, 5), 0.1, 0.2, 0.3, 0.5));
    assertEquals(List.of("0.3", "0.6"), labels(new AxisRange(0.3, 0.9), 0.3, 0.6));
  }

  @Test
  void theGridOfALogAxisHasMinorLinesOnlyWhereThereIsRoom() {
    assertEquals(8, Ticks.lines(new AxisRange(1e-8, 2)).size());
    assertEquals(10, Ticks.lines(new AxisRange(0.95, 10.5)).size());
  }

  private static List<String> labels(AxisRange range, double... values) {
    Function<Double, String> label = Ticks.of(Axis.log("y"), range);
    return java.util.Arrays.stream(values).mapToObj(label::apply).toList();
  }
}

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

  @Test
  void ticksOfALinearAxisHaveAsManyDigitsAsTellThemApart() {
    Axis y = Axis.linear("y");
    assertEquals(
        List.of("0.6931472", "0.69314725", "0.6931473"),
        labels(y, new AxisRange(0.69314718, 0.69314752), 0.6931472, 0.69314725, 0.6931473));
    assertEquals(
        List.of("3.18650001·10¹⁰", "3.18650001025·10¹⁰"),
        labels(y, new AxisRange(31865000089., 31865000124.), 31865000100., 31865000102.5));
    assertEquals(
        List.of("1.7·10⁹", "1.70002·10⁹"),
        labels(y, new AxisRange(1.7e9, 1.7e9 + 86_400), 1.7e9, 1.70002e9));
    assertEquals(List.of("0.3"), labels(y, new AxisRange(0, 1), 0.1 + 0.2));
  }

  private static List<String> labels(AxisRange range, double... values) {
    return labels(Axis.log("y"), range, values);
  }

  private static List<String> labels(Axis axis, AxisRange range, double... values) {
    Function<Double, String> label = Ticks.of(axis, range);
    return java.util.Arrays.stream(values).mapToObj(label::apply).toList();
  }
}

package backprop.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Identity;
import backprop.activation.Sigmoid;
import backprop.activation.Tanh;
import backprop.network.SinglePath;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figure of a single path shows the library's numbers, whatever the reader does. */
class SinglePathFigureTest {
  private static final Pattern NUMBER =
      Pattern.compile("<data data-key=\"(\\w+)\" value=\"(\\w+)\">");

  /** A page without a browser, and the numbers in it. */
  private static final class Recorder extends RecordedPage {
    Map<String, String> numbers() {
      Map<String, String> numbers = new TreeMap<>();
      Matcher matcher = NUMBER.matcher(shown.get("html equations"));
      while (matcher.find()) {
        String before = numbers.put(matcher.group(1), matcher.group(2));
        assertTrue(before == null || before.equals(matcher.group(2)), matcher.group());
      }
      return numbers;
    }
  }

  private final Recorder page = new Recorder();

  private Stage open(String state) {
    return new Stage("single-path", LiveState.of(state), page);
  }

  private void same(String state, int steps) {
    Map<String, String> numbers = page.numbers();
    Expected.singlePath(state, steps)
        .forEach((key, value) -> assertEquals(Letters.bits(value), numbers.get(key), key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x=1.5&y=0.4&theta=0.8,-1.2,2",
        "x=0&y=-1&theta=3",
        "x=-2.5&y=0.125&theta=0.3,-4,0.001,7,0.1&sigma=tanh",
        "theta=1,1,1,1,1,1,1,1,1,1,1,1",
        "sigma=ReLU&theta=-1,2",
        "sigma=LeakyReLU&theta=-1,2,-3",
        "sigma=ELU&theta=-1,2,-3",
        "sigma=identity&theta=2,2,2"
      })
  void everyNumberIsTheLibrarysBeforeAndAfterSteps(String state) {
    Stage stage = open(state);
    same(state, 0);
    stage.event("eta", "0.01");
    stage.event("step", "");
    same(state + "&eta=0.01", 1);
    stage.event("steps", "");
    same(state + "&eta=0.01", 101);
  }

  @Test
  void whatWasMovedIsMarkedAndWhatFollowsFromIt() {
    Stage stage = open("");
    stage.event("theta2", "-1");
    String equations = page.shown.get("html equations");
    assertTrue(equations.contains("<mark><data data-key=\"theta2\""));
    assertTrue(equations.contains("<mark><data data-key=\"z3\""));
    assertFalse(equations.contains("<mark><data data-key=\"z2\""));
    assertFalse(equations.contains("<mark><data data-key=\"x\""));
  }

  @Test
  void theWalkShowsOneNumberMoreEachTimeAndGoesBack() {
    Stage stage = open("");
    stage.event("start", "");
    assertFalse(page.shown.get("html picture").contains("0.769"));
    stage.event("forward", "");
    assertEquals("z 2 is 1.2", page.said);
    stage.event("forward", "");
    assertTrue(page.shown.get("html picture").contains("0.769"));
    stage.event("back", "");
    assertEquals("z 2 is 1.2", page.said);
    assertTrue(page.state.endsWith("&at=1"), page.state);
  }

  @Test
  void aStateReadsBackToItself() {
    Stage stage = open("x=0.1&theta=0.30000000000000004,1e-9&sigma=ELU");
    stage.event("longer", "");
    stage.event("back", "");
    String state = page.state;
    open(state.substring("single-path?".length()));
    assertEquals(state, page.state);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x=NaN",
        "x=1e4",
        "theta=",
        "theta=1,,2",
        "sigma=none",
        "at=-1",
        "=",
        "&&x",
        "x=<b>"
      })
  void whatCannotBeUsedCountsAsAbsent(String state) {
    open(state);
    same("", 0);
  }

  @Test
  void badNumbersAreRefusedInWordsAndChangeNothing() {
    Stage stage = open("");
    for (String typed : List.of("", "abc", "1e9", "NaN", "1f", "0x1p3", "--1")) {
      stage.event("theta1", typed);
      assertTrue(page.said.contains("is a number from -1000 to 1000"), page.said);
      same("", 0);
    }
  }

  @Test
  void stepsThatLeaveTheRangeStopWithWords() {
    Stage stage = open("sigma=identity&theta=2,2,2&x=3&eta=10");
    stage.event("steps", "");
    assertTrue(page.said.contains("too large"), page.said);
    stage.event("run", "");
    assertTrue(page.moving);
    stage.frame();
    assertFalse(page.moving);
  }

  @Test
  void theCellIsThatOfTheNumbers() {
    open("x=0.5&theta=1,2&sigma=LeakyReLU&eta=0.1");
    String java = page.shown.get("html java");
    assertTrue(java.contains("new SinglePath(new LeakyReLU(0.1), new Identity(), 1, 2);"), java);
    assertTrue(java.contains("path.pass(0.5, 0.4)"), java);
    assertTrue(java.contains("path.update(pass, 0.1)"), java);
  }

  @Test
  void aPathOfYoursOpensWhereItStands() {
    SinglePathFigure figure =
        SinglePathFigure.of(new SinglePath(new Tanh(), new Identity(), 0.5, -3), 2, 1);
    assertEquals("x=2&y=1&theta=0.5,-3&eta=0.8&sigma=tanh", figure.state().toString());
    SinglePath other = new SinglePath(new Tanh(), new Sigmoid(), 0.5, -3);
    assertThrows(IllegalArgumentException.class, () -> SinglePathFigure.of(other, 2, 1));
    assertThrows(
        IllegalArgumentException.class, () -> SinglePathFigure.of(SinglePath.of(1e9), 2, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> SinglePathFigure.of(SinglePath.of(new double[13]), 2, 1));
  }
}

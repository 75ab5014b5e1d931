package backprop.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import backprop.activation.Identity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What mutation testing (the profile mutation) found untested: names, pieces, hard targets. */
class KinksAndNamesTest {
  @Test
  void noTwoLossesOrOutputsHaveTheSameName() {
    Loss own = Loss.of("own", (a, y) -> a - y, (a, y) -> 1);
    List<String> names =
        Stream.of(
                SquaredError.HALF,
                SquaredError.SUM,
                SquaredError.MEAN,
                new AbsoluteError(),
                new BinaryCrossEntropy(),
                new CrossEntropy(),
                own,
                Output.identitySquaredError(Reduction.SUM),
                Output.longWay(new Identity(), SquaredError.HALF, Reduction.SUM))
            .map(Object::toString)
            .collect(Collectors.toList());
    assertEquals(
        names.size(), names.stream().filter(s -> !s.isBlank()).distinct().count(), names::toString);
  }

  @Test
  void theAbsoluteErrorHasAKinkAtTheTarget() {
    assertNotEquals(new AbsoluteError().piece(2, 3), new AbsoluteError().piece(4, 3));
    assertEquals(new AbsoluteError().piece(4, 3), new AbsoluteError().piece(5, 3));
  }

  @Test
  void theSlopeOfBinaryCrossEntropyAtAHardTargetIsThatNearIt() {
    Loss loss = new BinaryCrossEntropy();
    for (double a : new double[] {0.25, 0.5, 0.9}) {
      assertEquals(loss.slope(a, 1e-13), loss.slope(a, 0), 1e-9);
      assertEquals(loss.slope(a, 1 - 1e-13), loss.slope(a, 1), 1e-9);
    }
  }
}

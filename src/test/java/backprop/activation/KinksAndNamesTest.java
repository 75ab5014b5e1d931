package backprop.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What mutation testing (the profile mutation) found untested: names, pieces, slopes at kinks. */
class KinksAndNamesTest {
  @Test
  void noTwoActivationsHaveTheSameName() {
    List<Activation> all =
        List.of(
            new Identity(),
            new Sigmoid(),
            new Tanh(),
            new ReLU(),
            new LeakyReLU(0.1),
            new ELU(0.1),
            new Softmax(),
            Elementwise.of("own", z -> z, z -> 1));
    assertEquals(
        all.size(),
        all.stream().map(Activation::toString).filter(s -> !s.isBlank()).distinct().count(),
        all.stream().map(Activation::toString).collect(Collectors.joining(", ")));
  }

  @Test
  void leakyReluHasAKinkUnlessItIsAStraightLine() {
    assertNotEquals(new LeakyReLU(0.1).piece(-1), new LeakyReLU(0.1).piece(1));
    assertEquals(new LeakyReLU(1).piece(-1), new LeakyReLU(1).piece(1));
  }

  @Test
  void theSlopeOfEluAtZeroIsThatOfItsLeftSideHoweverItIsAskedFor() {
    ELU elu = new ELU(0.7);
    assertEquals(elu.slope(0), elu.slope(0, elu.value(0)));
  }

  @Test
  void betweenItsKinksAnOwnActivationIsOnePiece() {
    Elementwise hat = Elementwise.of("hat", z -> z, z -> 1, 1, -1);
    assertEquals(hat.piece(-3), hat.piece(-1.5));
    assertEquals(hat.piece(-0.5), hat.piece(0.5));
    assertEquals(hat.piece(1.5), hat.piece(3));
    assertNotEquals(hat.piece(-1.5), hat.piece(-0.5));
    assertNotEquals(hat.piece(0.5), hat.piece(1.5));
  }
}

package backprop.equations;

import static backprop.equations.Formula.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.check.Tape.Node;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Wrong formulas and mistaken declarations, planted: each must be refused. */
class JudgeTest {
  /** One layer, y_k = Σ_m w_km x_m, and the cost ½ Σ_k y_k². */
  private static final class Linear extends World {
    final int K = size("K", 3);
    final int M = size("M", 4);
    final Node[] x = new Node[M + 1];
    final Node[][] w = new Node[K + 1][M + 1];
    final Node[] y = new Node[K + 1];
    final Node cost;

    Linear(Draw draw, Route route) {
      super(draw, route);
      for (int m = 1; m <= M; m++) {
        x[m] = draw("x" + m, -1, 1);
      }
      Node sum = constant(0);
      for (int k = 1; k <= K; k++) {
        y[k] = constant(0);
        for (int m = 1; m <= M; m++) {
          w[k][m] = draw("w" + k + m, -1, 1);
          y[k] = y[k].plus(w[k][m].times(x[m]));
        }
        sum = sum.plus(y[k].square());
      }
      cost = sum.times(0.5);
    }

    double x(int m) {
      return x[m].value();
    }

    double w(int k, int m) {
      return w[k][m].value();
    }

    double y(int k) {
      return y[k].value();
    }
  }

  private static final Index<Linear> K = Index.upTo("k", w -> w.K);
  private static final Index<Linear> M = Index.upTo("m", w -> w.M);
  private static final Formula<Linear> TRUTH = all(K, M, (w, k, m) -> w.d(w.cost, w.w[k][m]));
  private static final Formula<Linear> RIGHT = all(K, M, (w, k, m) -> w.y(k) * w.x(m));
  private static final Formula<Linear> SIGN = all(K, M, (w, k, m) -> -w.y(k) * w.x(m));
  private static final Formula<Linear> FACTOR = all(K, M, (w, k, m) -> 2 * w.y(k) * w.x(m));
  private static final Formula<Linear> SWAPPED =
      all(K, M, (w, k, m) -> w.y(Math.min(m, w.K)) * w.x(k));
  private static final Formula<Linear> TERM =
      all(K, M, (w, k, m) -> sum(1, w.M - 1, n -> w.w(k, n) * w.x(n)) * w.x(m));

  private static JudgedClaim only(Consumer<Transcript<Linear>> write) {
    return Document.of(JudgeTest.class, "9", "planted", Linear::new, write).rows(1, 2, 3).get(0);
  }

  private static Formula<Linear> all(Index<Linear> k, Index<Linear> m, Formula.Of2<Linear> f) {
    return new Indexed<>(List.of(k, m), (w, n) -> f.value(w, n[0], n[1]));
  }

  private static JudgedClaim gradient(Formula<Linear> printed) {
    return only(t -> t.gradient("(1)", TRUTH).printed(printed));
  }

  private static String refused(Consumer<Transcript<Linear>> write) {
    return assertThrows(MistakenClaim.class, () -> only(write)).getMessage();
  }

  @Test
  void aRightFormulaHolds() {
    JudgedClaim row = gradient(RIGHT);
    assertEquals(Verdict.HOLDS, row.verdict());
    assertTrue(row.error() < 1e-10);
    assertTrue(Double.isNaN(row.corrected()));
  }

  @Test
  void wrongFormulasAreRefused() {
    assertThrows(MistakenClaim.class, () -> gradient(SIGN));
    assertThrows(MistakenClaim.class, () -> gradient(FACTOR));
    assertThrows(MistakenClaim.class, () -> gradient(SWAPPED));
    assertThrows(MistakenClaim.class, () -> gradient(TERM));
    assertThrows(MistakenClaim.class, () -> gradient(w -> Double.NaN));
    assertThrows(MistakenClaim.class, () -> gradient(w -> w.y(1) * w.x(1)), "too few numbers");
    assertThrows(
        MistakenClaim.class,
        () -> gradient(all(K, M, (w, k, m) -> w.y(k) * w.x(m) + (k == 2 && m == 3 ? 1e-5 : 0))));
  }

  @Test
  void declaredWrongFormulasFailWithTheirError() {
    for (Formula<Linear> wrong : java.util.List.of(SIGN, FACTOR, SWAPPED, TERM)) {
      JudgedClaim row = only(t -> t.gradient("(1)", TRUTH).printed(wrong).corrected(RIGHT));
      assertEquals(Verdict.FAILS, row.verdict());
      assertTrue(row.error() > 0.01);
      assertTrue(row.corrected() < 1e-10);
    }
    JudgedClaim sign = only(t -> t.gradient("(1)", TRUTH).printed(SIGN).corrected(RIGHT));
    assertEquals(2, sign.error(), 1e-9);
    JudgedClaim factor = only(t -> t.gradient("(1)", TRUTH).printed(FACTOR).intended(RIGHT));
    assertEquals(0.5, factor.error(), 1e-9);
    assertEquals(Verdict.SLIP, factor.verdict());
  }

  @Test
  void mistakenDeclarationsAreRefused() {
    assertTrue(
        refused(t -> t.gradient("(1)", TRUTH).printed(RIGHT).corrected(RIGHT))
            .startsWith("9 (1): it holds as printed"));
    assertTrue(
        refused(t -> t.gradient("(1)", TRUTH).printed(RIGHT).intended(RIGHT))
            .contains("it holds as printed"));
    assertTrue(
        refused(t -> t.gradient("(1)", TRUTH).printed(SIGN).corrected(FACTOR))
            .contains("what is declared right does not hold"));
    assertTrue(
        refused(t -> t.gradient("(1)", TRUTH).printed(SIGN).intended(FACTOR))
            .contains("what is declared right does not hold"));
    assertTrue(refused(t -> t.gradient("(1)", TRUTH).open(RIGHT)).contains("nothing is open"));
    assertThrows(
        IllegalStateException.class,
        () -> only(t -> t.gradient("(1)", TRUTH).printed(SIGN).corrected(RIGHT).intended(RIGHT)));
  }

  @Test
  void allMistakesAreReportedAtOnce() {
    String message =
        refused(
            t -> {
              t.gradient("(1)", TRUTH).printed(SIGN);
              t.gradient("(2)", TRUTH).printed(FACTOR);
            });
    assertEquals(2, message.lines().count());
  }

  @Test
  void routesThatDisagreeAreRefused() {
    // the recorded slope of ReLU at its kink is a choice; differences find none there
    assertTrue(
        refused(t -> t.derivative("(1)", w -> w.derivative(z -> z.relu(0), 0)).printed(w -> 0))
            .contains("disagree"));
  }

  @Test
  void anOpenClaimShowsBothReadings() {
    JudgedClaim row =
        only(
            t ->
                t.derivative("ReLU at 0", w -> w.slopeOnLeft(z -> z.relu(0), 0))
                    .open(w -> w.slopeOnRight(z -> z.relu(0), 0)));
    assertEquals(Verdict.OPEN, row.verdict());
    assertEquals(1, row.error());
    JudgedClaim logarithm = only(t -> t.definition("0 log 0", w -> 0).open(w -> 0 * Math.log(0)));
    assertEquals(Double.POSITIVE_INFINITY, logarithm.error());
  }

  @Test
  void aCounterexampleNeedsFewNumbersAndNamesTheEntry() {
    String swapped =
        Document.of(
                JudgeTest.class,
                "9",
                "planted",
                Linear::new,
                t -> t.gradient("(1)", TRUTH).printed(SWAPPED).corrected(RIGHT))
            .counterexample("(1)")
            .orElseThrow()
            .toString();
    assertEquals(
        "K = M = 2; with x2 = 1, w12 = 1 and all other numbers 0; at k = 1, m = 2: the print gives"
            + " 0, but it is 1",
        swapped);
  }

  @Test
  void innerIndicesMayDependOnOuterOnes() {
    Index<Linear> below = Index.of("n", (w, outer) -> IntStream.rangeClosed(1, outer[0]));
    Linear world = new Linear(Draw.of(1), Route.TAPE);
    double[] values =
        new Indexed<Linear>(List.of(K, below), (w, n) -> 10 * n[0] + n[1]).values(world);
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        new double[] {11, 21, 22, 31, 32, 33}, values);
  }
}

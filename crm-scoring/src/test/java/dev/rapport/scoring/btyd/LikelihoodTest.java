package dev.rapport.scoring.btyd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.numeric.DampedNewton.Objective;
import dev.rapport.core.numeric.SecondOrder;
import dev.rapport.scoring.fit.Reducer;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a fit climbs on is the sum of what the models say of each customer, and its derivatives are those of that sum. */
class LikelihoodTest {
  private static final double UNIT = 7;
  private static final double STEP = 1e-5;

  /**
   * Never back, back on the last day, silent for long after few and after very many purchases (the odds to be gone are beyond a double),
   * days next to each other and far apart, and several alike.
   */
  private static final PurchaseSummaries DATA = PurchaseSummaries.builder()
      .add(PurchaseSummary.of(0, 0, 1))
      .add(PurchaseSummary.of(0, 0, 272), 40)
      .add(PurchaseSummary.of(1, 5, 5))
      .add(PurchaseSummary.of(1, 6, 40), 3)
      .add(PurchaseSummary.of(1, 7, 41))
      .add(PurchaseSummary.of(2, 213, 272), 7)
      .add(PurchaseSummary.of(9, 30, 272))
      .add(PurchaseSummary.of(29, 264, 266), 2)
      .add(PurchaseSummary.of(480, 250, 9000))
      .add(PurchaseSummary.of(480, 8999, 9000))
      .add(PurchaseSummary.of(1500, 40, 90_000))
      .build();

  private static final List<double[]> PLACES = List.of(
      new double[] {.55, 10.6, .61, 11.7},
      new double[] {.24, 4.4, .8, 2.4},
      new double[] {20, .3, 5, 400},
      new double[] {.05, 300, 30, .02});

  private static void assertDerivatives(
      Objective likelihood, Function<double[], PurchaseModel> model) {
    for (double[] place : PLACES) {
      SecondOrder at = likelihood.at(place.clone());
      double expected = model.apply(place).logLikelihood(DATA);
      assertEquals(expected, at.value(), 1e-11 * Math.abs(expected));
      for (int i = 0; i < place.length; i++) {
        SecondOrder below = likelihood.at(moved(place, i, -STEP));
        SecondOrder above = likelihood.at(moved(place, i, STEP));
        double width = 2 * STEP * place[i];
        assertNear((above.value() - below.value()) / width, at.gradient(i), at, i);
        for (int j = 0; j < place.length; j++) {
          assertNear(
              (above.gradient(j) - below.gradient(j)) / width * place[j],
              at.hessian(i, j) * place[j],
              at,
              i);
        }
      }
    }
  }

  private static double[] moved(double[] place, int i, double step) {
    double[] moved = place.clone();
    moved[i] *= 1 + step;
    return moved;
  }

  /** A difference of values is right to their rounding, which for this step is some millionths of the value. */
  private static void assertNear(double expected, double actual, SecondOrder at, int i) {
    double rounding = 1e-9 * (1 + Math.abs(at.value()) + Math.abs(at.gradient(i)));
    assertEquals(expected, actual, 1e-5 * Math.abs(expected) + rounding);
  }

  @Test
  void bgNbd() {
    assertDerivatives(
        new BetaGeometricLikelihood(new FitRows(DATA, UNIT), false, Reducer.sequential())::at,
        p -> new BgNbd(p[0], p[1], p[2], p[3]));
  }

  @Test
  void mbgNbd() {
    assertDerivatives(
        new BetaGeometricLikelihood(new FitRows(DATA, UNIT), true, Reducer.sequential())::at,
        p -> new MbgNbd(p[0], p[1], p[2], p[3]));
  }

  @Test
  void paretoNbd() {
    assertDerivatives(
        new ParetoLikelihood(new FitRows(DATA, UNIT), Reducer.sequential())::at,
        p -> new ParetoNbd(p[0], p[1], p[2], p[3]));
  }
}

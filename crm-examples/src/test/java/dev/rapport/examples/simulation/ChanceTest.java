package dev.rapport.examples.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
  private static final int DRAWS = 40_000;

  private static double mean(DoubleSupplier draw) {
    return DoubleStream.generate(draw).limit(DRAWS).sum() / DRAWS;
  }

  @Test
  void drawsTheSameBitsOnEveryJvm() {
    Chance chance = Chance.seeded(1);
    assertEquals(0.5665615751722809, chance.uniform());
    assertEquals(0.20382997366911865, chance.gamma(0.9, 5.4));
    assertEquals(0.5326035947605462, chance.fork().normal());
  }

  @Test
  void aForkDoesNotSeeWhatIsDrawnLater() {
    Chance left = Chance.seeded(7);
    Chance right = Chance.seeded(7);
    Chance leftFork = left.fork();
    Chance rightFork = right.fork();
    right.uniform();
    assertEquals(leftFork.uniform(), rightFork.uniform());
  }

  @Test
  void uniformStaysInsideTheOpenInterval() {
    Chance chance = Chance.seeded(2);
    for (int i = 0; i < DRAWS; i++) {
      double u = chance.uniform();
      assertTrue(u > 0 && u < 1, () -> "uniform was " + u);
    }
  }

  @Test
  void gammaHasTheMeanAndTheVarianceOfItsParameters() {
    for (double shape : new double[] {0.4, 1, 6.25}) {
      Chance chance = Chance.seeded(3);
      double rate = 2;
      double mean = shape / rate;
      double variance = shape / (rate * rate);
      double fourSigma = 4 * Math.sqrt(variance / DRAWS);
      assertEquals(
          mean, mean(() -> chance.gamma(shape, rate)), fourSigma, "mean of shape " + shape);
      assertEquals(
          variance,
          mean(() -> Math.pow(chance.gamma(shape, rate) - mean, 2)),
          // The variance of a squared deviation is its fourth moment less its square.
          4 * Math.sqrt((variance * variance * (2 + 6 / shape)) / DRAWS),
          "variance of shape " + shape);
    }
  }

  @Test
  void normalHasMeanZeroAndVarianceOne() {
    Chance chance = Chance.seeded(4);
    assertEquals(0, mean(chance::normal), 4 / Math.sqrt(DRAWS));
    assertEquals(1, mean(() -> Math.pow(chance.normal(), 2)), 4 * Math.sqrt(2.0 / DRAWS));
  }

  @Test
  void picksInProportionToTheWeights() {
    Chance chance = Chance.seeded(5);
    int[] picked = new int[3];
    for (int i = 0; i < DRAWS; i++) {
      picked[chance.pick(1, 0, 3)]++;
    }
    assertEquals(0, picked[1]);
    assertEquals(0.25, (double) picked[0] / DRAWS, 4 * Math.sqrt(0.25 * 0.75 / DRAWS));
  }

  @Test
  void betweenReachesBothEndsAndNothingBeyond() {
    Chance chance = Chance.seeded(6);
    int[] seen = new int[4];
    for (int i = 0; i < 1_000; i++) {
      seen[chance.between(-1, 2) + 1]++;
    }
    for (int count : seen) {
      assertTrue(count > 150, () -> "each of four should come about 250 times, one came " + count);
    }
    assertThrows(IllegalArgumentException.class, () -> chance.between(2, 1));
  }
}

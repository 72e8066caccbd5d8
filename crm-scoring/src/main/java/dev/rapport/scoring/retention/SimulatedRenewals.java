package dev.rapport.scoring.retention;

import java.util.random.RandomGenerator;

/** Cohorts drawn from a model, followed as those of the data were. */
final class SimulatedRenewals {
  private SimulatedRenewals() {}

  static DurationCounts like(
      DurationCounts data,
      RenewalCounts design,
      ShiftedBetaGeometric model,
      RandomGenerator random) {
    DurationCounts.Builder drawn = DurationCounts.builder();
    drawn.add(0, false, data.censoredAt(0));
    long atRisk = data.subjects() - data.censoredAt(0);
    for (int j = 1; j <= design.renewals() && atRisk > 0; j++) {
      long lost = binomial(atRisk, 1 - model.retention(j), random);
      long retained = atRisk - lost;
      long censored = j == design.renewals()
          ? retained
          : binomial(retained, censoredShare(data, design, j), random);
      drawn.add(j, true, lost).add(j, false, censored);
      atRisk = retained - censored;
    }
    return drawn.build();
  }

  private static double censoredShare(DurationCounts data, RenewalCounts design, int renewal) {
    long retained = design.retained(renewal);
    return retained == 0 ? 0 : (double) data.censoredAt(renewal) / retained;
  }

  private static long binomial(long trials, double chance, RandomGenerator random) {
    long successes = 0;
    for (long i = 0; i < trials && chance > 0; i++) {
      successes += random.nextDouble() < chance ? 1 : 0;
    }
    return successes;
  }
}

package dev.rapport.scoring.retention;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.FitWarning;
import dev.rapport.scoring.fit.NestedModel;
import dev.rapport.scoring.fit.NestedModel.Limit;
import java.util.List;
import java.util.Optional;

/** Durations in renewals, seen renewal by renewal: of those who faced it, who was lost. The first renewal has the number 1. */
final class RenewalCounts {
  private static final int FEW = 200;

  private final DurationCounts counts;
  private final long[] atRisk;

  RenewalCounts(DurationCounts counts) {
    checkArgument(
        counts.endedAt(0) == 0,
        "counts must have nobody lost at renewal 0, had %s. The first renewal has the number 1.",
        counts.endedAt(0));
    this.counts = counts;
    this.atRisk = new long[counts.longest() + 1];
    long left = counts.subjects();
    for (int j = 1; j < atRisk.length; j++) {
      left -= counts.endedAt(j - 1) + counts.censoredAt(j - 1);
      atRisk[j] = left;
    }
  }

  /** Returns the number of the last renewal that anybody faced; 0 if nobody faced one. */
  int renewals() {
    return atRisk.length - 1;
  }

  long atRisk(int renewal) {
    return atRisk[renewal];
  }

  long lost(int renewal) {
    return counts.endedAt(renewal);
  }

  long retained(int renewal) {
    return atRisk[renewal] - lost(renewal);
  }

  long faced() {
    long faced = 0;
    for (int j = 1; j < atRisk.length; j++) {
      faced += atRisk[j];
    }
    return faced;
  }

  /** Returns the log-likelihood of the model in which every customer leaves with the same chance at every renewal. */
  double constantChurnLogLikelihood() {
    return bernoulli(counts.ended(), faced() - counts.ended());
  }

  /** Returns the model in which every customer leaves with the same chance at every renewal. */
  NestedModel constantChurn() {
    double churn = (double) counts.ended() / faced();
    return NestedModel.of(
        "every customer leaves with chance " + (float) churn + " at each renewal",
        List.of(Limit.EQUAL_DROP_OUT),
        List.of(new NestedModel.Parameter("churn", churn)),
        constantChurnLogLikelihood());
  }

  /** Finds data that have no optimum inside whatever the search, for models with more than one parameter. */
  Optional<FitReport> decidedBeforehand(FitReport.Builder report, int parameters) {
    int renewals = renewals();
    if (renewals == 0) {
      return Optional.of(report.notConverged("no customer has faced a renewal yet"));
    }
    if (counts.ended() == 0) {
      return Optional.of(report.atBoundary(
          "nobody was lost at " + faced()
              + " renewals, so the more loyal the model, the likelier the data",
          NestedModel.of(
              "every customer stays for good", List.of(Limit.NO_DROP_OUT), List.of(), 0)));
    }
    if (lost(1) == counts.subjects() - counts.censoredAt(0)) {
      return Optional.of(report.atBoundary(
          "everybody was lost at the first renewal, so the less loyal the model, the likelier the data",
          NestedModel.of("no customer renews", List.of(Limit.DROP_OUT_AT_ONCE), List.of(), 0)));
    }
    if (renewals < parameters) {
      return Optional.of(report
          .logLikelihood(constantChurnLogLikelihood())
          .notConverged("the data have " + renewals + (renewals == 1 ? " renewal" : " renewals")
              + " and the model " + parameters
              + " parameters: many parameters explain the data equally well"));
    }
    if (lost(1) == counts.ended()) {
      double logLikelihood = bernoulli(lost(1), retained(1));
      double share = (double) lost(1) / atRisk(1);
      return Optional.of(report
          .logLikelihood(logLikelihood)
          .atBoundary(
              "nobody was lost after the first renewal, so the model splits the customers into two kinds",
              NestedModel.of(
                  "a share of " + (float) share
                      + " leaves at the first renewal and the others stay for good",
                  List.of(Limit.ALL_OR_NOTHING),
                  List.of(new NestedModel.Parameter("share", share)),
                  logLikelihood)));
    }
    return Optional.empty();
  }

  /** Adds the warnings that depend on the data alone. */
  void warn(FitReport.Builder report, int parameters) {
    if (counts.subjects() < FEW) {
      report.warn(
          FitWarning.Kind.FEW_OBSERVATIONS,
          "the fit rests on " + counts.subjects() + " customers; its intervals hold for " + FEW
              + " or more");
    }
    if (renewals() == parameters) {
      report.warn(
          FitWarning.Kind.SATURATED,
          "the data have as many renewals as the model has parameters, " + parameters
              + ", so that it fits them whatever they are");
    }
  }

  private static double bernoulli(long lost, long retained) {
    double all = (double) lost + retained;
    return (lost == 0 ? 0 : lost * Math.log(lost / all))
        + (retained == 0 ? 0 : retained * Math.log(retained / all));
  }
}

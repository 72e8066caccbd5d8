package dev.rapport.scoring.retention;

import dev.rapport.core.numeric.DampedNewton.Optimum;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.FitReport.Search;
import java.util.OptionalDouble;

/** From the end of a numerical search to a report. */
final class Searches {
  private Searches() {}

  static FitReport.Builder ended(FitReport.Builder report, Optimum optimum) {
    OptionalDouble decrement =
        optimum.newtonDecrement().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    return report.ended(
        optimum.parameters(),
        optimum.value(),
        new Search(optimum.iterations(), optimum.evaluations(), optimum.gradientNorm(), decrement));
  }
}

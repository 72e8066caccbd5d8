package dev.rapport.examples.report.section;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.Value;
import dev.rapport.examples.report.page.Value.Absent;
import dev.rapport.examples.report.page.Value.Decimal;
import dev.rapport.examples.report.page.Value.Estimated;
import dev.rapport.examples.report.page.Value.Words;
import dev.rapport.scoring.btyd.BgNbd;
import dev.rapport.scoring.btyd.MbgNbd;
import dev.rapport.scoring.btyd.ParetoNbd;
import dev.rapport.scoring.btyd.PurchaseModel;
import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.FitWarning;
import dev.rapport.scoring.fit.ParameterEstimate;
import dev.rapport.scoring.fit.Verdict;
import dev.rapport.scoring.summary.PurchaseSummaries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Models of how often customers come back, fitted to the same data, and how a section tells of fits. */
record FittedModels(List<Fit<? extends PurchaseModel>> fits) {
  private static final double LEVEL = 0.95;

  static FittedModels to(PurchaseSummaries data) {
    return new FittedModels(List.of(BgNbd.fit(data), MbgNbd.fit(data), ParetoNbd.fit(data)));
  }

  /** Returns the fit with the highest likelihood among those that have a model. */
  Optional<Fit<? extends PurchaseModel>> best() {
    return fits.stream()
        .filter(fit -> fit.optionalModel().isPresent())
        .max(Comparator.comparingDouble(fit -> fit.report().logLikelihood()));
  }

  List<FitReport> reports() {
    List<FitReport> reports = new ArrayList<>();
    fits.forEach(fit -> reports.add(fit.report()));
    return reports;
  }

  /** Returns nothing where a search got stuck, which is no property of the data, or where the likelihood has no bound. */
  private static Value logLikelihood(FitReport report) {
    boolean endless = report.verdict() instanceof Verdict.Boundary boundary
        && boundary.nestedModel().logLikelihood().isEmpty();
    boolean stuck = report.verdict() instanceof Verdict.NotConverged;
    OptionalDouble value = report.optionalLogLikelihood();
    return endless || stuck || value.isEmpty() ? new Absent() : new Decimal(value.getAsDouble(), 3);
  }

  /** Says of each fit how it ended, what its parameters are and what to mind. */
  static void tell(Section.Builder section, List<FitReport> reports) {
    List<List<Value>> ends = new ArrayList<>();
    List<List<Value>> parameters = new ArrayList<>();
    List<List<Value>> warnings = new ArrayList<>();
    for (FitReport report : reports) {
      Words model = new Words(report.model());
      ends.add(List.of(model, logLikelihood(report), new Words(report.verdict().toString())));
      for (FitWarning warning : report.warnings()) {
        warnings.add(List.of(model, new Words(warning.words())));
      }
      if (report.verdict().isConverged()) {
        for (ParameterEstimate each : report.parameters()) {
          parameters.add(List.of(
              model,
              new Words(each.name()),
              new Estimated(
                  Estimate.of(each.value(), each.interval(LEVEL), report.observations()))));
        }
      }
    }
    section
        .table("fits", List.of("model", "log-likelihood", "how the fit ended"), ends)
        .table("parameters", List.of("model", "parameter", "value"), parameters)
        .table("warnings", List.of("model", "mind that"), warnings);
  }
}

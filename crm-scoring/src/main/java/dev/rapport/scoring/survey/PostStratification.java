package dev.rapport.scoring.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.numeric.ExactSum;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a population is made up of strata, to set right a sample that is made up otherwise (事后分层加权).
 *
 * <p>Of 10,000 customers 8,000 are private and 2,000 are firms, but of 200 answers 100 came from each. Private customers score 40, firms
 * 10. The plain mean says 25; the population says 0.8 × 40 + 0.2 × 10 = 34:
 *
 * <pre>{@code
 * PostStratification customers = PostStratification.of(Map.of("private", 8_000L, "firm", 2_000L));
 * SurveyFigure nps = customers.figure(Map.of("private", privateScore, "firm", firmScore));
 * nps.estimate(0.95);          // 34, with its interval
 * nps.effectiveResponses();    // 147: what the 200 answers are worth
 * }</pre>
 *
 * <pre>
 * value = Σ W(h) x(h),   variance = Σ W(h)² v(h),   W(h) the share of stratum h in the population
 * </pre>
 *
 * <p>The variance is that of the numbers of answers as they fell, each stratum's with divisor n - 1, so each stratum needs two answers;
 * merge small ones with their likes before. It corrects for who answered within what the strata tell, and for nothing else. Immutable and
 * thread-safe; two are equal if the shares are.
 *
 * <p>Reference: D. Holt and T. M. F. Smith, <em>Post stratification</em>, 1979; W. G. Cochran, <em>Sampling Techniques</em>, 3rd edition,
 * 1977, chapters 5 and 5A.
 */
public final class PostStratification {
  private static final double LARGEST = 1e100;
  private static final double SMALLEST = 1e-100;

  private final SortedMap<String, Double> shares;

  private PostStratification(SortedMap<String, Double> shares) {
    this.shares = Collections.unmodifiableSortedMap(shares);
  }

  /**
   * Returns a population from how many belong to each stratum.
   *
   * @param population how many, each at least 1, by the name of the stratum; at least one stratum
   * @return the population
   * @throws IllegalArgumentException if a number or a name breaks its rule
   */
  public static PostStratification of(Map<String, Long> population) {
    SortedMap<String, Double> sizes = new TreeMap<>();
    requireNonNull(population, "population").forEach((stratum, size) -> {
      checkArgument(
          size >= 1,
          "population must be at least 1 in stratum %s, was %s. Leave out a stratum of nobody.",
          stratum,
          size);
      sizes.put(stratum, (double) size);
    });
    return normalised(sizes);
  }

  /**
   * Returns a population from the share of each stratum. Only proportions matter: 0.8 and 0.2 are the same as 80 and 20.
   *
   * @param shares 1e-100 to 1e100 each, by the name of the stratum; at least one stratum
   * @return the population, with shares of sum 1
   * @throws IllegalArgumentException if a share or a name breaks its rule
   */
  public static PostStratification ofShares(Map<String, Double> shares) {
    requireNonNull(shares, "shares")
        .forEach((stratum, share) -> checkArgument(
            share >= SMALLEST && share <= LARGEST,
            "shares must be 1e-100 to 1e100, was %s in stratum %s. Leave out a stratum of nobody.",
            share,
            stratum));
    return normalised(shares);
  }

  private static PostStratification normalised(Map<String, Double> sizes) {
    checkArgument(!sizes.isEmpty(), "population must have at least one stratum, had none");
    ExactSum sum = new ExactSum();
    sizes.forEach((stratum, size) -> {
      checkArgument(!stratum.isBlank(), "stratum must not be blank");
      sum.add(size);
    });
    SortedMap<String, Double> shares = new TreeMap<>();
    sizes.forEach((stratum, size) -> shares.put(stratum, size / sum.value()));
    return new PostStratification(shares);
  }

  /**
   * Returns the share of each stratum in the population.
   *
   * @return from 0 to 1, with sum 1, by the name of the stratum; unmodifiable
   */
  public SortedMap<String, Double> shares() {
    return shares;
  }

  /**
   * Returns the weight of an answer of each stratum, for who weighs answers one by one: with a mean of 1 over the answers.
   *
   * <pre>
   * weight(h) = W(h) n / n(h)
   * </pre>
   *
   * @param responses how many answered, at least 1 in every stratum of the population and in no other
   * @return above 0, by the name of the stratum; unmodifiable
   * @throws IllegalArgumentException if the numbers break their rule
   */
  public SortedMap<String, Double> weights(Map<String, Long> responses) {
    requireStrata(requireNonNull(responses, "responses").keySet(), "responses");
    long all = responses.values().stream().reduce(0L, Math::addExact);
    SortedMap<String, Double> weights = new TreeMap<>();
    shares.forEach((stratum, share) -> {
      long size = responses.getOrDefault(stratum, 0L);
      checkArgument(
          size >= 1,
          "responses must be at least 1 in stratum %s, was %s. Merge it with a stratum like it.",
          stratum,
          size);
      weights.put(stratum, share * ((double) all / size));
    });
    return Collections.unmodifiableSortedMap(weights);
  }

  /**
   * Returns the figure of the population from the figures of its strata.
   *
   * @param strata the figure of each stratum, all of one measure, from answers of the stratum alone, plain or weighted
   * @return the figure; not defined where a stratum of the population has no figure or fewer than two answers
   * @throws IllegalArgumentException if there is no figure at all, one is of another measure, or of a stratum that is not in the population
   */
  public SurveyFigure figure(Map<String, SurveyFigure> strata) {
    requireStrata(requireNonNull(strata, "strata").keySet(), "strata");
    SurveyMeasure<?> measure = oneMeasure(strata.values());
    if (shares.size() == 1) {
      return strata.values().iterator().next();
    }
    double value = 0;
    double variance = 0;
    double squares = 0;
    long responses = 0;
    for (Map.Entry<String, Double> entry : shares.entrySet()) {
      SurveyFigure figure = strata.get(entry.getKey());
      double share = entry.getValue();
      if (figure == null || figure.responses() < 2) {
        return SurveyFigure.undefined(measure, tooFew(entry.getKey(), share, figure));
      }
      double n = figure.responses();
      value += share * figure.value().value();
      // As a variance with divisor n of the whole, so that one stratum gives the plain figure.
      variance += share * share * figure.errorVariance() * (n / (n - 1));
      squares += share * share / figure.effective();
      responses = Math.addExact(responses, figure.responses());
    }
    double n = responses;
    return SurveyFigure.weighted(
        measure, value, spread(strata, value), variance * ((n - 1) / n), responses, 1 / squares);
  }

  /** The variance of one answer in the population: within the strata and between them. */
  private double spread(Map<String, SurveyFigure> strata, double value) {
    double spread = 0;
    for (Map.Entry<String, Double> entry : shares.entrySet()) {
      SurveyFigure figure = requireNonNull(strata.get(entry.getKey()), "figure");
      double distance = figure.value().value() - value;
      spread += entry.getValue() * (figure.spread() + distance * distance);
    }
    return spread;
  }

  private void requireStrata(Collection<String> strata, String name) {
    for (String stratum : new TreeSet<>(strata)) {
      checkArgument(
          shares.containsKey(stratum),
          "%s must be of the strata %s, had %s. Give its share of the population.",
          name,
          shares.keySet(),
          stratum);
    }
  }

  private static SurveyMeasure<?> oneMeasure(Collection<SurveyFigure> figures) {
    checkArgument(!figures.isEmpty(), "strata must have at least one figure, had none");
    SurveyMeasure<?> measure = figures.iterator().next().measure();
    for (SurveyFigure figure : figures) {
      checkArgument(
          figure.measure().equals(measure),
          "strata must be of one measure, had the %s and the %s",
          measure.described(),
          figure.measure().described());
    }
    return measure;
  }

  private static UndefinedReason tooFew(
      String stratum, double share, @Nullable SurveyFigure figure) {
    long had = figure == null ? 0 : figure.responses();
    double percent = Math.rint(1000 * share) / 10;
    return new UndefinedReason(
        had == 0 ? UndefinedReason.Kind.MISSING_INPUT : UndefinedReason.Kind.TOO_FEW,
        "at least 2 responses are needed in stratum " + stratum + ", which holds " + percent
            + " % of the population, there " + (had == 1 ? "was 1" : "were " + had));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof PostStratification other && shares.equals(other.shares);
  }

  @Override
  public int hashCode() {
    return shares.hashCode();
  }

  /**
   * Returns the shares.
   *
   * @return such as {@code "{firm=0.2, private=0.8}"}
   */
  @Override
  public String toString() {
    return shares.toString();
  }
}

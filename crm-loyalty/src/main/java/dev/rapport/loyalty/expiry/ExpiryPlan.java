package dev.rapport.loyalty.expiry;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.points.Points;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When points end, decided: instants that are ready to be posted.
 *
 * <p>Nearly always one part, the whole with one end: {@code rolling P1Y} on 6 July 2026 in UTC gives {@code
 * 2027-07-07T00:00:00Z}. A decay has several, each of which becomes a lot. Points that slide bring the move of their clock with
 * them. A plan is a value; keeping it keeps the decision, whatever becomes of the policy.
 *
 * @param occasion what the policy looked at
 * @param policy what decided
 * @param parts shares of the points by their end, soonest first; no two with the same end
 * @param clocks the clock on which the points slide and how far they set it going; none or one
 */
public record ExpiryPlan(
    Occasion occasion, ExpiryPolicy policy, List<Part> parts, List<ClockMove> clocks)
    implements Explainable {
  private static final Comparator<Part> SOONEST_FIRST = Comparator.comparing(
          (Part part) -> part.expiry().hardAt())
      .thenComparing(part -> part.expiry().clock());

  /**
   * A share of the points with one end.
   *
   * @param weight its part of the sum of all weights, positive
   * @param expiry when it ends
   */
  public record Part(long weight, Expiry expiry) {
    /**
     * Checks the components.
     *
     * @param weight positive
     * @param expiry any
     * @throws IllegalArgumentException if the weight is not positive
     */
    public Part {
      requireNonNull(expiry, "expiry");
      checkArgument(weight > 0, "weight must be positive, was %s", weight);
    }
  }

  /**
   * Points to be posted as one lot.
   *
   * @param points how many
   * @param terms from when until when they can be spent
   */
  public record PlannedLot(Points points, LotTerms terms) {
    /**
     * Checks the components.
     *
     * @param points positive
     * @param terms any
     * @throws IllegalArgumentException if there are no points
     */
    public PlannedLot {
      requireNonNull(terms, "terms");
      checkArgument(
          requireNonNull(points, "points").isPositive(), "points must be positive, was %s", points);
    }
  }

  /**
   * Checks the components. Parts with the same end become one, and the soonest comes first.
   *
   * @param occasion any
   * @param policy any
   * @param parts at least one, each ending after the points become available
   * @param clocks at most one
   * @throws IllegalArgumentException if a component breaks its rule
   * @throws ArithmeticException if the weights are too large to be added
   */
  public ExpiryPlan {
    requireNonNull(occasion, "occasion");
    requireNonNull(policy, "policy");
    clocks = List.copyOf(clocks);
    parts = merged(parts);
    checkArgument(!parts.isEmpty(), "parts must not be empty");
    checkArgument(clocks.size() <= 1, "clocks must be one at most, were %s", clocks);
    for (Part part : parts) {
      checkArgument(
          part.expiry().hardAt().isAfter(occasion.availableFrom()),
          "parts must end after %s, was %s",
          occasion.availableFrom(),
          part.expiry());
    }
  }

  private static List<Part> merged(List<Part> parts) {
    Map<Expiry, Long> weights = new LinkedHashMap<>();
    for (Part part : parts) {
      weights.merge(part.expiry(), part.weight(), Math::addExact);
    }
    return weights.entrySet().stream()
        .map(entry -> new Part(entry.getValue(), entry.getKey()))
        .sorted(SOONEST_FIRST)
        .toList();
  }

  static ExpiryPlan whole(
      Occasion occasion, ExpiryPolicy policy, Expiry expiry, List<ClockMove> clocks) {
    return new ExpiryPlan(occasion, policy, List.of(new Part(1, expiry)), clocks);
  }

  /**
   * Returns the one end of all the points.
   *
   * @return the end
   * @throws IllegalStateException if the points end bit by bit
   */
  public Expiry expiry() {
    checkState(
        parts.size() == 1,
        "plan must have one end, has %s. Points that decay are posted with lots().",
        parts.size());
    return parts.get(0).expiry();
  }

  /**
   * Returns the end of the points as things stand: that of the last part, or of the clock if it runs out before.
   *
   * @return the first instant at which all points are dead if no activity follows; {@link Instant#MAX} for never
   */
  public Instant lastEnd() {
    Instant hard = parts.get(parts.size() - 1).expiry().hardAt();
    return clock().map(ClockMove::until).filter(until -> until.isBefore(hard)).orElse(hard);
  }

  /**
   * Returns the move of the clock that must come before the points.
   *
   * @return the move, or empty if the points do not slide
   */
  public Optional<ClockMove> clock() {
    return clocks.stream().findFirst();
  }

  /**
   * Divides points into the lots that are to be posted.
   *
   * @param points how many points are earned, positive
   * @return lots that sum to the points, soonest end first; shares of less than a unit get none, by the largest remainder
   * @throws IllegalArgumentException if there are no points
   */
  public List<PlannedLot> lots(Points points) {
    checkArgument(
        requireNonNull(points, "points").isPositive(), "points must be positive, was %s", points);
    List<Points> shares = points.allocate(parts.stream().mapToLong(Part::weight).toArray());
    List<PlannedLot> lots = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      if (shares.get(i).isPositive()) {
        lots.add(new PlannedLot(shares.get(i), terms(parts.get(i).expiry())));
      }
    }
    return List.copyOf(lots);
  }

  private LotTerms terms(Expiry expiry) {
    return occasion.isPending()
        ? LotTerms.availableFrom(occasion.availableFrom(), expiry)
        : LotTerms.atOnce(expiry);
  }

  @Override
  public Explanation explanation() {
    return policy.explain(occasion);
  }
}

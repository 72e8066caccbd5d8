package dev.rapport.loyalty.expiry;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Code;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * When points end, and whose terms said so.
 *
 * <p>For example the plan "never" by the terms of tier gold, which override those of the type.
 *
 * @param terms the terms that decided
 * @param overridden less specific terms that did not, the more specific first
 * @param plan the ends
 */
public record ResolvedExpiry(ExpiryTerms terms, List<ExpiryTerms> overridden, ExpiryPlan plan)
    implements Explainable {
  /**
   * Checks the components.
   *
   * @param terms any
   * @param overridden each less specific than the one before
   * @param plan made by the policy of the terms
   * @throws IllegalArgumentException if two terms have one level or stand in the wrong order, or the plan is of another policy
   */
  public ResolvedExpiry {
    requireNonNull(terms, "terms");
    overridden = List.copyOf(overridden);
    requireNonNull(plan, "plan");
    ExpiryTerms above = terms;
    for (ExpiryTerms below : overridden) {
      checkArgument(
          below.level().compareTo(above.level()) < 0,
          "terms must be of different levels, the most specific first, were %s and %s",
          above,
          below);
      above = below;
    }
    checkArgument(
        plan.policy().equals(terms.policy()),
        "plan must be made by %s, was made by %s",
        terms.policy(),
        plan.policy());
  }

  @Override
  public Explanation explanation() {
    Stream<Explanation> less = overridden.stream().map(other -> node(ExpiryCode.OVERRIDDEN, other));
    List<Explanation> reasons = new ArrayList<>();
    reasons.add(plan.explanation());
    less.forEach(reasons::add);
    return node(ExpiryCode.TERMS, terms).because(reasons);
  }

  private static Explanation node(Code code, ExpiryTerms terms) {
    return Explanation.of(code)
        .with("level", terms.level())
        .with("name", terms.name())
        .with("version", terms.version())
        .with("policy", terms.policy().toString());
  }
}

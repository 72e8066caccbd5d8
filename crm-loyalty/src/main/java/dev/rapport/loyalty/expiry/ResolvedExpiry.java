package dev.rapport.loyalty.expiry;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.List;

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
    List<ExpiryTerms> all = new ArrayList<>(overridden);
    all.add(0, terms);
    return Explanation.told(narrator -> ExpiryTerms.tell(all, plan.occasion(), narrator));
  }
}

package dev.rapport.loyalty.tier;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A level of a ladder: a promise to the members who have reached it (会员等级).
 *
 * <p>Rank 0 is where everybody stands who has reached none; it has a name and needs nothing. Not a value tier,
 * which says what a customer is worth to us; a level says what we owe the member.
 *
 * @param name unique in the ladder, such as {@code "Gold"}
 * @param rank 0 for the foot of the ladder, then 1, 2, 3 upwards
 * @param requirement what must be reached in the qualifying window
 * @param forLife what a member of the level must have reached to keep it for good
 * @param benefits what the level gives
 */
public record TierLevel(
    String name, int rank, Requirement requirement, Requirement forLife, List<Benefit> benefits) {
  /**
   * Checks the components.
   *
   * @param name not blank
   * @param rank not negative
   * @param requirement any
   * @param forLife any
   * @param benefits at most one multiplier, one factor on prices and one longer life
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public TierLevel {
    checkArgument(
        !requireNonNull(name, "name").isBlank(), "name must not be blank, was \"%s\"", name);
    checkArgument(rank >= 0, "rank must not be negative, was %s", rank);
    requireNonNull(requirement, "requirement");
    requireNonNull(forLife, "forLife");
    benefits = List.copyOf(benefits);
    checkOnce(benefits, Benefit.EarningMultiplier.class);
    checkOnce(benefits, Benefit.PriceFactor.class);
    checkOnce(benefits, Benefit.LongerLife.class);
  }

  private static void checkOnce(List<Benefit> benefits, Class<? extends Benefit> kind) {
    checkArgument(
        benefits.stream().filter(kind::isInstance).count() <= 1,
        "benefits must have at most one %s, were %s",
        kind.getSimpleName(),
        benefits);
  }

  /**
   * Returns the benefit of a kind.
   *
   * @param kind such as {@code Benefit.EarningMultiplier.class}
   * @param <B> the kind
   * @return the first of the kind, or empty if the level has none
   */
  public <B extends Benefit> Optional<B> benefit(Class<B> kind) {
    return benefits.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /**
   * Returns the name.
   *
   * @return the name
   */
  @Override
  public String toString() {
    return name;
  }
}

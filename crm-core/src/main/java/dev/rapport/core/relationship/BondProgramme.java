package dev.rapport.core.relationship;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explained;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.relationship.Bond.Advantage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tactics by which a firm ties a customer at present, and the bonds that they amount to.
 *
 * <p>The level is the highest bond with a tactic in use. Bonds are cumulative: a firm at a level gives the benefits of the levels
 * below as well, and where it does not, {@link #missing} names the gap. A programme grows one level at a time (梯度推进).
 *
 * <pre>{@code
 * BondProgramme now = BondProgramme.of(STABLE_PRICE, SHARED_PROCESSES);
 * now.level(FOUR_LEVEL);                       // 4
 * now.missing(FOUR_LEVEL);                     // [SOCIAL, CUSTOMISATION]
 * now.nextStep(FOUR_LEVEL, 4).value();         // 2: close the gap before going on
 * }</pre>
 *
 * @param tactics the tactics in use, perhaps none; unmodifiable, in the order of the enum
 */
public record BondProgramme(Set<BondTactic> tactics) {
  private static final BondProgramme NONE = new BondProgramme(Set.of());

  /**
   * Takes a copy of the tactics.
   *
   * @param tactics the tactics in use, perhaps none
   */
  public BondProgramme {
    EnumSet<BondTactic> sorted = EnumSet.noneOf(BondTactic.class);
    sorted.addAll(requireNonNull(tactics, "tactics"));
    tactics = Collections.unmodifiableSet(sorted);
  }

  /**
   * Returns the programme without any tactic.
   *
   * @return the programme of level 0
   */
  public static BondProgramme none() {
    return NONE;
  }

  /**
   * Returns a programme of tactics.
   *
   * @param tactics the tactics in use; repetitions count once
   * @return the programme
   */
  public static BondProgramme of(BondTactic... tactics) {
    return NONE.with(Arrays.asList(requireNonNull(tactics, "tactics")));
  }

  /**
   * Returns the programme with further tactics.
   *
   * @param more what is taken up; what is in use already stays
   * @return the larger programme
   */
  public BondProgramme with(Collection<BondTactic> more) {
    EnumSet<BondTactic> all = EnumSet.noneOf(BondTactic.class);
    all.addAll(tactics);
    all.addAll(requireNonNull(more, "more"));
    return new BondProgramme(all);
  }

  /**
   * Returns the bonds that have a tactic in use.
   *
   * @return the bonds; unmodifiable, in rising order
   */
  public Set<Bond> bonds() {
    EnumSet<Bond> built = EnumSet.noneOf(Bond.class);
    tactics.forEach(tactic -> built.add(tactic.builds()));
    return Collections.unmodifiableSet(built);
  }

  /**
   * Adds what the programme says of a customer's bonds to what else is known, so that the ladder and the phases take account of
   * them. The programme is taken as complete: a bond without a tactic is known to be absent.
   *
   * @param known what is known of the customer
   * @return the evidence with its bonds of customisation and structure set
   */
  public Evidence addedTo(Evidence known) {
    Set<Bond> built = bonds();
    return requireNonNull(known, "known").toBuilder()
        .customisationBond(Finding.of(built.contains(Bond.CUSTOMISATION)))
        .structuralBond(Finding.of(built.contains(Bond.STRUCTURAL)))
        .build();
  }

  /**
   * Returns the level of the highest bond.
   *
   * @param scheme how levels are counted
   * @return 0 without any tactic, to {@link BondScheme#levels}
   */
  public int level(BondScheme scheme) {
    requireNonNull(scheme, "scheme");
    return bonds().stream().mapToInt(scheme::level).max().orElse(0);
  }

  /**
   * Returns the level up to which no level is missing, on which the next step can stand.
   *
   * @param scheme how levels are counted
   * @return 0 to {@link #level}
   */
  public int foundation(BondScheme scheme) {
    int level = 0;
    while (level < scheme.levels() && hasLevel(scheme, level + 1)) {
      level++;
    }
    return level;
  }

  private boolean hasLevel(BondScheme scheme, int level) {
    return bonds().stream().anyMatch(bond -> scheme.level(bond) == level);
  }

  /**
   * Returns the bonds below the present level that have no tactic, although higher bonds are built on them.
   *
   * @param scheme how levels are counted
   * @return the gaps in rising order, empty if the programme is cumulative; unmodifiable
   */
  public List<Bond> missing(BondScheme scheme) {
    List<Bond> gaps = new ArrayList<>();
    for (int level = 1; level < level(scheme); level++) {
      if (!hasLevel(scheme, level)) {
        gaps.add(scheme.bond(level));
      }
    }
    return Collections.unmodifiableList(gaps);
  }

  /**
   * Returns how far the programme gives an advantage that lasts.
   *
   * @return the advantage of the highest bond, empty without any tactic
   */
  public Optional<Advantage> advantage() {
    return bonds().stream().map(Bond::advantage).max(Enum::compareTo);
  }

  /**
   * Returns the level to work on next on the way to a target: the lowest gap first, then one level further, never two.
   *
   * @param scheme how levels are counted
   * @param target the level to reach in the end, 0 to {@link BondScheme#levels}
   * @return the level to work on; the present one if the target is reached without gaps, or lies below
   * @throws IllegalArgumentException if there is no such level
   */
  public Explained<Integer> nextStep(BondScheme scheme, int target) {
    requireNonNull(scheme, "scheme");
    checkArgument(
        target >= 0 && target <= scheme.levels(),
        "target must be 0 to %s, was %s",
        scheme.levels(),
        target);
    int present = level(scheme);
    int foundation = foundation(scheme);
    int step = foundation < Math.max(present, target) ? foundation + 1 : present;
    List<Explanation> reasons = new ArrayList<>();
    reasons.add(Explanation.of(RelationshipCode.BOND_LEVEL)
        .with("level", present)
        .with("tactics", Argument.list(tactics.stream().map(Argument::of).toList())));
    for (Bond gap : missing(scheme)) {
      reasons.add(Explanation.of(RelationshipCode.BOND_MISSING).with("bond", gap));
    }
    return new Explained<>(
        step,
        Explanation.of(RelationshipCode.BOND_STEP)
            .with("step", step)
            .with("target", target)
            .with("scheme", scheme)
            .because(reasons));
  }
}

package dev.rapport.core.relationship;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * How bonds are counted as levels of relationship marketing (关系营销层次, 梯度推进). Closed.
 *
 * <p>A level of the three is one of the four and comes back from there unchanged. The other way loses one distinction: the
 * three-level scheme has no place for customisation and counts it with the social level, where Berry (1995) puts what is made
 * personal.
 */
public enum BondScheme {
  /** Financial, social, structural (一级、二级、三级关系营销; Berry and Parasuraman 1991). */
  THREE_LEVEL(List.of(Bond.FINANCIAL, Bond.SOCIAL, Bond.STRUCTURAL)),

  /** Financial, social, customisation, structural (Zeithaml and Bitner). */
  FOUR_LEVEL(List.of(Bond.values()));

  private final ImmutableList<Bond> bonds;

  BondScheme(List<Bond> bonds) {
    this.bonds = ImmutableList.copyOf(bonds);
  }

  /**
   * Returns the bonds that have a level of their own.
   *
   * @return the bond of level 1 first; unmodifiable
   */
  public List<Bond> bonds() {
    return bonds;
  }

  /**
   * Returns the highest level.
   *
   * @return 3 or 4
   */
  public int levels() {
    return bonds.size();
  }

  /**
   * Returns the level of a bond.
   *
   * @param bond the bond
   * @return 1 or more; of a bond without a level of its own, the level below it
   */
  public int level(Bond bond) {
    requireNonNull(bond, "bond");
    int level = 0;
    while (level < bonds.size() && bonds.get(level).compareTo(bond) <= 0) {
      level++;
    }
    return level;
  }

  /**
   * Returns the bond of a level.
   *
   * @param level 1 to {@link #levels}
   * @return the bond
   * @throws IllegalArgumentException if there is no such level
   */
  public Bond bond(int level) {
    checkArgument(
        level >= 1 && level <= levels(), "level must be 1 to %s, was %s", levels(), level);
    return bonds.get(level - 1);
  }

  /**
   * Translates a level into another scheme.
   *
   * @param level 0 for none, to {@link #levels}
   * @param target the other scheme
   * @return the level there; three to four levels and back gives the same level
   * @throws IllegalArgumentException if there is no such level
   */
  public int translate(int level, BondScheme target) {
    requireNonNull(target, "target");
    return level == 0 ? 0 : target.level(bond(level));
  }
}

package dev.rapport.core.market;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.relationship.BondProgramme;

/**
 * A relationship between two parties: what it rests on, what it is built of, and how strong it is. It has no direction.
 *
 * @param form on what it rests
 * @param type what the two expect of it
 * @param bonds the tactics by which it is kept up, perhaps none
 * @param strength how strong it is, above 0 and at most 1; how likely a request goes through, as the application sees it
 */
public record Tie(GuanxiForm form, TieType type, BondProgramme bonds, double strength) {
  /**
   * Checks the components.
   *
   * @param form on what it rests
   * @param type what the two expect of it
   * @param bonds the tactics by which it is kept up
   * @param strength above 0 and at most 1
   * @throws IllegalArgumentException if the strength is out of its range
   */
  public Tie {
    requireNonNull(form, "form");
    requireNonNull(type, "type");
    requireNonNull(bonds, "bonds");
    checkArgument(
        strength > 0 && strength <= 1, "strength must be above 0 and at most 1, was %s", strength);
  }

  /**
   * Returns a tie of the usual kind for its form, without bonds.
   *
   * @param form on what it rests
   * @param strength above 0 and at most 1
   * @return the tie
   * @throws IllegalArgumentException if the strength is out of its range
   */
  public static Tie of(GuanxiForm form, double strength) {
    return new Tie(form, requireNonNull(form, "form").usualTie(), BondProgramme.none(), strength);
  }

  /**
   * Returns the tie with bonds.
   *
   * @param bonds the tactics by which it is kept up
   * @return a tie that differs in the bonds only
   */
  public Tie withBonds(BondProgramme bonds) {
    return new Tie(form, type, bonds, strength);
  }
}

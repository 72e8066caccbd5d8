package dev.rapport.loyalty.points;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A kind of points: its name, what its points are good for, and how finely they are counted.
 *
 * <p>{@code PointType.redeemable("beans")} buys rewards and counts whole beans; {@code new PointType("miles", true, true, 2)}
 * buys rewards, counts towards a tier and is counted in hundredths of a mile. Two types are equal if all four components
 * are, so a programme that changes the scale of a type has made another type.
 *
 * <p>A type is not a currency: it has no price. What a point is worth is a question of redemption and of liability.
 *
 * @param id a short stable name, unique in the programme, such as {@code "beans"}
 * @param redeemable whether the points can be spent
 * @param qualifying whether the points count towards a tier
 * @param scale decimal digits of the smallest unit, 0 to 9; 0 counts whole points
 */
public record PointType(String id, boolean redeemable, boolean qualifying, int scale) {
  /** Enough for fractions of any reward; more would leave too few digits of a {@code long} for the amount. */
  private static final int MAX_SCALE = 9;

  /**
   * Checks the components.
   *
   * @param id not blank
   * @param redeemable any
   * @param qualifying any
   * @param scale 0 to 9
   * @throws IllegalArgumentException if the id is blank or the scale out of range
   */
  public PointType {
    requireNonNull(id, "id");
    checkArgument(!id.isBlank(), "id must not be blank, was \"%s\"", id);
    checkArgument(scale >= 0 && scale <= MAX_SCALE, "scale must be 0 to 9, was %s", scale);
  }

  /**
   * Returns a type of whole points that can be spent and do not count towards a tier.
   *
   * @param id the name
   * @return the type
   */
  public static PointType redeemable(String id) {
    return new PointType(id, true, false, 0);
  }

  /**
   * Returns a type of whole points that count towards a tier and cannot be spent.
   *
   * @param id the name
   * @return the type
   */
  public static PointType qualifying(String id) {
    return new PointType(id, false, true, 0);
  }

  /**
   * Returns the name.
   *
   * @return the id
   */
  @Override
  public String toString() {
    return id;
  }
}

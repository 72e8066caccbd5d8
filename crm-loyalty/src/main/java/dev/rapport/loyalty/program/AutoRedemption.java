package dev.rapport.loyalty.program;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.points.Points;

/**
 * Points that turn into a reward by themselves at the end of a day (自动兑换): {@code AutoRedemption.of("voucher", Points.of(BEANS,
 * 500))} takes 500 beans as often as there are so many, up to ten times a day.
 *
 * <p>It takes the points and says how often; what the member gets for it is for the application, which finds the spending in the
 * entries, under a cause that begins with the name.
 *
 * @param name a short stable name, unique in the programme
 * @param points how many are taken each time, positive
 * @param mostPerDay how often at most on one day, at least 1
 */
public record AutoRedemption(String name, Points points, int mostPerDay) {
  private static final int USUAL_MOST = 10;

  /**
   * Checks the components.
   *
   * @param name not blank
   * @param points positive
   * @param mostPerDay at least 1
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public AutoRedemption {
    checkArgument(
        !requireNonNull(name, "name").isBlank(), "name must not be blank, was \"%s\"", name);
    checkArgument(
        requireNonNull(points, "points").isPositive(), "points must be positive, was %s", points);
    checkArgument(
        points.type().redeemable(), "points must be redeemable, were of type %s", points.type());
    checkArgument(mostPerDay >= 1, "mostPerDay must be at least 1, was %s", mostPerDay);
  }

  /**
   * Returns a redemption that happens up to ten times a day.
   *
   * @param name the name
   * @param points how many are taken each time
   * @return the redemption
   */
  public static AutoRedemption of(String name, Points points) {
    return new AutoRedemption(name, points, USUAL_MOST);
  }
}

package dev.rapport.loyalty.program;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.posting.ShortfallPolicy;
import java.time.LocalDate;
import java.time.Period;

/**
 * What a return takes back (退货扣回): how much of what the order earned, from where, and for how long.
 *
 * <p>Whatever the method, points are taken back by what was recorded when they were earned and never by today's rules, never more
 * than was earned, and cumulatively: ten returns of one euro take back exactly what one return of ten euros does.
 *
 * <p>An order of EUR 40.00 earned 40 points, with a bonus of 10 on line A and of 20 on line B; line C of EUR 20.00 comes back.
 * By item, 20 points go, for line C earned no more; pro rata, half of all 70, which is 35.
 *
 * <p>The shortfall and the window are also those of activities that are undone, which give back all they earned.
 *
 * @param method how much is taken back
 * @param shortfall how far the debit reaches where points are spent already
 * @param window how long after an order it can be returned without passing its entries in; no part negative, not zero
 */
public record RefundPolicy(Method method, ShortfallPolicy shortfall, Period window) {
  private static final Period MONTH = Period.ofDays(30);

  /** How much a return takes back. Closed. */
  public enum Method {
    /** The share of each line that comes back, of what was recorded for that line. */
    BY_ITEM,
    /** The share of the order's net amount that comes back, of all that it earned. */
    PRO_RATA,
    /**
     * What the order earned less what its remainder would have earned. The remainder is rated by the rules that were applied to the
     * order, for the member as seen then and with nothing used of any limit; what a level multiplies is that of the ladder as it is
     * now, so give a factor that may change to a rule of its own, which has versions; the member keeps no more of a type than was earned,
     * and what one return took back a later one does not give again.
     */
    RE_RATE_REMAINDER,
    /**
     * What each return by itself would have earned under the rules that were applied to the order, rated as for {@link
     * #RE_RATE_REMAINDER}, up to all that the order earned. Square works like this. Ten
     * returns of one euro take back nothing where one of ten euros takes a point: the one method that is not cumulative.
     */
    RATE_THE_RETURN
  }

  /**
   * Checks the components.
   *
   * @param method any
   * @param shortfall any
   * @param window no part negative, not zero
   * @throws IllegalArgumentException if the window has no length
   */
  public RefundPolicy {
    requireNonNull(method, "method");
    requireNonNull(shortfall, "shortfall");
    checkArgument(
        !requireNonNull(window, "window").isNegative() && !window.isZero(),
        "window must be positive in all its parts, was %s",
        window);
  }

  /**
   * Returns the policy that takes back what the returned lines earned.
   *
   * @return by item, to debt without limit, for 30 days
   */
  public static RefundPolicy byItem() {
    return of(Method.BY_ITEM);
  }

  /**
   * Returns the policy that takes back the returned share of all that the order earned.
   *
   * @return pro rata, to debt without limit, for 30 days
   */
  public static RefundPolicy proRata() {
    return of(Method.PRO_RATA);
  }

  /**
   * Returns the policy that leaves what the remainder of the order would have earned.
   *
   * @return re-rating the remainder, to debt without limit, for 30 days
   */
  public static RefundPolicy reRatingRemainder() {
    return of(Method.RE_RATE_REMAINDER);
  }

  /**
   * Returns the policy that rates each return by itself, as Square does.
   *
   * @return rating the return, to debt without limit, for 30 days
   */
  public static RefundPolicy ratingTheReturn() {
    return of(Method.RATE_THE_RETURN);
  }

  private static RefundPolicy of(Method method) {
    return new RefundPolicy(method, Shortfall.DEBT.policy(), MONTH);
  }

  /**
   * Returns this policy with one of the usual answers to points that are spent already.
   *
   * @param answer what happens then
   * @return a policy that differs in nothing else
   */
  public RefundPolicy shortfall(Shortfall answer) {
    return shortfall(answer.policy());
  }

  /**
   * Returns this policy with an answer of its own to points that are spent already.
   *
   * @param answer what happens then
   * @return a policy that differs in nothing else
   */
  public RefundPolicy shortfall(ShortfallPolicy answer) {
    return new RefundPolicy(method, answer, window);
  }

  /**
   * Returns this policy with another return window.
   *
   * @param length how long after an order it can be returned, to the end of the last day
   * @return a policy that differs in nothing else
   */
  public RefundPolicy within(Period length) {
    return new RefundPolicy(method, shortfall, length);
  }

  /* Months differ by at most three days, so this is never less than the window of any order. */
  int longestWindowDays() {
    long days = LocalDate.EPOCH.plus(window).toEpochDay() + 3 * window.toTotalMonths() + 1;
    return Math.toIntExact(days);
  }
}

package dev.rapport.loyalty.member;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.SegmentId;
import dev.rapport.core.event.CategoryId;
import dev.rapport.core.event.ProductId;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.InstantRange;
import dev.rapport.core.time.LeapDayPolicy;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * The standard conditions, made to be imported statically. Those on the member, on counters and on the time are asked of an activity
 * as of an order. Those on what was ordered and where hold of no activity, and those on what an activity was about and how much of
 * it was done hold of no order; the opposite of such a condition therefore holds of all of the other sort.
 *
 * <pre>{@code
 * all(tierAtLeast("status", 2), anyLine(inCategory("coffee")), not(onChannel(Channel.PHONE)))
 * all(tierAtLeast("status", 2), about("espresso", "ristretto"), quantityAtLeast(3))
 * }</pre>
 */
public final class Conditions {
  private static final Condition ALWAYS = new Condition.All(List.of());
  private static final List<DayOfWeek> EVERY_DAY = List.of(DayOfWeek.values());

  private Conditions() {}

  /**
   * Returns the condition that always holds.
   *
   * @return the conjunction of nothing
   */
  public static Condition always() {
    return ALWAYS;
  }

  /**
   * Returns the conjunction of conditions.
   *
   * @param parts the conditions; none for one that always holds
   * @return all of them
   */
  public static Condition all(Condition... parts) {
    return new Condition.All(Arrays.asList(parts));
  }

  /**
   * Returns the disjunction of conditions.
   *
   * @param parts the conditions; none for one that never holds
   * @return at least one of them
   */
  public static Condition any(Condition... parts) {
    return new Condition.Any(Arrays.asList(parts));
  }

  /**
   * Returns the opposite of a condition.
   *
   * @param part the condition
   * @return a condition that holds exactly where the other does not
   */
  public static Condition not(Condition part) {
    return new Condition.Not(part);
  }

  /**
   * Returns a predicate of the application's own.
   *
   * @param name what explanations and analysis call it; one name for one predicate
   * @param predicate a pure function of the situation that never fails
   * @return the condition, of which analysis knows nothing but the name
   */
  public static Condition named(String name, Predicate<Situation> predicate) {
    return new Condition.Named(name, predicate);
  }

  /**
   * Returns the condition that the goods of an order cost no less than an amount.
   *
   * @param least after discounts, without tax and shipping, zero or more
   * @return the condition, which an order in another currency does not fulfil
   */
  public static Condition orderTotalAtLeast(Money least) {
    return new OrderCondition.TotalAtLeast(least);
  }

  /**
   * Returns the condition that some line fulfils one.
   *
   * @param which the condition on the line
   * @return the condition on the order
   */
  public static Condition anyLine(LineCondition which) {
    return new OrderCondition.AnyLine(which);
  }

  /**
   * Returns the condition that every one of some products is in the order: a bundle, or a set to collect.
   *
   * @param products ids of products, at least one
   * @return the condition on the order
   * @throws IllegalArgumentException if there is none
   */
  public static Condition bundle(String... products) {
    checkArgument(products.length > 0, "products must hold a product, was empty");
    return all(Arrays.stream(products)
        .map(product -> anyLine(ofProduct(product)))
        .toArray(Condition[]::new));
  }

  /**
   * Returns the condition that every line fulfils one.
   *
   * @param which the condition on the line
   * @return the condition that no line is there which does not; of an activity, which has no lines, it holds
   */
  public static Condition everyLine(LineCondition which) {
    return not(anyLine(requireNonNull(which, "which").negate()));
  }

  /**
   * Returns the condition that some lines hold no fewer units than a number.
   *
   * @param least 1 or more
   * @param which which lines count
   * @return the condition
   */
  public static Condition unitsAtLeast(long least, LineCondition which) {
    return new OrderCondition.UnitsAtLeast(least, which);
  }

  /**
   * Returns the condition that some lines cost no less than an amount.
   *
   * @param least after discounts, without tax, zero or more
   * @param which which lines count
   * @return the condition, which an order in another currency does not fulfil
   */
  public static Condition spendAtLeast(Money least, LineCondition which) {
    return new OrderCondition.SpendAtLeast(least, which);
  }

  /**
   * Returns the condition that an order came by one of some channels.
   *
   * @param channels at least one
   * @return the condition
   */
  public static Condition onChannel(Channel... channels) {
    return new OrderCondition.OnChannel(Arrays.asList(channels));
  }

  /**
   * Returns the condition that an order came from one of some stores.
   *
   * @param stores ids of stores, at least one
   * @return the condition
   */
  public static Condition atStore(String... stores) {
    return new OrderCondition.AtStore(Arrays.stream(stores).map(StoreId::of).toList());
  }

  /**
   * Returns the condition that an activity was about one of some things: {@code about("espresso")} holds of a review of the espresso.
   *
   * @param subjects ids of what it may have been about, as in {@link Activity#about}, at least one
   * @return the condition, which no order fulfils, whatever was bought; its opposite every order fulfils
   */
  public static Condition about(String... subjects) {
    return new ActivityCondition.About(
        Arrays.stream(subjects).map(Activity.Subject::of).toList());
  }

  /**
   * Returns the condition that no less of an activity was done than a quantity: {@code quantityAtLeast(3)} holds of a stay of three
   * nights.
   *
   * @param least 1 or more, in the unit that goes with the kind of activity; of 1, every activity fulfils it
   * @return the condition, which no order fulfils, however many units it has; its opposite every order fulfils
   */
  public static Condition quantityAtLeast(long least) {
    return new ActivityCondition.QuantityAtLeast(least);
  }

  /**
   * Returns the condition that a member stands no lower than a level.
   *
   * @param ladder the name of the ladder
   * @param rank 1 for the first level above the ground
   * @return the condition
   */
  public static Condition tierAtLeast(String ladder, int rank) {
    return new MemberCondition.TierAtLeast(ladder, rank);
  }

  /**
   * Returns the condition that a member is in a segment.
   *
   * @param segment an id of a segment
   * @return the condition
   */
  public static Condition inSegment(String segment) {
    return new MemberCondition.InSegment(SegmentId.of(segment));
  }

  /**
   * Returns the condition that a score is no less than a bound.
   *
   * @param name the name of the score
   * @param least a finite number
   * @return the condition, which a member without the score does not fulfil
   */
  public static Condition scoreAtLeast(String name, double least) {
    return new MemberCondition.ScoreAtLeast(name, least);
  }

  /**
   * Returns the condition that a score is less than a bound.
   *
   * @param name the name of the score
   * @param bound a finite number
   * @return the condition, which a member without the score does not fulfil
   */
  public static Condition scoreBelow(String name, double bound) {
    return new MemberCondition.ScoreBelow(name, bound);
  }

  /**
   * Returns the condition that a counter has reached a number.
   *
   * @param counter the counter, which the programme keeps
   * @param least 1 or more, in the counter's unit
   * @return the condition
   */
  public static Condition counterAtLeast(DeclaredCounter counter, long least) {
    return new MemberCondition.CounterAtLeast(counter, least);
  }

  /**
   * Returns the condition that this is a member's first order.
   *
   * <p>It looks at what was recorded before: where the first order comes back after a second one was placed, neither the second
   * nor a third is the first. A welcome that is granted once, whichever order it is, is a rule without this condition and with
   * {@link dev.rapport.loyalty.limit.Cap#uses}, whose room comes back with a return.
   *
   * @return the condition, by the counter {@link DeclaredCounter#PURCHASES}
   */
  public static Condition firstPurchase() {
    return nthPurchase(1);
  }

  /**
   * Returns the condition that this is a member's order of a number.
   *
   * @param n 1 for the first
   * @return the condition, by the counter {@link DeclaredCounter#PURCHASES}
   */
  public static Condition nthPurchase(long n) {
    return new MemberCondition.Nth(DeclaredCounter.PURCHASES, n);
  }

  /**
   * Returns the condition that this order completes a round of so many.
   *
   * @param n 2 or more
   * @return the condition, by the counter {@link DeclaredCounter#PURCHASES}
   */
  public static Condition everyNthPurchase(long n) {
    return new MemberCondition.EveryNth(DeclaredCounter.PURCHASES, n);
  }

  /**
   * Returns the condition that the order or the activity at hand is that of a number, by a counter. "Once a year" is better said with
   * {@link dev.rapport.loyalty.limit.Cap#uses}, for the reason given at {@link #firstPurchase}.
   *
   * @param counter the counter, which the programme keeps and which does not yet count it
   * @param n 1 for the first
   * @return the condition
   */
  public static Condition nth(DeclaredCounter counter, long n) {
    return new MemberCondition.Nth(counter, n);
  }

  /**
   * Returns the condition that the order or the activity at hand completes a round of so many, by a counter.
   *
   * @param counter the counter, which the programme keeps and which does not yet count it
   * @param n 2 or more
   * @return the condition
   */
  public static Condition everyNth(DeclaredCounter counter, long n) {
    return new MemberCondition.EveryNth(counter, n);
  }

  /**
   * Returns the condition that an order was placed on one of some weekdays.
   *
   * @param days at least one
   * @return the condition
   */
  public static Condition onWeekdays(DayOfWeek... days) {
    return new TimeCondition.OnWeekdays(Arrays.asList(days));
  }

  /**
   * Returns the condition that an order was placed between two hours of any day.
   *
   * @param start the first moment
   * @param end the first moment after; before the start if the stretch goes on over midnight
   * @return the condition
   */
  public static Condition betweenHours(LocalTime start, LocalTime end) {
    return new TimeCondition.BetweenHours(EVERY_DAY, start, end);
  }

  /**
   * Returns the condition that an order was placed between two hours, on a stretch that begins on one of some weekdays.
   *
   * @param days the days on which the stretch begins, at least one
   * @param start the first moment
   * @param end the first moment after; before the start if the stretch goes on over midnight
   * @return the condition; of Friday from 22:00 until 02:00, the small hours of Saturday are part and those of Friday are not
   */
  public static Condition betweenHours(Collection<DayOfWeek> days, LocalTime start, LocalTime end) {
    return new TimeCondition.BetweenHours(List.copyOf(requireNonNull(days, "days")), start, end);
  }

  /**
   * Returns the condition that an order was placed in a range of instants.
   *
   * @param range the range
   * @return the condition
   */
  public static Condition during(InstantRange range) {
    return new TimeCondition.During(range);
  }

  /**
   * Returns the condition that an order was placed on the member's birthday.
   *
   * @param leapDay when 29 February is kept in a common year
   * @return the condition, which a member whose birthday is not known does not fulfil
   */
  public static Condition onBirthday(LeapDayPolicy leapDay) {
    return nearBirthday(0, 0, leapDay);
  }

  /**
   * Returns the condition that an order was placed within some days of the member's birthday.
   *
   * <p>A rule that rewards each birthday once is capped at {@code Cap.uses("birthday", 1).rolling(Period.ofMonths(11))}: the days around
   * a birthday can lie in two calendar years. That suits up to 28 days in all, for the next birthday must not fall within
   * eleven months of the last reward.
   *
   * @param daysBefore 0 to 180
   * @param daysAfter 0 to 180
   * @param leapDay when 29 February is kept in a common year
   * @return the condition, which a member whose birthday is not known does not fulfil
   */
  public static Condition nearBirthday(int daysBefore, int daysAfter, LeapDayPolicy leapDay) {
    return new TimeCondition.NearBirthday(daysBefore, daysAfter, leapDay);
  }

  /**
   * Returns the condition that an order was placed on an anniversary of the day of joining.
   *
   * @param leapDay when 29 February is kept in a common year
   * @return the condition, which the day of joining itself does not fulfil
   */
  public static Condition onAnniversary(LeapDayPolicy leapDay) {
    return new TimeCondition.OnAnniversary(leapDay);
  }

  /**
   * Returns the condition that a line sells from one of some product lines.
   *
   * @param categories ids of product lines, at least one
   * @return the condition on a line
   */
  public static LineCondition inCategory(String... categories) {
    return new LineCondition.InCategory(
        Arrays.stream(categories).map(CategoryId::of).toList());
  }

  /**
   * Returns the condition that a line sells one of some products.
   *
   * @param products ids of products, at least one
   * @return the condition on a line
   */
  public static LineCondition ofProduct(String... products) {
    return new LineCondition.OfProduct(
        Arrays.stream(products).map(ProductId::of).toList());
  }

  /**
   * Returns the condition that a line is a sale of one of some kinds. {@code spendAtLeast(Money.of("EUR", "500.00"),
   * ofKind(OrderLine.Kind.ORDINARY))} asks for EUR 500.00 of goods, whatever gift cards are bought with them.
   *
   * @param kinds at least one
   * @return the condition on a line
   */
  public static LineCondition ofKind(OrderLine.Kind... kinds) {
    return new LineCondition.OfKind(List.of(kinds));
  }

  /**
   * Returns the condition that a line costs no less than an amount.
   *
   * @param least after discounts, without tax, zero or more
   * @return the condition on a line
   */
  public static LineCondition lineAtLeast(Money least) {
    return new LineCondition.NetAtLeast(least);
  }

  /**
   * Returns the condition that a line sells no fewer units than a number.
   *
   * @param least 1 or more
   * @return the condition on a line
   */
  public static LineCondition lineUnitsAtLeast(long least) {
    return new LineCondition.UnitsAtLeast(least);
  }

  /** Values in order and without repetition, so that two conditions that say the same are equal. */
  static <T extends Comparable<? super T>> List<T> sorted(List<T> values, String name) {
    List<T> sorted = requireNonNull(values, name).stream().sorted().distinct().toList();
    checkArgument(!sorted.isEmpty(), "%s must hold at least one, was empty", name);
    return sorted;
  }
}

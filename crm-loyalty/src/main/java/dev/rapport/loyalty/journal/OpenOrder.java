package dev.rapport.loyalty.journal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.RateTable;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.CreditEntry;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.HoldEntry;
import dev.rapport.loyalty.posting.LedgerEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * An order that can still be returned: what it was, what it earned by which rules, and how much of both has come back. A membership
 * keeps it until its return window closes.
 *
 * @param order the order
 * @param rates the exchange rates that came with it
 * @param day the day of the order, in the zone of the programme
 * @param rules the version of the rules that rated it
 * @param seenAs what was known of the member then
 * @param awards what it earned, by rule, with the share of each line
 * @param reversed units taken back so far, one for each award
 * @param returned minor units of net amount that came back so far, one for each line; -1 for a line that cost nothing and came back
 * @param openUntil when the window closes, exclusive
 */
public record OpenOrder(
    Order order,
    RateTable rates,
    LocalDate day,
    int rules,
    MemberFacts seenAs,
    List<RecordedAward> awards,
    List<Long> reversed,
    List<Long> returned,
    Instant openUntil) {
  /** Stands for the whole of a line that cost nothing. */
  public static final long GONE = -1;

  /* As many zeros as its place in the list: what most orders begin with. */
  private static final List<List<Long>> ZEROS = IntStream.range(0, 32)
      .mapToObj(size -> List.copyOf(Collections.nCopies(size, 0L)))
      .toList();

  /**
   * Checks the components.
   *
   * @param order any
   * @param rates any
   * @param day any
   * @param rules 1 or more
   * @param seenAs any
   * @param awards any
   * @param reversed one for each award, zero to what it awarded
   * @param returned one for each line, at most its net amount
   * @param openUntil any
   * @throws IllegalArgumentException if the lists do not fit each other or more came back than went out
   */
  public OpenOrder {
    requireNonNull(order, "order");
    requireNonNull(rates, "rates");
    requireNonNull(day, "day");
    checkArgument(rules >= 1, "rules must be at least 1, was %s", rules);
    requireNonNull(seenAs, "seenAs");
    awards = List.copyOf(awards);
    reversed = List.copyOf(reversed);
    returned = List.copyOf(returned);
    requireNonNull(openUntil, "openUntil");
    checkArgument(
        reversed.size() == awards.size() && returned.size() == order.lines().size(),
        "reversed and returned must have one number for each award and line, had %s and %s",
        reversed,
        returned);
    for (int i = 0; i < awards.size(); i++) {
      checkReversed(awards.get(i), reversed.get(i));
    }
    for (int i = 0; i < returned.size(); i++) {
      checkReturned(order.lines().get(i), returned.get(i));
    }
  }

  private static void checkReversed(RecordedAward award, long units) {
    checkArgument(
        units >= 0 && units <= award.awarded().units(),
        "reversed must be 0 to %s, was %s",
        award.awarded(),
        units);
  }

  private static void checkReturned(OrderLine line, long minorUnits) {
    checkArgument(
        minorUnits == 0 || (minorUnits >= GONE && minorUnits <= line.net().minorUnits()),
        "returned must be 0 to the net amount of line %s, was %s",
        line.number(),
        minorUnits);
  }

  /**
   * Returns the order of an entry, of which nothing has come back yet.
   *
   * @param purchased the entry
   * @return the open order
   */
  public static OpenOrder of(ProgramEntry.Purchased purchased) {
    Order order = purchased.command().order();
    return new OpenOrder(
        order,
        purchased.command().rates(),
        purchased.header().day(),
        purchased.rules(),
        purchased.seenAs(),
        purchased.awards(),
        zeros(purchased.awards().size()),
        zeros(order.lines().size()),
        purchased.openUntil());
  }

  /**
   * Finds an order, with all that came back of it, in the entries of its membership.
   *
   * @param order the id of the order
   * @param entries at least all entries about it, in order; others are ignored
   * @return the order; empty if it is not among the entries
   */
  public static Optional<OpenOrder> find(String order, Collection<ProgramEntry> entries) {
    Optional<OpenOrder> found = Optional.empty();
    for (ProgramEntry entry : entries) {
      if (entry instanceof ProgramEntry.Purchased purchased
          && purchased.command().order().id().value().equals(order)) {
        found = Optional.of(of(purchased));
      } else if (entry instanceof ProgramEntry.Refunded refunded
          && refunded.command().order().value().equals(order)) {
        found = found.map(open -> open.after(refunded.reversed(), refunded.returned()));
      }
    }
    return found;
  }

  /* What the ledger remembers of the order: nothing if it neither earned nor was paid with points. */
  static List<Cause> causes(String order, Collection<ProgramEntry> entries) {
    List<LedgerEntry> postings = ProgramEntry.ledger(entries);
    return postings.stream().anyMatch(entry -> isAbout(order, entry))
        ? List.of(Cause.from(order, postings))
        : List.of();
  }

  private static boolean isAbout(String order, LedgerEntry entry) {
    if (entry instanceof CreditEntry.Earned earned) {
      return earned.lot().origin().cause().equals(order);
    }
    if (entry instanceof HoldEntry.Captured captured) {
      return captured.command().cause().equals(order);
    }
    return entry instanceof DebitEntry.Spent spent && spent.command().cause().equals(order);
  }

  private static List<Long> zeros(int size) {
    return size < ZEROS.size() ? ZEROS.get(size) : List.copyOf(Collections.nCopies(size, 0L));
  }

  /**
   * Returns the order after a return.
   *
   * @param nowReversed what was taken back of each award in all, in the order of the awards
   * @param nowReturned what has come back of each line in all, in the order of the lines
   * @return an order that differs in these only
   * @throws IllegalArgumentException if a number is out of its range
   */
  public OpenOrder after(List<Long> nowReversed, List<Long> nowReturned) {
    return new OpenOrder(
        order, rates, day, rules, seenAs, awards, nowReversed, nowReturned, openUntil);
  }

  /**
   * Returns the order with another end of its window.
   *
   * @param until up to when it can be returned
   * @return an order that differs in the window only
   */
  public OpenOrder openUntil(Instant until) {
    return new OpenOrder(order, rates, day, rules, seenAs, awards, reversed, returned, until);
  }

  /**
   * Returns what has come back so far.
   *
   * @return the net amount returned, zero to that of the order
   */
  public Money returnedNet() {
    return Money.ofMinor(
        order.currency(),
        returned.stream().mapToLong(units -> Math.max(0, units)).sum());
  }

  /**
   * Tells whether all of the order has come back.
   *
   * @return whether nothing of any line is left
   */
  public boolean isGone() {
    for (int i = 0; i < returned.size(); i++) {
      if (!isLineGone(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Tells whether all of a line has come back.
   *
   * @param line its place in the order, from 0
   * @return whether nothing of it is left
   */
  public boolean isLineGone(int line) {
    long net = order.lines().get(line).net().minorUnits();
    return net == 0 ? returned.get(line) == GONE : returned.get(line) == net;
  }

  /**
   * Returns what the order earned in a type of points, whether or not it was taken back since.
   *
   * @param type the type
   * @return zero or more units
   */
  public long earned(PointType type) {
    return sum(type, i -> awards.get(i).awarded().units());
  }

  /**
   * Returns what was taken back in a type of points.
   *
   * @param type the type
   * @return zero or more units
   */
  public long reversed(PointType type) {
    return sum(type, reversed::get);
  }

  private long sum(PointType type, IntToLongFunction units) {
    long sum = 0;
    for (int i = 0; i < awards.size(); i++) {
      if (awards.get(i).awarded().type().equals(type)) {
        sum += units.applyAsLong(i);
      }
    }
    return sum;
  }

  /**
   * Returns the types of points that the order earned.
   *
   * @return each once, in the order of the awards
   */
  public List<PointType> types() {
    return awards.stream().map(award -> award.awarded().type()).distinct().toList();
  }
}

package dev.rapport.core.evidence;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.ProgramId;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventId;
import dev.rapport.core.event.Participation;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Referral;
import dev.rapport.core.event.Return;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Days;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one pass over the events of a customer: events go in by time, facts come out at any instant in between. Mutable.
 *
 * <p>Cost: an event and a question take constant time, but for the periods that ended since the last one.
 */
final class FactsFold {
  /** More is a mistake in the instant or the period, and would fill the memory with zeros. */
  private static final long MOST_PERIODS = 100_000;

  private final ZoneId zone;
  private final int periodDays;

  private @Nullable CustomerId customer;
  private @Nullable CurrencyUnit currency;

  private long purchases;
  private long firstDay;
  private long lastDay;

  /** Minor units of the period that runs, and the values and running peaks of those before it. */
  private long running;

  private double[] values = new double[8];
  private double[] peaks = new double[8];
  private int ended;

  private final Set<ProgramId> programs = new HashSet<>();
  private final Set<CustomerId> referred = new HashSet<>();
  private final Set<EventId> complaints = new HashSet<>();
  private boolean terminated;

  FactsFold(ZoneId zone, int periodDays) {
    this.zone = requireNonNull(zone, "zone");
    checkArgument(periodDays >= 1, "periodDays must be at least 1, was %s", periodDays);
    this.periodDays = periodDays;
  }

  /** Takes the next event; none is earlier than the one before it. */
  void add(CustomerEvent event) {
    if (customer == null) {
      customer = event.customer();
    }
    checkArgument(
        customer.equals(event.customer()),
        "history must be of one customer, had %s and %s. Take it apart with EventHistory.byCustomer().",
        customer,
        event.customer());
    switch (event.kind()) {
      case PURCHASE -> buy((Purchase) event);
      case RETURN -> giveBack((Return) event);
      case ENROLMENT -> enrol(((Participation) event).program());
      case TERMINATION -> leave(((Participation) event).program());
      case REFERRAL -> refer((Referral) event);
      case COMPLAINT_RAISED -> complaints.add(event.id());
      case COMPLAINT_RESOLVED -> complaints.remove(((Complaint.Resolved) event).complaint());
      case CONTACT, ENQUIRY, SURVEY_ANSWERED, CONSENT_GIVEN, CONSENT_WITHDRAWN -> {
        // Neither moves a customer by itself.
      }
    }
  }

  RelationshipFacts asOf(Instant asOf) {
    RelationshipFacts.Builder facts = RelationshipFacts.builder()
        .purchases(purchases)
        .member(!programs.isEmpty())
        .referrals(referred.size())
        .openComplaints(complaints.size())
        .terminated(terminated);
    if (purchases >= 1) {
      // The day of an instant that is the last of its day is over.
      endPeriodsBefore(dayOf(asOf.plusNanos(1)));
      facts.silenceDays(Math.max(0, dayOf(asOf) - lastDay));
      facts.values(new ValueSeries(values, peaks, ended));
    }
    if (purchases >= 2) {
      facts.meanIntervalDays((double) (lastDay - firstDay) / (double) (purchases - 1));
    }
    return facts.build();
  }

  private void buy(Purchase purchase) {
    long day = dayOf(purchase.at());
    if (purchases == 0) {
      firstDay = day;
    }
    if (purchases == 0 || day > lastDay) {
      purchases++;
      lastDay = day;
    }
    endPeriodsBefore(day);
    running = Math.addExact(running, minorUnits(purchase.total()));
  }

  private void giveBack(Return back) {
    long minorUnits = minorUnits(back.total());
    if (purchases >= 1) {
      endPeriodsBefore(dayOf(back.at()));
      running = Math.subtractExact(running, minorUnits);
    }
  }

  private void enrol(ProgramId program) {
    if (program.equals(ProgramId.RELATIONSHIP)) {
      terminated = false;
    } else {
      programs.add(program);
    }
  }

  private void leave(ProgramId program) {
    if (program.equals(ProgramId.RELATIONSHIP)) {
      terminated = true;
    } else {
      programs.remove(program);
    }
  }

  private void refer(Referral referral) {
    if (!referral.isToSelf()) {
      referred.add(referral.referred());
    }
  }

  private long dayOf(Instant instant) {
    return Days.of(instant, zone).toEpochDay();
  }

  private long minorUnits(Money money) {
    if (currency == null) {
      currency = money.currency();
    } else if (!currency.equals(money.currency())) {
      throw new CurrencyMismatchException(currency, money.currency());
    }
    return money.minorUnits();
  }

  /* Closes the periods that are over when a day begins, empty ones among them. */
  private void endPeriodsBefore(long day) {
    long over = (day - firstDay) / periodDays;
    checkArgument(
        over <= MOST_PERIODS,
        "asOf must be at most %s periods of %s days after the first purchase, was %s",
        MOST_PERIODS,
        periodDays,
        over);
    while (ended < over) {
      if (ended == values.length) {
        // Series handed out before keep the old arrays.
        values = Arrays.copyOf(values, 2 * ended);
        peaks = Arrays.copyOf(peaks, 2 * ended);
      }
      double value = (double) running;
      values[ended] = value;
      peaks[ended] = ended == 0 ? value : Math.max(peaks[ended - 1], value);
      running = 0;
      ended++;
    }
  }
}

package dev.rapport.core.contact;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.ProgramId;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Participation;
import dev.rapport.core.event.ProductId;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Days;
import dev.rapport.core.time.LeapDayPolicy;
import dev.rapport.core.time.Recurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * What to look for in a customer's history (事件模型): the event and the condition of an event-condition-action rule.
 *
 * <p>A trigger finds occurrences. Whether one comes about at an instant depends on what happened up to that instant alone, so
 * looking again, earlier or later, finds the same with the same keys. Closed, with {@link Matching} as the door for rules of your
 * own.
 */
public sealed interface Trigger {
  /**
   * Finds all occurrences from the beginning of a history.
   *
   * @param history what is known of one customer; events at or after the end are not looked at
   * @param endExclusive up to when
   * @param zone where days are counted
   * @return the occurrences in the order of time; unmodifiable
   * @throws IllegalArgumentException if the history is of several customers
   */
  List<Occurrence> occurrences(EventHistory history, Instant endExclusive, ZoneId zone);

  /**
   * The customer is silent for too long by his or her own rhythm: the days since the last purchase reach a ratio of the mean
   * interval between purchase days.
   *
   * <p>Comes about once in each silence, at the beginning of the first day on which the ratio is reached, and has the last
   * purchase before it as its key. Purchases of one day count once; before two purchase days there is no rhythm and no lapse.
   *
   * @param ratio silence over mean interval, above 0; 1.5 is a usual choice, without a standard
   */
  record Lapse(double ratio) implements Trigger {
    /**
     * Checks the ratio.
     *
     * @param ratio finite, above 0
     * @throws IllegalArgumentException if it is not
     */
    public Lapse {
      checkArgument(
          ratio > 0 && Double.isFinite(ratio), "ratio must be finite and above 0, was %s", ratio);
    }

    @Override
    public List<Occurrence> occurrences(EventHistory history, Instant endExclusive, ZoneId zone) {
      return Rhythm.lapses(history, ratio, endExclusive, zone);
    }
  }

  /**
   * A purchase is far from what the customer usually spends: |x - mean| above k standard deviations of the purchases before it.
   *
   * <p>The baseline is the customer's own, of all earlier purchases in the same currency; the standard deviation is that of a
   * sample. Each order counts by itself, also several of one day. If the earlier amounts were all the same, any other amount is far from them.
   *
   * @param deviations k, above 0; 3 is a usual choice, without a standard
   * @param warmUp how many purchases there must be before one is judged, at least 2; 8 is a usual choice
   */
  record Deviation(double deviations, int warmUp) implements Trigger {
    /**
     * Checks the thresholds.
     *
     * @param deviations finite, above 0
     * @param warmUp at least 2
     * @throws IllegalArgumentException if one is out of its range
     */
    public Deviation {
      checkArgument(
          deviations > 0 && Double.isFinite(deviations),
          "deviations must be finite and above 0, was %s",
          deviations);
      checkArgument(warmUp >= 2, "warmUp must be at least 2, was %s", warmUp);
    }

    /**
     * Returns the usual choice: three standard deviations after eight purchases.
     *
     * @return the trigger
     */
    public static Deviation usual() {
      return new Deviation(3, 8);
    }

    @Override
    public List<Occurrence> occurrences(EventHistory history, Instant endExclusive, ZoneId zone) {
      return Rhythm.deviations(history, this, endExclusive);
    }
  }

  /**
   * A day comes round: of the first purchase, or of joining the programme.
   *
   * <p>Comes about at the beginning of the day, the first time a step after the day itself. A month that lacks the day has it on
   * its last; where the step is a year, 29 February falls on the day that the policy says.
   *
   * @param of what is remembered
   * @param step how often: a period of months or years, positive
   * @param leapDay when 29 February is kept in a common year
   */
  record Anniversary(Of of, Period step, LeapDayPolicy leapDay) implements Trigger {
    /** What is remembered. Closed. */
    public enum Of {
      /** The first purchase. */
      FIRST_PURCHASE,
      /** The first enrolment in a programme; to take up the relationship itself again is none. */
      ENROLMENT;

      private boolean isMarkedBy(CustomerEvent event) {
        return switch (this) {
          case FIRST_PURCHASE -> event instanceof Purchase;
          case ENROLMENT ->
            event instanceof Participation.Enrolment joined
                && !joined.program().equals(ProgramId.RELATIONSHIP);
        };
      }
    }

    /**
     * Checks the components.
     *
     * @param of what is remembered
     * @param step a period of months or years without days, positive
     * @param leapDay when 29 February is kept in a common year
     * @throws IllegalArgumentException if the step has days or is not positive
     */
    public Anniversary {
      requireNonNull(of, "of");
      requireNonNull(leapDay, "leapDay");
      checkArgument(
          requireNonNull(step, "step").withDays(0).equals(step) && step.toTotalMonths() > 0,
          "step must be a positive period of months or years, was %s",
          step);
    }

    /**
     * Returns the yearly day of something, with 29 February kept on 28 February.
     *
     * @param of what is remembered
     * @return the trigger
     */
    public static Anniversary yearly(Of of) {
      return new Anniversary(of, Period.ofYears(1), LeapDayPolicy.FEB_28);
    }

    @Override
    public List<Occurrence> occurrences(EventHistory history, Instant endExclusive, ZoneId zone) {
      Optional<LocalDate> day = OneCustomer.require(history).events().stream()
          .filter(of::isMarkedBy)
          .map(CustomerEvent::at)
          .findFirst()
          .filter(at -> at.isBefore(endExclusive))
          .map(at -> Days.of(at, zone));
      if (day.isEmpty()) {
        return List.of();
      }
      LocalDate first = day.orElseThrow();
      Recurrence recurrence = step.toTotalMonths() == 12
          ? Recurrence.anniversariesOf(first, leapDay)
          : Recurrence.every(step, first);
      LocalDate end = Days.of(endExclusive.minusNanos(1), zone).plusDays(1);
      return recurrence
          .occurrencesIn(new DateRange(first.plusDays(1), end))
          .map(date -> new Occurrence(
              date.toString(),
              Days.startOf(date, zone),
              Explanation.of(ContactCode.ANNIVERSARY)
                  .with("of", of)
                  .with("date", date)
                  .with("day", first)))
          .toList();
    }
  }

  /**
   * The customer complains (客户抱怨).
   *
   * @param leastSeverity milder complaints are let pass; {@link Complaint.Severity#UNKNOWN} for all
   */
  record ComplaintRaised(Complaint.Severity leastSeverity) implements Trigger {
    /**
     * Checks the severity.
     *
     * @param leastSeverity milder complaints are let pass
     */
    public ComplaintRaised {
      requireNonNull(leastSeverity, "leastSeverity");
    }

    @Override
    public List<Occurrence> occurrences(EventHistory history, Instant endExclusive, ZoneId zone) {
      return OneCustomer.require(history).ofKind(Complaint.Raised.class).stream()
          .filter(raised -> raised.at().isBefore(endExclusive))
          .filter(raised -> raised.severity().compareTo(leastSeverity) >= 0)
          .map(raised -> new Occurrence(
              raised.id().toString(),
              raised.at(),
              Explanation.of(ContactCode.COMPLAINT)
                  .with("failure", raised.failure().value())
                  .with("severity", raised.severity())))
          .toList();
    }
  }

  /**
   * What the customer bought is about to be used up (王永庆卖米): Wang Yung-ching noted how many people a household had and how
   * much they ate, and brought the next rice before the jar was empty.
   *
   * <p>Formula: next need = purchase day + (quantity + leftover) / daily use, in whole days, and the occurrence comes so many days
   * before it. What is left over is carried from purchase to purchase. It has the purchase as its key, and does not come about if
   * the customer buys again before that day; several purchases of one day are one. Example: 15 kg for 5 people who eat 0.3 kg a day
   * last 10 days. That Wang collected the money on payday (发薪日收款) is another matter: a trigger of the day on which it is due.
   *
   * @param product what is used up
   * @param dailyUse how many pieces a day, 0 or more; what is not used up is never due
   * @param leadDays how many days before the need, 0 or more
   */
  record ReplenishmentDue(ProductId product, double dailyUse, int leadDays) implements Trigger {
    /**
     * Checks the components.
     *
     * @param product what is used up
     * @param dailyUse finite, 0 or more
     * @param leadDays 0 or more
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ReplenishmentDue {
      requireNonNull(product, "product");
      checkArgument(
          dailyUse >= 0 && Double.isFinite(dailyUse),
          "dailyUse must be finite and not negative, was %s",
          dailyUse);
      checkArgument(leadDays >= 0, "leadDays must not be negative, was %s", leadDays);
    }

    /**
     * Returns the trigger of a household.
     *
     * @param product what is used up
     * @param people how many live there, at least 1
     * @param perPersonPerDay how many pieces each uses a day, 0 or more
     * @param leadDays how many days before the need, 0 or more
     * @return the trigger
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static ReplenishmentDue ofHousehold(
        ProductId product, int people, double perPersonPerDay, int leadDays) {
      checkArgument(people >= 1, "people must be at least 1, was %s", people);
      checkArgument(
          perPersonPerDay >= 0 && Double.isFinite(perPersonPerDay),
          "perPersonPerDay must be finite and not negative, was %s",
          perPersonPerDay);
      return new ReplenishmentDue(product, people * perPersonPerDay, leadDays);
    }

    @Override
    public List<Occurrence> occurrences(EventHistory history, Instant endExclusive, ZoneId zone) {
      return Rhythm.needs(
          history, product, OptionalDouble.of(dailyUse), leadDays, endExclusive, zone);
    }
  }

  /**
   * What the customer bought is about to be used up, by the customer's own rhythm: as {@link ReplenishmentDue}, with a daily use that
   * is learned from the second purchase day on, as the median of quantity over days between purchase days. Nothing is left over
   * by that reckoning.
   *
   * @param product what is used up
   * @param leadDays how many days before the need, 0 or more
   */
  record ReplenishmentLearned(ProductId product, int leadDays) implements Trigger {
    /**
     * Checks the components.
     *
     * @param product what is used up
     * @param leadDays 0 or more
     * @throws IllegalArgumentException if the number of days is negative
     */
    public ReplenishmentLearned {
      requireNonNull(product, "product");
      checkArgument(leadDays >= 0, "leadDays must not be negative, was %s", leadDays);
    }

    @Override
    public List<Occurrence> occurrences(EventHistory history, Instant endExclusive, ZoneId zone) {
      return Rhythm.needs(history, product, OptionalDouble.empty(), leadDays, endExclusive, zone);
    }
  }

  /**
   * An event that a rule of your own picks out.
   *
   * @param name what explanations call the rule, not blank
   * @param test which events are meant; a pure function of the event
   */
  record Matching(String name, Predicate<CustomerEvent> test) implements Trigger {
    /**
     * Checks the components.
     *
     * @param name not blank
     * @param test which events are meant
     * @throws IllegalArgumentException if the name is blank
     */
    public Matching {
      checkArgument(!requireNonNull(name, "name").isBlank(), "name must not be blank");
      requireNonNull(test, "test");
    }

    @Override
    public List<Occurrence> occurrences(EventHistory history, Instant endExclusive, ZoneId zone) {
      return OneCustomer.require(history).events().stream()
          .filter(event -> event.at().isBefore(endExclusive))
          .filter(test)
          .map(event -> new Occurrence(
              event.id().toString(),
              event.at(),
              Explanation.of(ContactCode.MATCHING).with("name", name)))
          .toList();
    }
  }
}

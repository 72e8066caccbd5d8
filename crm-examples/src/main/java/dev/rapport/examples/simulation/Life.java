package dev.rapport.examples.simulation;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Referral;
import dev.rapport.examples.simulation.CustomerTruth.Buying;
import dev.rapport.examples.simulation.CustomerTruth.Voice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One customer's life with the shop, from the first purchase to the last day that is seen. */
final class Life {
  private static final double DAYS_PER_WEEK = 7;

  /** Nobody stays for longer; it keeps a nearly immortal customer's last day within the calendar. */
  private static final double LONGEST_STAY_DAYS = 36_525;

  private final ShopPlan plan;
  private final Diary diary;
  private final Friends friends;
  private final Chance chance;
  private final Arrival arrival;
  private final Buying buying;
  private final Basket basket;
  private final Mood mood;
  private final Complaints complaints;
  private final List<Integer> surveyDays = new ArrayList<>();
  private double leaves;
  private boolean driven;
  private boolean enrolled;
  private int referrals;

  /** Who a recommendation reaches. */
  interface Friends {
    /** Names the friend, who comes to the shop on the given day or, if that is negative, never. */
    CustomerId hear(CustomerId from, int day, Chance chance);
  }

  Life(ShopPlan plan, Population population, Arrival arrival, Friends friends) {
    this.plan = plan;
    this.friends = friends;
    this.arrival = arrival;
    this.chance = arrival.chance();
    this.diary = new Diary(plan, arrival.customer(), chance);
    this.buying = temperament(population, chance);
    this.basket = new Basket(plan.currency(), population.spendShape(), buying.meanAmount(), chance);
    this.mood = new Mood(arrival.day(), 8.3 + 1.3 * chance.normal());
    this.complaints = new Complaints(diary, mood, chance);
  }

  private static Buying temperament(Population people, Chance chance) {
    return new Buying(
        chance.gamma(people.rateShape(), people.rateScaleWeeks()),
        chance.gamma(people.dropOutShape(), people.dropOutScaleWeeks()),
        people.spendShape() / chance.gamma(people.spendSpread(), people.spendScale()));
  }

  /** Lives the life and returns what was true of it. */
  CustomerTruth live() {
    double time = arrival.day() + chance.uniform();
    double stay = DAYS_PER_WEEK * chance.waitingTime(buying.dropOutsPerWeek());
    leaves = time + Math.min(stay, LONGEST_STAY_DAYS);
    if (chance.happens(0.3)) {
      diary.enquiry(arrival.day() - chance.between(1, 10));
    }
    Instant first = buy(time);
    boolean reads = chance.happens(0.65);
    if (reads) {
      diary.consent(first);
    }
    for (time = nextPurchase(time);
        time < Math.min(leaves, plan.days());
        time = nextPurchase(time)) {
      buy(time);
    }
    surveyDays.forEach(day -> diary.survey(day, mood.on(day)));
    if (reads) {
      readNewsletters();
    }
    if (enrolled && chance.happens(0.2)) {
      diary.termination(lastDay() + chance.between(1, 14));
    }
    return truth(first);
  }

  /** Returns what the shop noted of the life. */
  List<CustomerEvent> events() {
    return diary.events();
  }

  /* A stream of candidates at the busiest day's rate, thinned to each day's own (Lewis and Shedler, 1979). */
  private double nextPurchase(double after) {
    double time = after;
    do {
      time += chance.waitingTime(buying.purchasesPerWeek() / DAYS_PER_WEEK * Calendar.BUSIEST);
    } while (time < plan.days()
        && !chance.happens(Calendar.busyness(plan.day((int) time)) / Calendar.BUSIEST));
    return time;
  }

  private Instant buy(double time) {
    int day = (int) time;
    Purchase order = diary.purchase(diary.openAt(time), basket.fill());
    if (chance.happens(0.03)) {
      Duration soon = Duration.ofMinutes(chance.between(5, 90));
      diary.purchase(order.at().plus(soon), basket.fill()); // something was forgotten
    }
    experience(order, day);
    if (!enrolled && chance.happens(day == arrival.day() ? 0.4 : 0.12)) {
      diary.enrolment(order.at());
      enrolled = true;
    }
    if (chance.happens(0.15)) {
      surveyDays.add(day + chance.between(5, 12));
    }
    if (chance.happens(0.04)) {
      diary.question(day + chance.between(1, 20));
    }
    recommend(day);
    return order.at();
  }

  private void experience(Purchase order, int day) {
    boolean failed = chance.happens(0.05);
    if (failed) {
      double walksOut = complaints.failure(order, day);
      if (walksOut < leaves) {
        leaves = walksOut;
        driven = true;
      }
    }
    if (chance.happens(failed ? 0.4 : 0.04)) {
      diary.returned(order, day + chance.between(2, 20));
    }
  }

  private void recommend(int day) {
    double satisfaction = mood.on(day);
    double eagerness = satisfaction >= 9 ? 0.12 : satisfaction >= 7 ? 0.04 : 0;
    int tellsOn = day + chance.between(1, 7);
    if (chance.happens(eagerness) && diary.isSeen(tellsOn)) {
      boolean persuades = chance.happens(0.5);
      CustomerId friend = friends.hear(
          arrival.customer(), persuades ? tellsOn + chance.between(1, 30) : -1, chance);
      diary.referral(diary.during(tellsOn), friend, Referral.Progress.INVITED);
      referrals++;
    }
  }

  private void readNewsletters() {
    for (int day : plan.newsletterDays()) {
      if (day <= arrival.day()) {
        continue;
      }
      diary.newsletter(day);
      if (chance.happens(mood.on(day) < 6 ? 0.05 : 0.01)) {
        diary.noMoreConsent(day);
        return;
      }
    }
  }

  private int lastDay() {
    return (int) leaves;
  }

  private CustomerTruth truth(Instant joined) {
    return new CustomerTruth(
        arrival.customer(),
        joined,
        plan.day(lastDay()),
        buying,
        mood.feelings(plan.days() - 1, plan::day),
        new Voice(
            complaints.failures(), complaints.raised(), referrals, arrival.referredBy(), driven));
  }
}

package dev.rapport.examples.simulation;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Referral;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Simulates a shop: lets people in as they find it or are sent by a friend, and lets each live his life as a customer.
 *
 * <p>One seed gives one shop, on every JVM. The lives draw from chances of their own, so they do not disturb each other.
 */
public final class ShopSimulator {
  /** For each customer who finds the shop, this many people ask and never buy. */
  private static final double ONLY_ASKING = 0.08;

  private static final double ASKED_ABOUT_FEATURES = 0.15;
  private static final int FEATURE_SURVEY_DAYS_BEFORE_THE_END = 21;

  private final ShopPlan plan;
  private final Population population;
  private final List<CustomerEvent> events = new ArrayList<>();
  private final PriorityQueue<Arrival> door =
      new PriorityQueue<>(Comparator.comparingInt(Arrival::day).thenComparing(Arrival::customer));
  private int people;

  private ShopSimulator(ShopPlan plan, Population population) {
    this.plan = plan;
    this.population = population;
  }

  /** Simulates a shop with the customers of the stories. */
  public static SimulatedShop simulate(ShopPlan plan, long seed) {
    return simulate(plan, Population.standard(), seed);
  }

  /**
   * Simulates a shop.
   *
   * @param plan how large, when and where
   * @param population how the customers differ
   * @param seed the same seed gives the same shop
   * @return the shop with its truth
   */
  public static SimulatedShop simulate(ShopPlan plan, Population population, long seed) {
    ShopSimulator shop = new ShopSimulator(plan, population);
    SortedMap<CustomerId, CustomerTruth> truth = shop.run(Chance.seeded(seed));
    return new SimulatedShop(plan, population, seed, EventHistory.of(shop.events), truth);
  }

  private SortedMap<CustomerId, CustomerTruth> run(Chance chance) {
    for (int day : arrivalDays(chance)) {
      door.add(arrival(day, null, chance));
    }
    int asking = (int) (plan.customers() * ONLY_ASKING);
    for (int i = 0; i < asking; i++) {
      Diary diary = new Diary(plan, nextPerson(), chance.fork());
      diary.enquiry(chance.between(0, plan.days() - 1));
      events.addAll(diary.events());
    }
    SortedMap<CustomerId, CustomerTruth> truth = new TreeMap<>();
    while (truth.size() < plan.customers()) {
      Arrival arrival = door.remove();
      Life life = new Life(plan, population, arrival, this::meet);
      CustomerTruth lived = life.live();
      truth.put(arrival.customer(), lived);
      events.addAll(life.events());
      lived.voice().referrer().ifPresent(referrer -> events.add(converted(referrer, lived)));
    }
    askAboutFeatures(truth.values(), chance);
    return truth;
  }

  /* At the end, so that the answers disturb no life: some of those who came before the day of the survey are asked. */
  private void askAboutFeatures(Collection<CustomerTruth> customers, Chance chance) {
    int day = Math.max(0, plan.days() - FEATURE_SURVEY_DAYS_BEFORE_THE_END);
    for (CustomerTruth customer : customers) {
      Chance own = chance.fork();
      if (own.happens(ASKED_ABOUT_FEATURES)
          && customer.joined().isBefore(plan.instant(day, LocalTime.MIN))) {
        Diary diary = new Diary(plan, customer.customer(), own);
        diary.features(day);
        events.addAll(diary.events());
      }
    }
  }

  /* As many as there are customers: those who come by recommendation take the place of the latest. */
  private int[] arrivalDays(Chance chance) {
    int lastDay = Math.max(1, plan.days() * 5 / 6) - 1;
    int[] days = new int[plan.customers()];
    for (int i = 0; i < days.length; i++) {
      do {
        days[i] = chance.between(0, lastDay);
      } while (!chance.happens(Calendar.busyness(plan.day(days[i])) / Calendar.BUSIEST));
    }
    Arrays.sort(days);
    return days;
  }

  private static Referral converted(CustomerId referrer, CustomerTruth friend) {
    String id = referrer + ":won-" + friend.customer();
    return Referral.of(
        id,
        friend.joined(),
        referrer.value(),
        friend.customer().value(),
        Referral.Progress.CONVERTED);
  }

  /** Lets a customer recommend the shop to a friend, who comes on the given day or, if that is negative, does not come. */
  private CustomerId meet(CustomerId customer, int day, Chance chance) {
    if (day < 0 || day >= plan.days()) {
      return nextPerson();
    }
    Arrival friend = arrival(day, customer, chance);
    door.add(friend);
    return friend.customer();
  }

  private Arrival arrival(int day, @Nullable CustomerId referredBy, Chance chance) {
    return new Arrival(day, nextPerson(), referredBy, chance.fork());
  }

  private CustomerId nextPerson() {
    people++;
    return CustomerId.of(String.format(Locale.ROOT, "c-%04d", people));
  }
}

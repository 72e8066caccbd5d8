package dev.rapport.examples.bench;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Transactions of customers who live as the BG/NBD model says, with the parameters that Fader, Hardie and Lee (2005) found for CDNOW,
 * and spend as the Gamma-Gamma model says. Every customer comes 189 to 272 days before the last day; the same seed draws the same.
 */
final class SimulatedBuyers {
  static final LocalDate LAST_DAY = LocalDate.of(1997, 9, 30);
  private static final int YOUNGEST = 189;
  private static final int OLDEST = 272;
  private static final double DAYS_PER_WEEK = 7;

  private final SplittableRandom random;
  private int[] customers;
  private int[] epochDays;
  private long[] cents;
  private int size;

  private SimulatedBuyers(int count) {
    this.random = new SplittableRandom(20_240_501L + count);
    this.customers = new int[3 * count];
    this.epochDays = new int[3 * count];
    this.cents = new long[3 * count];
    for (int customer = 0; customer < count; customer++) {
      live(customer);
    }
    this.customers = Arrays.copyOf(customers, size);
    this.epochDays = Arrays.copyOf(epochDays, size);
    this.cents = Arrays.copyOf(cents, size);
  }

  static SimulatedBuyers draw(int count) {
    return new SimulatedBuyers(count);
  }

  int[] customers() {
    return customers;
  }

  int[] epochDays() {
    return epochDays;
  }

  long[] cents() {
    return cents;
  }

  private void live(int customer) {
    int age = YOUNGEST + random.nextInt(OLDEST - YOUNGEST + 1);
    double rate = gamma(0.2426) / 4.4136;
    double stays = gamma(2.4259);
    double leaves = gamma(0.7929);
    double chance = leaves / (leaves + stays);
    double scale = gamma(3.74) / 15.44;
    int first = (int) LAST_DAY.toEpochDay() - age;
    buy(customer, first, scale);
    double week = -Math.log(1 - random.nextDouble()) / rate;
    while (week * DAYS_PER_WEEK < age) {
      buy(customer, first + (int) Math.ceil(week * DAYS_PER_WEEK), scale);
      if (random.nextDouble() < chance) {
        return;
      }
      week -= Math.log(1 - random.nextDouble()) / rate;
    }
  }

  private void buy(int customer, int day, double scale) {
    if (size == customers.length) {
      int capacity = size + size / 2;
      customers = Arrays.copyOf(customers, capacity);
      epochDays = Arrays.copyOf(epochDays, capacity);
      cents = Arrays.copyOf(cents, capacity);
    }
    customers[size] = customer;
    epochDays[size] = day;
    cents[size++] = Math.max(1, Math.round(100 * gamma(6.25) / scale));
  }

  /** Draws a gamma variable of scale 1 (Marsaglia and Tsang, 2000). */
  private double gamma(double shape) {
    if (shape < 1) {
      return gamma(shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double root = 1 + c * normal;
      double v = root * root * root;
      if (root > 0
          && Math.log(1 - random.nextDouble()) < normal * normal / 2 + d * (1 - v + Math.log(v))) {
        return d * v;
      }
    }
  }
}

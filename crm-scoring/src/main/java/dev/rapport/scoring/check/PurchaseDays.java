package dev.rapport.scoring.check;

import java.util.Arrays;

/** The days on which customers bought: who came when, and how many came back in each week. Not thread-safe. */
final class PurchaseDays {
  private final Weeks weeks;

  /** Customer and day in one number each, so that sorted they are in the order of both. */
  private final long[] found;

  private int size;
  private final long[] firsts;
  private final long[] repeats;

  PurchaseDays(Weeks weeks, int most) {
    this.weeks = weeks;
    this.found = new long[most];
    this.firsts = new long[weeks.lastDay() + 1];
    this.repeats = new long[weeks.count()];
  }

  /** Adds a purchase, or returns false if it is of before the days. */
  boolean add(int customer, long epochDay) {
    long day = epochDay - weeks.start().toEpochDay();
    if (day < weeks.firstDay()) {
      return false;
    }
    if (day <= weeks.lastDay()) {
      found[size++] = (long) customer << Integer.SIZE | day;
    }
    return true;
  }

  /** Counts what was added: customers who came up to the cut, and their other days. */
  void count() {
    Arrays.sort(found, 0, size);
    boolean followed = false;
    for (int i = 0; i < size; i++) {
      int day = (int) found[i];
      if (i == 0 || found[i] >>> Integer.SIZE != found[i - 1] >>> Integer.SIZE) {
        followed = day <= weeks.cut();
        firsts[day] += followed ? 1 : 0;
      } else if (followed && found[i] != found[i - 1]) {
        repeats[day / Weeks.WEEK]++;
      }
    }
  }

  /** Returns how many customers came on each day. */
  long[] firsts() {
    return firsts;
  }

  /** Returns how often customers came back in each week. */
  long[] repeats() {
    return repeats;
  }
}

package dev.rapport.examples.simulation;

import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.Purchase;

/**
 * What follows when a purchase went wrong.
 *
 * <p>A failure lowers the mood. Half of the customers say so; the others keep quiet, and some of them leave. A complaint that is
 * settled soon mostly lifts the mood above where it was before; one that is settled late or never lowers it further and may be the end.
 */
final class Complaints {
  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final String[] FAILURES = {"late-delivery", "wrong-item", "damaged", "stale"};

  private final Diary diary;
  private final Mood mood;
  private final Chance chance;
  private int failures;
  private int raised;

  Complaints(Diary diary, Mood mood, Chance chance) {
    this.diary = diary;
    this.mood = mood;
    this.chance = chance;
  }

  /** Returns how many purchases went wrong. */
  int failures() {
    return failures;
  }

  /** Returns how many complaints the shop has heard. */
  int raised() {
    return raised;
  }

  /** Lets a purchase go wrong and returns the day in which the customer leaves over it, or infinity. */
  double failure(Purchase order, int day) {
    failures++;
    mood.shift(day + 1, -1.2);
    if (chance.happens(0.5)) {
      return chance.happens(0.12) ? noonOf(day + 1) : NEVER;
    }
    int complainsOn = day + chance.between(1, 4);
    String failure = FAILURES[chance.between(0, FAILURES.length - 1)];
    Complaint.Severity severity =
        chance.happens(0.25) ? Complaint.Severity.MAJOR : Complaint.Severity.MINOR;
    if (!diary.isSeen(complainsOn)) {
      return NEVER;
    }
    raised++;
    Complaint.Raised complaint = diary.complaint(order, complainsOn, failure, severity);
    return chance.happens(0.85) ? settled(complaint, complainsOn) : ignored(complainsOn);
  }

  private double settled(Complaint.Raised complaint, int complainsOn) {
    int days = chance.between(1, 14);
    int settledOn = complainsOn + days;
    boolean contented = chance.happens(days <= 5 ? 0.85 : 0.45);
    diary.settled(complaint, settledOn, contented);
    mood.shift(settledOn, contented ? 1.6 : -1.0);
    return !contented && chance.happens(0.3) ? noonOf(settledOn) : NEVER;
  }

  private double ignored(int complainsOn) {
    int losesPatienceOn = complainsOn + 10;
    mood.shift(losesPatienceOn, -1.5);
    return chance.happens(0.5) ? noonOf(losesPatienceOn) : NEVER;
  }

  private static double noonOf(int day) {
    return day + 0.5;
  }
}

package dev.rapport.scoring.servqual;

/** Where a perceived service stands to a customer's two expectations, the worst first. Closed. */
public enum ToleranceBand {
  /** Below the adequate level: the customer is angry, and looks elsewhere (不可接受). */
  UNACCEPTABLE(0),

  /** At or above the adequate level and below the desired one: accepted, without enthusiasm (容忍区域). */
  TOLERATED(1),

  /** At or above the desired level: the customer has what was hoped for, or more (惊喜). */
  DELIGHTED(2);

  private final int place;

  ToleranceBand(int place) {
    this.place = place;
  }

  /**
   * Tells whether the service is at least acceptable.
   *
   * @return whether it reaches the adequate level
   */
  public boolean isAcceptable() {
    return this != UNACCEPTABLE;
  }

  /** Returns the place among the three, from 0. */
  int place() {
    return place;
  }
}

package dev.rapport.loyalty.expiry;

import dev.rapport.core.explain.Code;

/** The steps in an explanation of when points end. May grow. */
public enum ExpiryCode implements Code {
  /** Points do not end. */
  NEVER("expiry.never", "points never end"),

  /** A fixed end; its reasons say how it came about. */
  ENDS("expiry.ends", "points end at {end}{...}"),

  /** A period on the calendar. */
  ROLLING("expiry.rolling", "{period}, counted from {from} at {start}: good through {lastDay}"),

  /** The last day was moved to the end of a range. */
  ROUNDED_UP("expiry.rounded-up", "rounded up to {lastDay}, the end of {range}"),

  /** An exact length of time. */
  LASTING("expiry.lasting", "{length}, counted from {from} at {start}"),

  /** A fixed date of the year. */
  ON_DATE(
      "expiry.on-date",
      "{date} is the first of {count} dates a year on which points are {minimumAge} old, counted from {from} at {start}"),

  /** A rule of the application's own. */
  CUSTOM("expiry.custom", "the custom policy {name} decides"),

  /** The end was put off, for the points were pending until then. */
  PUT_OFF(
      "expiry.put-off",
      "put off from {end} to the end of the day, for points are pending until {availableFrom}"),

  /** Points that an activity keeps alive. */
  SLIDES(
      "expiry.slides", "points end when the clock {clock} runs out, at {until}; moved by {kinds}"),

  /** The earliest of several ends. */
  EARLIEST("expiry.earliest", "the earliest of {count} ends: {end}"),

  /** Points that end bit by bit. */
  DECAYS("expiry.decays", "points end in {count} shares"),

  /** One share of points that end bit by bit. */
  SHARE("expiry.share", "a share of {weight} in {total}"),

  /** Which terms decide; what they say and what they override are the reasons. */
  TERMS("expiry.terms", "the terms of {level} {name}, version {version}, decide{...}"),

  /** Terms that would have decided if there were no more specific ones. */
  OVERRIDDEN(
      "expiry.overridden", "they override those of {level} {name}, version {version}: {policy}"),

  /** Lots that get another end. */
  REDATING("expiry.redating", "{count} lots get another end"),

  /** One lot that gets another end. */
  REDATED("expiry.redated", "lot {lot}: {before} becomes {after}"),

  /** Expired points that can come back. */
  REINSTATED(
      "expiry.reinstated",
      "points that ended at {expiredAt}, at or after {windowStart}, come back"),

  /** Expired points that cannot come back. */
  NOT_REINSTATED(
      "expiry.not-reinstated",
      "points that ended at {expiredAt} do not come back: not between {windowStart} and {asOf}");

  private final String id;
  private final String template;

  ExpiryCode(String id, String template) {
    this.id = id;
    this.template = template;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String template() {
    return template;
  }
}

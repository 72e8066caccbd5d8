package dev.rapport.core.contact;

import dev.rapport.core.explain.Code;

/** The steps in an explanation of why to contact a customer, and why not. May grow. */
public enum ContactCode implements Code {
  /** The decision about a message. */
  DECISION("contact.decision", "{purpose} by {channel} at {at}: allowed {allowed}"),

  /** No consent. */
  NO_CONSENT("contact.no-consent", "no consent to {purpose} by {channel}"),

  /** Consent withdrawn. */
  WITHDRAWN("contact.withdrawn", "the customer does not want {purpose} by {channel}"),

  /** A cap is reached. */
  OVER_FREQUENCY(
      "contact.over-frequency",
      "{count} messages in the window {window}, at most {most} are allowed"),

  /** The pressure would be too high. */
  OVER_PRESSURE(
      "contact.over-pressure",
      "the pressure is {pressure}, with this message at most {most} is allowed"),

  /** The last message was too short a time ago. */
  TOO_SOON("contact.too-soon", "the last message was at {last}, less than {gap} ago"),

  /** It is night. */
  QUIET_HOURS("contact.quiet-hours", "it is {time} there, quiet from {start} to {end}"),

  /** A complaint is open. */
  OPEN_COMPLAINT("contact.open-complaint", "{count} complaints are open"),

  /** Data are stale. */
  STALE_DATA(
      "contact.stale-data", "the contact data were verified on {date}, more than {period} ago"),

  /** Data were never verified. */
  NEVER_VERIFIED("contact.never-verified", "the contact data were never verified"),

  /** A silence against one's own rhythm. */
  LAPSE(
      "contact.lapse", "silent for {silence} days, {ratio} times the mean interval of {mean} days"),

  /** An unusual amount. */
  DEVIATION(
      "contact.deviation",
      "{amount} is more than {deviations} standard deviations from the mean of {earlier} earlier purchases"),

  /** A day that comes round. */
  ANNIVERSARY("contact.anniversary", "{date} is a day of remembrance of {of} on {day}"),

  /** A complaint. */
  COMPLAINT("contact.complaint", "a complaint about {failure}, severity {severity}"),

  /** A need that comes round. */
  REPLENISHMENT(
      "contact.replenishment", "{product} lasts until {need} at {use} a day; {lead} days before"),

  /** A rule of the application's own. */
  MATCHING("contact.matching", "the custom trigger {name} matches");

  private final String id;
  private final String template;

  ContactCode(String id, String template) {
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

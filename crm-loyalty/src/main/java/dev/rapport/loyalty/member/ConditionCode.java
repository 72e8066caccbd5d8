package dev.rapport.loyalty.member;

import dev.rapport.core.explain.Code;

/** The conditions in an explanation, each with what it looked at and whether it held. May grow. */
public enum ConditionCode implements Code {
  /** The condition that is none. */
  ALWAYS("condition.always", "always: {holds}"),
  /** A conjunction; its parts are the reasons. */
  ALL("condition.all", "all of these: {holds}"),
  /** A disjunction; its parts are the reasons. */
  ANY("condition.any", "at least one of these: {holds}"),
  /** A negation; what is negated is the reason. */
  NOT("condition.not", "not this: {holds}"),
  /** A predicate of the application's own. */
  NAMED("condition.named", "{name}: {holds}"),
  /** The net amount of an order. */
  ORDER_TOTAL("condition.order-total", "order of {total} is of at least {least}: {holds}"),
  /** Some line of an order. */
  ANY_LINE("condition.any-line", "some line is {which}, lines {lines}: {holds}"),
  /** Units on some lines. */
  UNITS("condition.units", "{units} units with {which} are at least {least}: {holds}"),
  /** Spend on some lines. */
  SPEND("condition.spend", "{spend} on lines with {which} is at least {least}: {holds}"),
  /** The channel of an order. */
  CHANNEL("condition.channel", "channel {channel} is one of {channels}: {holds}"),
  /** The store of an order. */
  STORE("condition.store", "store {store} is one of {stores}: {holds}"),
  /** A condition on an order, asked of an activity. */
  NO_ORDER("condition.no-order", "there is no order for {condition}: {holds}"),
  /** What an activity was about. */
  SUBJECT("condition.subject", "subject {subject} is one of {subjects}: {holds}"),
  /** How much of an activity was done. */
  QUANTITY("condition.quantity", "quantity {quantity} is at least {least}: {holds}"),
  /** A condition on an activity, asked of an order. */
  NO_ACTIVITY("condition.no-activity", "there is no activity for {condition}: {holds}"),
  /** The member's tier. */
  TIER("condition.tier", "rank {rank} on ladder {ladder} is at least {least}: {holds}"),
  /** The member's segments. */
  SEGMENT("condition.segment", "member is in segment {segment}: {holds}"),
  /** A score that is known. */
  SCORE("condition.score", "score {name} of {score} is {relation} {bound}: {holds}"),
  /** A score that is not known. */
  NO_SCORE(
      "condition.no-score", "score {name}, which is not known, is {relation} {bound}: {holds}"),
  /** A counter. */
  COUNTER("condition.counter", "counter {counter} at {value} is at least {least}: {holds}"),
  /** A place in a row. */
  NTH("condition.nth", "number {number} by counter {counter} is number {n}: {holds}"),
  /** A place in every round. */
  EVERY_NTH(
      "condition.every-nth", "number {number} by counter {counter} is a multiple of {n}: {holds}"),
  /** The weekday. */
  WEEKDAY("condition.weekday", "{day} is one of {days}: {holds}"),
  /** The hour. */
  HOURS("condition.hours", "{day} {time} is from {start} until {end} beginning on {days}: {holds}"),
  /** The hour, of any day. */
  DAILY_HOURS("condition.daily-hours", "{time} is from {start} until {end}: {holds}"),
  /** A stretch of time. */
  DURING("condition.during", "{at} is in {range}: {holds}"),
  /** The member's birthday. The day itself is personal and is not shown. */
  BIRTHDAY(
      "condition.birthday",
      "{day} is at most {before} days before and {after} days after the birthday, a leap day kept on {leapDay}: {holds}"),
  /** The member's birthday itself. Whether it is today is told, and nothing else of it. */
  ON_BIRTHDAY(
      "condition.on-birthday", "{day} is the birthday, a leap day kept on {leapDay}: {holds}"),
  /** The day of joining. */
  ANNIVERSARY(
      "condition.anniversary",
      "{day} is an anniversary of joining, a leap day kept on {leapDay}: {holds}");

  private final String id;
  private final String template;

  ConditionCode(String id, String template) {
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

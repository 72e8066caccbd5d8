package dev.rapport.examples.simulation;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.ContactPurpose;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.ReasonCode;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.Consent;
import dev.rapport.core.event.Contact;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.Enquiry;
import dev.rapport.core.event.LineItem;
import dev.rapport.core.event.Participation;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Referral;
import dev.rapport.core.event.Return;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.scoring.kano.KanoAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What the shop notes about one customer. Nothing is noted about days before the opening or after the last day that is seen; whoever
 * needs to know asks {@link #isSeen}.
 */
final class Diary {
  private static final String CLUB = "bean-club";
  private static final SurveyAnswered.Item RECOMMEND =
      SurveyAnswered.Item.of("nps", "recommend", 0, 10);
  private static final SurveyAnswered.Item SATISFIED =
      SurveyAnswered.Item.of("csat", "overall", 1, 5);

  private final ShopPlan plan;
  private final String customer;
  private final Chance chance;
  private final List<CustomerEvent> events = new ArrayList<>();
  private int notes;

  Diary(ShopPlan plan, CustomerId customer, Chance chance) {
    this.plan = plan;
    this.customer = customer.value();
    this.chance = chance;
  }

  /** Returns what was noted. */
  List<CustomerEvent> events() {
    return events;
  }

  /** Tells whether the shop is open and watched on a day. */
  boolean isSeen(int day) {
    return day >= 0 && day < plan.days();
  }

  void enquiry(int day) {
    if (isSeen(day)) {
      Enquiry.Form form = chance.happens(0.7) ? Enquiry.Form.VISIT : Enquiry.Form.ENQUIRY;
      events.add(Enquiry.of(id("enquiry"), during(day), customer, form, Channel.WEB));
    }
  }

  Purchase purchase(Instant at, List<LineItem> lines) {
    Purchase order = Purchase.of(id("order"), at, customer, lines.toArray(LineItem[]::new));
    events.add(order);
    return order;
  }

  /** Takes back one line of an order. */
  void returned(Purchase order, int day) {
    if (isSeen(day)) {
      LineItem line = order.lines().get(chance.between(0, order.lines().size() - 1));
      events.add(Return.of(id("return"), during(day), customer, order.id().value(), line));
    }
  }

  Complaint.Raised complaint(Purchase order, int day, String failure, Complaint.Severity severity) {
    Complaint.Raised complaint = Complaint.Raised.of(
            id("complaint"), during(day), customer, ReasonCode.of(failure))
        .withSeverity(severity)
        .withAbout(order.id());
    events.add(complaint);
    return complaint;
  }

  void settled(Complaint.Raised complaint, int day, boolean contented) {
    if (isSeen(day)) {
      events.add(Complaint.Resolved.of(
          id("settled"),
          during(day),
          customer,
          complaint.id().value(),
          contented ? Complaint.Result.SATISFIED : Complaint.Result.DISSATISFIED,
          Complaint.Remedy.APOLOGY,
          contented ? Complaint.Remedy.REPLACEMENT : Complaint.Remedy.EXPLANATION));
    }
  }

  /** Asks for an opinion; more than half of the customers do not answer. */
  void survey(int day, double satisfaction) {
    if (!isSeen(day)) {
      return;
    }
    Instant at = during(day);
    LocalDate date = plan.day(day);
    String wave = date.getYear() + "-q" + (date.getMonthValue() + 2) / 3;
    if (chance.happens(0.45)) {
      int recommends = rounded(satisfaction + chance.normal(), 0, 10);
      int satisfied = rounded(1 + 0.4 * (satisfaction + chance.normal()), 1, 5);
      events.add(SurveyAnswered.of(id("answer"), at, customer, RECOMMEND, wave, recommends));
      events.add(SurveyAnswered.of(id("answer"), at, customer, SATISFIED, wave, satisfied));
    } else {
      events.add(SurveyAnswered.of(
          id("answer"), at, customer, RECOMMEND, wave, SurveyAnswered.Missing.NO_RESPONSE));
    }
  }

  /** Asks Kano's two questions about every feature; more than half of the customers do not answer. */
  void features(int day) {
    if (!isSeen(day)) {
      return;
    }
    Instant at = during(day);
    String wave = plan.day(day).getYear() + "-features";
    boolean answers = chance.happens(0.45);
    for (ShopFeature feature : ShopFeature.values()) {
      ShopFeature.Pair pair = feature.answers(chance);
      feature(at, wave, feature, "functional", answers, pair.functional());
      feature(at, wave, feature, "dysfunctional", answers, pair.dysfunctional());
    }
  }

  private void feature(
      Instant at,
      String wave,
      ShopFeature feature,
      String question,
      boolean answers,
      KanoAnswer answer) {
    SurveyAnswered.Item item = SurveyAnswered.Item.of(
        "kano", feature.code() + "." + question, 1, KanoAnswer.values().length);
    SurveyAnswered.Response response =
        answers ? new SurveyAnswered.Rating(answer.number()) : SurveyAnswered.Missing.NO_RESPONSE;
    events.add(SurveyAnswered.of(id("feature"), at, customer, item, wave, response));
  }

  void referral(Instant at, CustomerId friend, Referral.Progress progress) {
    events.add(Referral.of(id("referral"), at, customer, friend.value(), progress));
  }

  void question(int day) {
    if (isSeen(day)) {
      Channel channel = chance.happens(0.6) ? Channel.EMAIL : Channel.PHONE;
      events.add(
          Contact.inbound(id("contact"), during(day), customer, channel, ContactPurpose.SERVICE)
              .withReason(ReasonCode.of("question"))
              .withOutcome(Contact.Outcome.RESPONDED));
    }
  }

  void newsletter(int day) {
    events.add(Contact.outbound(
            id("contact"),
            plan.instant(day, LocalTime.of(9, 0)),
            customer,
            Channel.EMAIL,
            ContactPurpose.MARKETING)
        .withReason(ReasonCode.of("newsletter"))
        .withOutcome(chance.happens(0.3) ? Contact.Outcome.NOTICED : Contact.Outcome.REACHED));
  }

  void consent(Instant at) {
    events.add(
        Consent.Given.of(id("consent"), at, customer, ContactPurpose.MARKETING, Channel.EMAIL));
  }

  void noMoreConsent(int day) {
    // In the evening, after the newsletter that was one too many.
    Instant evening = plan.instant(day, LocalTime.of(20, 0));
    events.add(Consent.Withdrawn.of(
        id("consent"), evening, customer, ContactPurpose.MARKETING, Channel.EMAIL));
  }

  void enrolment(Instant at) {
    events.add(Participation.Enrolment.of(id("club"), at, customer, CLUB));
  }

  void termination(int day) {
    if (isSeen(day)) {
      events.add(Participation.Termination.of(
          id("club"), during(day), customer, CLUB, Participation.EndedBy.CUSTOMER));
    }
  }

  /** Returns a moment at which the shop is open, from eight in the morning to eight at night. */
  Instant during(int day) {
    return openAt(day + chance.uniform());
  }

  /** Maps the whole of a day to the hours at which the shop is open; later stays later. */
  Instant openAt(double time) {
    int day = (int) time;
    return plan.instant(day, LocalTime.of(8, 0).plusSeconds((long) ((time - day) * 12 * 3600)));
  }

  private String id(String what) {
    notes++;
    return customer + ":" + what + "-" + notes;
  }

  private static int rounded(double value, int lowest, int highest) {
    return (int) Math.max(lowest, Math.min(highest, Math.rint(value)));
  }
}

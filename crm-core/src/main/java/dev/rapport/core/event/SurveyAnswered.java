package dev.rapport.core.event;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.Identifiers;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * A customer answered one question of a survey, or left it out (问卷回答).
 *
 * <p>Example: {@code SurveyAnswered.of("s-1:q1", at, "c-1815", Item.of("nps", "recommend", 0, 10), "2026-q1", 9)}. A completed
 * questionnaire is one event per question. A question that was left out is an event too, with its reason, so that missing
 * answers can be counted instead of vanishing. Answers are whole numbers on the question's scale; words are coded or stay out.
 *
 * @param id identity of the answer
 * @param at when it was given
 * @param customer who answered
 * @param item which question of which instrument, and its scale
 * @param wave the run of the survey that the answer belongs to, such as {@code "2026-q1"}: an id as {@link Identifiers} defines it
 * @param response the rating, or why there is none
 * @param about the event that the survey follows up, such as a purchase, if it does
 */
public record SurveyAnswered(
    EventId id,
    Instant at,
    CustomerId customer,
    Item item,
    String wave,
    Response response,
    EventReference about)
    implements CustomerEvent {
  /**
   * Checks the components.
   *
   * @param id identity of the answer
   * @param at when it was given
   * @param customer who answered
   * @param item which question, and its scale
   * @param wave the run of the survey
   * @param response a rating on the scale of the item, or why there is none
   * @param about the event that the survey follows up, not this one
   * @throws IllegalArgumentException if the rating is off the scale, the wave is malformed or the answer is about itself
   */
  public SurveyAnswered {
    Facts.check(id, at, customer);
    requireNonNull(item, "item");
    Identifiers.checkId(wave, "wave");
    requireNonNull(response, "response");
    if (response instanceof Rating rating) {
      checkArgument(
          item.lowest <= rating.score && rating.score <= item.highest,
          "score must be %s to %s for %s, was %s",
          item.lowest,
          item.highest,
          item,
          rating.score);
    }
    Facts.checkOther(id, about, "about");
  }

  /**
   * Returns a rating.
   *
   * @param id an event id
   * @param at when it was given
   * @param customer a customer id
   * @param item which question, and its scale
   * @param wave the run of the survey
   * @param score the answer, a number on the scale of the item
   * @return the answer, following up no event
   * @throws IllegalArgumentException if an id is malformed or the score is off the scale
   */
  public static SurveyAnswered of(
      String id, Instant at, String customer, Item item, String wave, int score) {
    return of(id, at, customer, item, wave, new Rating(score));
  }

  /**
   * Returns a response of either sort.
   *
   * @param id an event id
   * @param at when it was given
   * @param customer a customer id
   * @param item which question, and its scale
   * @param wave the run of the survey
   * @param response the rating, or why there is none
   * @return the answer, following up no event
   * @throws IllegalArgumentException if an id is malformed or a rating is off the scale
   */
  public static SurveyAnswered of(
      String id, Instant at, String customer, Item item, String wave, Response response) {
    return new SurveyAnswered(
        EventId.of(id), at, CustomerId.of(customer), item, wave, response, EventReference.none());
  }

  /**
   * Returns the answer as one that follows up an event.
   *
   * @param event the event that the survey asked about
   * @return an answer that differs in what it is about only
   * @throws IllegalArgumentException if it is this event
   */
  public SurveyAnswered withAbout(EventId event) {
    return new SurveyAnswered(id, at, customer, item, wave, response, EventReference.to(event));
  }

  /**
   * Returns the rating.
   *
   * @return a number from {@code item().lowest()} to {@code item().highest()}, or empty if the answer is missing
   */
  public OptionalInt score() {
    return response instanceof Rating rating ? OptionalInt.of(rating.score) : OptionalInt.empty();
  }

  @Override
  public Kind kind() {
    return Kind.SURVEY_ANSWERED;
  }

  @Override
  public SurveyAnswered withCustomer(CustomerId newId) {
    return new SurveyAnswered(id, at, newId, item, wave, response, about);
  }

  /**
   * A question and its scale.
   *
   * <p>Example: question {@code recommend} of instrument {@code nps}, from 0 to 10. Two items are the same only if the scales
   * agree too, so answers on different scales never mix.
   *
   * @param instrument the questionnaire: an id as {@link Identifiers} defines it
   * @param question the question in it: an id as {@link Identifiers} defines it
   * @param lowest the lowest score of the scale
   * @param highest the highest score of the scale, above the lowest
   */
  public record Item(String instrument, String question, int lowest, int highest) {
    /**
     * Checks the components.
     *
     * @param instrument the questionnaire
     * @param question the question in it
     * @param lowest the lowest score
     * @param highest the highest score, above the lowest
     * @throws IllegalArgumentException if a name is malformed or the scale has fewer than two scores
     */
    public Item {
      Identifiers.checkId(instrument, "instrument");
      Identifiers.checkId(question, "question");
      checkArgument(lowest < highest, "lowest must be below highest %s, was %s", highest, lowest);
    }

    /**
     * Returns a question and its scale.
     *
     * @param instrument the questionnaire
     * @param question the question in it
     * @param lowest the lowest score
     * @param highest the highest score, above the lowest
     * @return the item
     * @throws IllegalArgumentException if a name is malformed or the scale has fewer than two scores
     */
    public static Item of(String instrument, String question, int lowest, int highest) {
      return new Item(instrument, question, lowest, highest);
    }

    /**
     * Returns instrument, question and scale.
     *
     * @return text such as {@code "nps/recommend [0..10]"}
     */
    @Override
    public String toString() {
      return instrument + "/" + question + " [" + lowest + ".." + highest + "]";
    }
  }

  /** What came back for a question: a rating, or the reason why there is none. */
  public sealed interface Response {}

  /**
   * An answer on the scale.
   *
   * @param score the number chosen
   */
  public record Rating(int score) implements Response {}

  /** Why a question has no rating. Closed. */
  public enum Missing implements Response {
    /** The customer saw the question and gave no answer. */
    SKIPPED,

    /** The customer said not to know. */
    DONT_KNOW,

    /** The question does not apply to the customer. */
    NOT_APPLICABLE,

    /** The customer refused to answer. */
    REFUSED,

    /** The customer was invited and did not respond to the survey at all. */
    NO_RESPONSE
  }
}

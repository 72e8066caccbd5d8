package dev.rapport.scoring.complaint;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.scoring.complaint.ComplaintResponse.Reaction;
import dev.rapport.scoring.complaint.ComplaintResponse.Sphere;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * All that one customer did about one failure: any number of responses at once, and none for who kept silent (沉默).
 *
 * <p>{@code ComplaintResponses.of(SEEK_REDRESS, WARN_ACQUAINTANCES)} is public and private, voice and retaliation, and the customer an {@link
 * Complainer#IRATE}. It holds what is known: private responses are seldom seen, so silence in the data may be none.
 *
 * @param responses what the customer did; unmodifiable, in the order of the enum
 */
public record ComplaintResponses(Set<ComplaintResponse> responses) implements Explainable {
  private static final ComplaintResponses NONE = new ComplaintResponses(Set.of());

  /**
   * The kinds of complainers, each one louder than the one before. Closed.
   *
   * <p>Reference: J. Singh (1990), A typology of consumer dissatisfaction response styles, Journal of Retailing 66(1). He finds the styles as
   * clusters of how likely each kind of response is; here the loudest kind that was seen decides.
   */
  public enum Complainer {
    /** Does nothing (消极者). */
    PASSIVE("消极者"),
    /** Complains to the firm and to nobody else (发言者): the best kind for the firm. */
    VOICER("发言者"),
    /** Acts in private, with a complaint or without, and goes to no third party (愤怒者). */
    IRATE("愤怒者"),
    /** Goes to a third party or to law (行动者). */
    ACTIVIST("行动者");

    private final String term;

    Complainer(String term) {
      this.term = term;
    }

    /**
     * Returns the Chinese term.
     *
     * @return the term of the textbooks
     */
    public String term() {
      return term;
    }
  }

  /**
   * Takes a copy.
   *
   * @param responses what the customer did, none for silence
   */
  public ComplaintResponses {
    EnumSet<ComplaintResponse> sorted = EnumSet.noneOf(ComplaintResponse.class);
    sorted.addAll(requireNonNull(responses, "responses"));
    responses = Collections.unmodifiableSet(sorted);
  }

  /**
   * Returns silence.
   *
   * @return no response
   */
  public static ComplaintResponses none() {
    return NONE;
  }

  /**
   * Returns some responses.
   *
   * @param responses what the customer did; repetitions count once
   * @return the responses
   */
  public static ComplaintResponses of(ComplaintResponse... responses) {
    return new ComplaintResponses(Set.copyOf(Arrays.asList(responses)));
  }

  /**
   * Returns the responses that complaints of one customer are, one for each forum.
   *
   * @param cases the complaints
   * @return the public responses; private ones leave no event
   */
  public static ComplaintResponses from(Collection<ComplaintCase> cases) {
    EnumSet<ComplaintResponse> found = EnumSet.noneOf(ComplaintResponse.class);
    requireNonNull(cases, "cases")
        .forEach(one -> found.add(ComplaintResponse.from(one.raised().forum())));
    return new ComplaintResponses(found);
  }

  /**
   * Returns these and other responses of the same customer.
   *
   * @param other other responses
   * @return both
   */
  public ComplaintResponses plus(ComplaintResponses other) {
    EnumSet<ComplaintResponse> both = EnumSet.noneOf(ComplaintResponse.class);
    both.addAll(responses);
    both.addAll(requireNonNull(other, "other").responses);
    return new ComplaintResponses(both);
  }

  /**
   * Tells whether the customer kept silent.
   *
   * @return whether there is no response
   */
  public boolean isSilent() {
    return responses.isEmpty();
  }

  /**
   * Returns in which spheres the customer acted.
   *
   * @return private, public, both or none; unmodifiable
   */
  public Set<Sphere> spheres() {
    EnumSet<Sphere> spheres = EnumSet.noneOf(Sphere.class);
    responses.forEach(response -> spheres.add(response.sphere()));
    return Collections.unmodifiableSet(spheres);
  }

  /**
   * Returns what the responses come to. Several at once is the rule.
   *
   * @return at least one; {@link Reaction#LOYALTY} where there is neither exit nor retaliation; unmodifiable
   */
  public Set<Reaction> reactions() {
    EnumSet<Reaction> reactions = EnumSet.noneOf(Reaction.class);
    responses.forEach(response -> reactions.addAll(response.reactions()));
    if (!reactions.contains(Reaction.EXIT) && !reactions.contains(Reaction.RETALIATION)) {
      reactions.add(Reaction.LOYALTY);
    }
    return Collections.unmodifiableSet(reactions);
  }

  /**
   * Tells whether the customer is still one (停留).
   *
   * @return whether there is no exit
   */
  public boolean stays() {
    return !reactions().contains(Reaction.EXIT);
  }

  /**
   * Returns which kind of complainer the customer is.
   *
   * @return the kind of the loudest response; more responses never make it a quieter one
   */
  public Complainer complainer() {
    if (responses.contains(ComplaintResponse.THIRD_PARTY)
        || responses.contains(ComplaintResponse.LEGAL_ACTION)) {
      return Complainer.ACTIVIST;
    }
    if (spheres().contains(Sphere.PRIVATE)) {
      return Complainer.IRATE;
    }
    return isSilent() ? Complainer.PASSIVE : Complainer.VOICER;
  }

  /**
   * Says what kind of complainer the customer is, and by which responses.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    List<Explanation> rows = responses.stream()
        .map(response -> Explanation.of(ComplaintCode.RESPONSE)
            .with("response", response)
            .with("sphere", response.sphere())
            .with("reactions", list(response.reactions())))
        .toList();
    return Explanation.of(ComplaintCode.RESPONSES)
        .with("complainer", complainer())
        .with("reactions", list(reactions()))
        .because(rows);
  }

  private static Argument list(Set<Reaction> reactions) {
    return Argument.list(reactions.stream().map(Argument::of).toList());
  }
}

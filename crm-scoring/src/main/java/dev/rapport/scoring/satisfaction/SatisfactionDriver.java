package dev.rapport.scoring.satisfaction;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.rapport.scoring.satisfaction.Disconfirmation.Lever;
import java.util.Set;

/**
 * What moves satisfaction, seen from the customer (顾客满意的影响因素): four groups of reasons.
 *
 * <p>The groups are those of the textbooks of service marketing; what a firm controls alone, and which lever moves a group, is our reading. {@link
 * FirmDriver} groups the same reasons by the firm's work; {@link DriverTally} counts them. What a reason does when it is good and when it is bad is
 * another question, {@link dev.rapport.scoring.kano.SatisfactionFactor}.
 */
public enum SatisfactionDriver {
  /** Expectation, perception and the dissonance between them (认知因素). Others than the firm shape expectations too. */
  COGNITION(
      "认知因素",
      "what was expected, what was perceived, and the dissonance between them",
      false,
      ImmutableSet.of(Lever.MANAGE_EXPECTATION, Lever.RAISE_PERFORMANCE)),

  /** What the customer gets for what the customer gives (利益因素): value rather than price. */
  BENEFIT(
      "利益因素",
      "benefits against costs, and not the price alone",
      true,
      ImmutableSet.of(Lever.RAISE_PERFORMANCE)),

  /** The whole service (服务因素): a sound core is not enough. */
  SERVICE(
      "服务因素",
      "the quality of the whole service and not of its core alone",
      true,
      ImmutableSet.of(Lever.RAISE_PERFORMANCE)),

  /** Feelings (情绪因素): those that the service causes, and those that the customer brings along. */
  EMOTION(
      "情绪因素",
      "the feelings that a customer brings along and those that the service causes",
      false,
      ImmutableSet.of(Lever.RAISE_PERFORMANCE));

  private final String term;
  private final String words;
  private final boolean isFirmControlled;
  private final ImmutableSet<Lever> levers;

  SatisfactionDriver(
      String term, String words, boolean isFirmControlled, ImmutableSet<Lever> levers) {
    this.term = term;
    this.words = words;
    this.isFirmControlled = isFirmControlled;
    this.levers = levers;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the words of the textbooks
   */
  public String term() {
    return term;
  }

  /**
   * Returns what belongs to the group.
   *
   * @return a clause without a full stop
   */
  public String words() {
    return words;
  }

  /**
   * Tells whether the firm controls the group alone.
   *
   * @return whether it does; if not, others and the customer's own history have a part
   */
  public boolean isFirmControlled() {
    return isFirmControlled;
  }

  /**
   * Returns the levers that move the group.
   *
   * @return at least one; unmodifiable
   */
  public Set<Lever> levers() {
    return levers;
  }

  /**
   * Returns the work of the firm that acts on the group: the reverse of {@link FirmDriver#actsThrough()}.
   *
   * @return at least one; unmodifiable
   */
  public Set<FirmDriver> firmDrivers() {
    return Sets.immutableEnumSet(Sets.filter(
        ImmutableSet.copyOf(FirmDriver.values()), it -> it.actsThrough().contains(this)));
  }
}

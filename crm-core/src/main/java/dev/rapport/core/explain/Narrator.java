package dev.rapport.core.explain;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Listens to an explanation that is {@linkplain Explanation#told told}: a step, its arguments, its reasons, its end.
 *
 * <pre>{@code
 * Explanation why = Explanation.told(narrator -> {
 *   narrator.step(AWARDED).with(35);
 *   narrator.step(PER_AMOUNT).with("base").with(40).with(Money.of("EUR", "40.00")).end();
 *   narrator.step(CAPPED).with(35).with(5).end();
 *   narrator.end();
 * });
 * }</pre>
 *
 * <p>Arguments follow their step, one for each place of its template and in the order of their first appearance; then come the
 * reasons, which are steps themselves. One narrator writes lines, another one makes the tree; whoever tells cannot know which, and
 * tells everything. Used by one thread, for one telling.
 */
public abstract sealed class Narrator permits LineNarrator, Step.Builder {
  Narrator() {}

  /**
   * Begins a step, as a reason of the one that has not ended yet.
   *
   * @param code what kind of step this is
   * @return this, for its arguments
   * @throws IllegalArgumentException if the code's id or template is malformed, or the step around lacks arguments
   */
  public abstract Narrator step(Code code);

  /**
   * Tells the next argument of the step, or the next element of its list.
   *
   * @param value the argument
   * @return this, for the next one
   * @throws IllegalArgumentException if there is no place for it
   */
  public abstract Narrator with(Argument value);

  /**
   * Tells a whole number as the next argument.
   *
   * @param value any whole number
   * @return this, for the next one
   * @throws IllegalArgumentException if there is no place for it
   */
  public Narrator with(long value) {
    return with(Argument.of(value));
  }

  /**
   * Tells a text as the next argument.
   *
   * @param value any text, such as the name of a rule; not the name of a person
   * @return this, for the next one
   * @throws IllegalArgumentException if there is no place for it
   */
  public Narrator with(String value) {
    return with(Argument.of(value));
  }

  /**
   * Tells an exact decimal number as the next argument.
   *
   * @param value at most 400 digits before and after the decimal point
   * @return this, for the next one
   * @throws IllegalArgumentException if there is no place for it, or as in {@link Argument#of(BigDecimal)}
   */
  public Narrator with(BigDecimal value) {
    return with(Argument.of(value));
  }

  /**
   * Tells an amount of money as the next argument.
   *
   * @param value any amount
   * @return this, for the next one
   * @throws IllegalArgumentException if there is no place for it
   */
  public Narrator with(Money value) {
    return with(Argument.of(value));
  }

  /**
   * Tells a day as the next argument.
   *
   * @param value any day
   * @return this, for the next one
   * @throws IllegalArgumentException if there is no place for it
   */
  public Narrator with(LocalDate value) {
    return with(Argument.of(value));
  }

  /**
   * Tells a point in time as the next argument.
   *
   * @param value any instant
   * @return this, for the next one
   * @throws IllegalArgumentException if there is no place for it
   */
  public Narrator with(Instant value) {
    return with(Argument.of(value));
  }

  /**
   * Tells an hour as the next argument: the text of it.
   *
   * @param value any hour, as a clock on the wall shows it
   * @return this, for the next one
   * @throws IllegalArgumentException if there is no place for it
   */
  public Narrator with(LocalTime value) {
    return with(Argument.of(value.toString()));
  }

  /**
   * Tells yes or no as the next argument.
   *
   * @param value whether it holds
   * @return this, for the next one
   * @throws IllegalArgumentException if there is no place for it
   */
  public Narrator with(boolean value) {
    return with(Argument.of(value));
  }

  /**
   * Tells a constant of an enum as the next argument.
   *
   * @param value a constant, such as a stage
   * @return this, for the next one
   * @throws IllegalArgumentException if there is no place for it, or as in {@link Argument#of(Enum)}
   */
  public Narrator with(Enum<?> value) {
    return with(Argument.of(value));
  }

  /**
   * Begins a list as the next argument; what is told next are its elements.
   *
   * @return this, for the elements
   * @throws IllegalArgumentException if there is no place for it
   */
  public abstract Narrator list();

  /**
   * Ends the list.
   *
   * @return this, for the next argument
   */
  public abstract Narrator endList();

  /**
   * Ends the step that began last.
   *
   * @return this, for the next reason of the step around
   * @throws IllegalArgumentException if the step lacks arguments
   */
  public abstract Narrator end();

  /**
   * Tells a whole explanation as a reason of the step that has not ended yet.
   *
   * @param explanation the reason
   * @return this, for the next one
   */
  public Narrator tell(Explanation explanation) {
    requireNonNull(explanation, "explanation").tellTo(this);
    return this;
  }

  /** Tells a step that is known with all that is below it. */
  abstract Narrator add(Step step);
}

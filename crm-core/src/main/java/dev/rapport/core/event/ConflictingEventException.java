package dev.rapport.core.event;

import static java.util.Objects.requireNonNull;

/**
 * Two different events claim the same id, so one history cannot hold both.
 *
 * <p>Usually a source has changed a fact that it had already sent, or two sources number their facts alike. The caller
 * decides: keep one of the two, or give one of them another id. The operation that raises this has changed nothing.
 */
public final class ConflictingEventException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient CustomerEvent first;

  private final transient CustomerEvent second;

  /**
   * Makes the exception.
   *
   * @param first one of the two events
   * @param second the other, of the same id
   */
  public ConflictingEventException(CustomerEvent first, CustomerEvent second) {
    super("events of one id must be equal, but \""
        + requireNonNull(first, "first").id() + "\" names "
        + first + " and " + requireNonNull(second, "second")
        + ". Keep one of them, or give one another id.");
    this.first = first;
    this.second = second;
  }

  /**
   * Returns the id that both events have.
   *
   * @return the id
   */
  public EventId id() {
    return first.id();
  }

  /**
   * Returns one of the two events.
   *
   * @return the one that the history held or met first in its order
   */
  public CustomerEvent first() {
    return first;
  }

  /**
   * Returns the other event.
   *
   * @return the one that clashed with it
   */
  public CustomerEvent second() {
    return second;
  }
}

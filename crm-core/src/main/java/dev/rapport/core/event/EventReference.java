package dev.rapport.core.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Says which earlier event a fact refers to, or that this is not known: which purchase is returned, what a complaint is about.
 *
 * <p>Example: {@code EventReference.to(EventId.of("order-1042"))}. A reference is a claim of the source; the event that it
 * names need not be in the history at hand. Immutable and thread-safe.
 */
public sealed interface EventReference {
  /**
   * Returns a reference to an event.
   *
   * @param id the event referred to
   * @return the reference
   */
  static EventReference to(EventId id) {
    return new To(id);
  }

  /**
   * Returns the reference to no known event.
   *
   * @return no reference
   */
  static EventReference none() {
    return None.NONE;
  }

  /**
   * Returns the event referred to.
   *
   * @return its id, or empty if there is none or it is not known
   */
  Optional<EventId> target();

  /**
   * A reference to an event.
   *
   * @param id the event referred to
   */
  record To(EventId id) implements EventReference {
    /**
     * Checks the component.
     *
     * @param id the event referred to
     * @throws NullPointerException if the id is null
     */
    public To {
      requireNonNull(id, "id");
    }

    @Override
    public Optional<EventId> target() {
      return Optional.of(id);
    }
  }

  /** The reference to no known event. */
  enum None implements EventReference {
    /** No event, or none that is known. */
    NONE;

    @Override
    public Optional<EventId> target() {
      return Optional.empty();
    }
  }
}

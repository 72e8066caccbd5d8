package dev.rapport.loyalty.posting;

import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.lot.Draw;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Entries of the life of a hold. The set is closed. */
public sealed interface HoldEntry extends LedgerEntry {
  /**
   * Points were reserved.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param draws the lots drawn, in order
   */
  record Held(Header header, HoldCommand.PlaceHold command, List<Draw> draws) implements HoldEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param draws any
     */
    public Held {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      draws = List.copyOf(draws);
    }

    @Override
    public Kind kind() {
      return Kind.HELD;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.moveAll(draws, Pot.OPEN, Pot.HELD, movements);
    }
  }

  /**
   * A hold was resolved by spending all or part of it.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param heldAt when the hold was placed
   * @param captured what was spent
   * @param released what went back to its lots
   */
  record Captured(
      Header header,
      HoldCommand.Capture command,
      Instant heldAt,
      List<Draw> captured,
      List<Draw> released)
      implements HoldEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param heldAt any
     * @param captured any
     * @param released any
     */
    public Captured {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      requireNonNull(heldAt, "heldAt");
      captured = List.copyOf(captured);
      released = List.copyOf(released);
    }

    @Override
    public Kind kind() {
      return Kind.CAPTURED;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.moveAll(captured, Pot.HELD, Pot.SPENT, movements);
      Pot.moveAll(released, Pot.HELD, Pot.OPEN, movements);
    }
  }

  /**
   * A hold was resolved without spending.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param released what went back to its lots
   */
  record Voided(Header header, HoldCommand.VoidHold command, List<Draw> released)
      implements HoldEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param released any
     */
    public Voided {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      released = List.copyOf(released);
    }

    @Override
    public Kind kind() {
      return Kind.VOIDED;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.moveAll(released, Pot.HELD, Pot.OPEN, movements);
    }
  }

  /**
   * Nobody resolved a hold in time.
   *
   * @param header where the entry stands
   * @param hold the id of the hold
   * @param released what went back to its lots
   */
  record TimedOut(Header header, String hold, List<Draw> released) implements HoldEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param hold any
     * @param released any
     */
    public TimedOut {
      requireNonNull(header, "header");
      requireNonNull(hold, "hold");
      released = List.copyOf(released);
    }

    @Override
    public Kind kind() {
      return Kind.TIMED_OUT;
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.moveAll(released, Pot.HELD, Pot.OPEN, movements);
    }
  }

  /**
   * Points left a hold, which stays open with the rest, because what earned them was taken back. The {@link
   * DebitEntry.Reversed} that takes them follows.
   *
   * @param header where the entry stands
   * @param hold the id of the hold
   * @param released what went back to its lots
   */
  record Recalled(Header header, String hold, List<Draw> released) implements HoldEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param hold any
     * @param released any
     */
    public Recalled {
      requireNonNull(header, "header");
      requireNonNull(hold, "hold");
      released = List.copyOf(released);
    }

    @Override
    public Kind kind() {
      return Kind.RECALLED;
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.moveAll(released, Pot.HELD, Pot.OPEN, movements);
    }
  }
}

package dev.rapport.loyalty.posting;

import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Entries that move no points: ends of lots that moved, and causes remembered again. The set is closed. */
public sealed interface UpkeepEntry extends LedgerEntry {
  /**
   * A clock moved.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   */
  record Slid(Header header, UpkeepCommand.Slide command) implements UpkeepEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     */
    public Slid {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
    }

    @Override
    public Kind kind() {
      return Kind.SLID;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      // a clock moves no points
    }
  }

  /**
   * Open lots got another end.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param before the lots as they were, in the order of the command
   */
  record Redated(Header header, UpkeepCommand.Redate command, List<Lot> before)
      implements UpkeepEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param before any
     */
    public Redated {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      before = List.copyOf(before);
    }

    @Override
    public Kind kind() {
      return Kind.REDATED;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      // another end moves no points
    }

    /**
     * Returns how this entry changes lots.
     *
     * @return from any lot of the account as it was before to the lot with its new end, or to the lot itself if this entry is
     *     not about it; O(1) for each lot
     */
    public UnaryOperator<Lot> change() {
      Map<Long, Expiry> ends = new HashMap<>();
      command.dates().forEach(date -> ends.put(date.lot(), date.expiry()));
      return lot -> {
        Expiry end = lot.type().equals(command.type()) ? ends.get(lot.id()) : null;
        return end == null ? lot : lot.redated(end, header.effectiveAt());
      };
    }
  }

  /**
   * A closed cause is remembered again.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   */
  record Reopened(Header header, UpkeepCommand.Reopen command) implements UpkeepEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     */
    public Reopened {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
    }

    @Override
    public Kind kind() {
      return Kind.REOPENED;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      // remembering moves no points
    }
  }
}

package dev.rapport.loyalty.posting;

import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.Points;
import java.util.List;
import java.util.Optional;

/** Entries by which an account got points. The set is closed. */
public sealed interface CreditEntry extends LedgerEntry {
  /**
   * Points were earned as a new lot.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param lot the lot opened
   */
  record Earned(Header header, CreditCommand.Earn command, Lot lot) implements CreditEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param lot any
     */
    public Earned {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      requireNonNull(lot, "lot");
    }

    @Override
    public Kind kind() {
      return Kind.EARNED;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      movements.ofLot(Pot.EARNED, Pot.OPEN, lot, lot.original().units());
    }
  }

  /**
   * Points were credited for a reason other than earning.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param lot the lot opened
   */
  record Granted(Header header, CreditCommand.Grant command, Lot lot) implements CreditEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param lot any
     */
    public Granted {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      requireNonNull(lot, "lot");
    }

    @Override
    public Kind kind() {
      return Kind.GRANTED;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      movements.ofLot(Pot.ADJUSTED, Pot.OPEN, lot, lot.original().units());
    }
  }

  /**
   * Pending points became available, as lots of their own.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param draws the pending lots drawn, in order
   * @param opened the lots opened
   */
  record Activated(
      Header header, CreditCommand.Activate command, List<Draw> draws, List<Lot> opened)
      implements CreditEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param draws any
     * @param opened any
     */
    public Activated {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      draws = List.copyOf(draws);
      opened = List.copyOf(opened);
    }

    @Override
    public Kind kind() {
      return Kind.ACTIVATED;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.moveAll(draws, Pot.OPEN, Pot.ACTIVATED, movements);
      Pot.openAll(opened, Pot.ACTIVATED, movements);
    }
  }

  /**
   * Spent points were given back to their lots, or to new lots where a grace prolongs them.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param returned what went back to its lots
   * @param opened lots opened for points in their grace
   */
  record Restored(
      Header header, CreditCommand.Restore command, List<Draw> returned, List<Lot> opened)
      implements CreditEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param returned any
     * @param opened any
     */
    public Restored {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      returned = List.copyOf(returned);
      opened = List.copyOf(opened);
    }

    @Override
    public Kind kind() {
      return Kind.RESTORED;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.moveAll(returned, Pot.SPENT, Pot.OPEN, movements);
      Pot.openAll(opened, Pot.SPENT, movements);
    }

    /**
     * Returns how much of what was spent is undone by this entry.
     *
     * @return returned and reopened units together
     */
    public long units() {
      long units = Draw.sum(returned);
      for (Lot lot : opened) {
        units += lot.original().units();
      }
      return units;
    }
  }

  /**
   * Expired points came back to life, as lots of their own.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param opened the lots opened
   */
  record Reinstated(Header header, CreditCommand.Reinstate command, List<Lot> opened)
      implements CreditEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param opened any
     */
    public Reinstated {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      opened = List.copyOf(opened);
    }

    @Override
    public Kind kind() {
      return Kind.REINSTATED;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.openAll(opened, Pot.EXPIRED, movements);
    }
  }

  /**
   * Points came from another account.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param opened the lots opened
   */
  record TransferredIn(Header header, CreditCommand.TransferIn command, List<Lot> opened)
      implements CreditEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param opened any
     */
    public TransferredIn {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      opened = List.copyOf(opened);
    }

    @Override
    public Kind kind() {
      return Kind.TRANSFERRED_IN;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.openAll(opened, Pot.TRANSFERRED, movements);
    }
  }

  /**
   * Everything another account had came to this one. Its lots are renumbered and change in nothing else.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param lotOffset what is added to the number of each lot
   */
  record Absorbed(Header header, CreditCommand.Absorb command, long lotOffset)
      implements CreditEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param lotOffset zero or more
     * @throws IllegalArgumentException if the offset is negative
     */
    public Absorbed {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      Pot.checkNotNegative(lotOffset, "lotOffset");
    }

    @Override
    public Kind kind() {
      return Kind.ABSORBED;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      for (AccountSnapshot.BookSnapshot book : command.other().books()) {
        for (AccountSnapshot.OpenLot open : book.lots()) {
          movements.ofLot(Pot.MERGED, Pot.OPEN, renumbered(open.lot()), open.remaining());
        }
        if (book.debtUnits() > 0) {
          movements.withoutLot(Pot.DEBT, Pot.MERGED, Points.of(book.type(), book.debtUnits()));
        }
      }
    }

    /**
     * Returns a lot of the other account as a lot of this one.
     *
     * @param lot any lot of the other account
     * @return the lot under its new number
     */
    public Lot renumbered(Lot lot) {
      return lot.movedTo(Math.addExact(lot.id(), lotOffset), lot.original());
    }
  }
}

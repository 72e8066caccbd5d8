package dev.rapport.loyalty.posting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Entries by which an account lost points, or paid or took debt. The set is closed. */
public sealed interface DebitEntry extends LedgerEntry {
  /**
   * Points were spent.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param draws the lots drawn, in order
   */
  record Spent(Header header, DebitCommand.Spend command, List<Draw> draws) implements DebitEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param draws any
     */
    public Spent {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      draws = List.copyOf(draws);
    }

    @Override
    public Kind kind() {
      return Kind.SPENT;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.moveAll(draws, Pot.OPEN, Pot.SPENT, movements);
    }
  }

  /**
   * Points were debited for a reason other than spending. What was neither drawn nor forgiven follows as {@link DebtTaken}.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param draws the lots drawn, in order
   * @param debtUnits units that became debt
   * @param forgivenUnits units that the programme absorbed
   */
  record Deducted(
      Header header,
      DebitCommand.Deduct command,
      List<Draw> draws,
      long debtUnits,
      long forgivenUnits)
      implements DebitEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param draws any
     * @param debtUnits zero or more
     * @param forgivenUnits zero or more
     * @throws IllegalArgumentException if a number is out of range
     */
    public Deducted {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      draws = List.copyOf(draws);
      Pot.checkNotNegative(debtUnits, "debtUnits");
      Pot.checkNotNegative(forgivenUnits, "forgivenUnits");
    }

    @Override
    public Kind kind() {
      return Kind.DEDUCTED;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.moveAll(draws, Pot.OPEN, Pot.ADJUSTED, movements);
      if (forgivenUnits > 0) {
        movements.withoutLot(
            Pot.FORGIVEN, Pot.ADJUSTED, Points.of(command.points().type(), forgivenUnits));
      }
    }
  }

  /**
   * Earned points were taken back. What was neither drawn nor forgiven follows as {@link DebtTaken}.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param draws the lots drawn, in order
   * @param debtUnits units that became debt
   * @param forgivenUnits units that the programme absorbed
   */
  record Reversed(
      Header header,
      DebitCommand.Reverse command,
      List<Draw> draws,
      long debtUnits,
      long forgivenUnits)
      implements DebitEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param draws any
     * @param debtUnits zero or more
     * @param forgivenUnits zero or more
     * @throws IllegalArgumentException if a number is out of range
     */
    public Reversed {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      draws = List.copyOf(draws);
      Pot.checkNotNegative(debtUnits, "debtUnits");
      Pot.checkNotNegative(forgivenUnits, "forgivenUnits");
    }

    @Override
    public Kind kind() {
      return Kind.REVERSED;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.moveAll(draws, Pot.OPEN, Pot.REVERSED, movements);
      if (forgivenUnits > 0) {
        movements.withoutLot(Pot.FORGIVEN, Pot.REVERSED, Points.of(command.type(), forgivenUnits));
      }
    }

    /**
     * Returns how much of what was earned is undone by this entry.
     *
     * @return drawn, owed and forgiven units together
     */
    public long units() {
      return Draw.sum(draws) + debtUnits + forgivenUnits;
    }
  }

  /**
   * Points ended. They had ended by themselves; this records it.
   *
   * @param header where the entry stands
   * @param type the type of points
   * @param draws what was left of the lots
   * @param hold the hold that had reserved them, empty for none
   */
  record Expired(Header header, PointType type, List<Draw> draws, String hold)
      implements DebitEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param type any
     * @param draws any
     * @param hold any
     */
    public Expired {
      requireNonNull(header, "header");
      requireNonNull(type, "type");
      draws = List.copyOf(draws);
      requireNonNull(hold, "hold");
    }

    @Override
    public Kind kind() {
      return Kind.EXPIRED;
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.moveAll(draws, hold.isEmpty() ? Pot.OPEN : Pot.HELD, Pot.EXPIRED, movements);
    }
  }

  /**
   * A debit found too few points; the member owes the rest.
   *
   * @param header where the entry stands
   * @param points how many are owed now on top
   * @param to where they count: {@link Pot#REVERSED} or {@link Pot#ADJUSTED}
   */
  record DebtTaken(Header header, Points points, Pot to) implements DebitEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param points above zero
     * @param to any
     * @throws IllegalArgumentException if a number is out of range
     */
    public DebtTaken {
      requireNonNull(header, "header");
      requireNonNull(points, "points");
      requireNonNull(to, "to");
      checkArgument(points.isPositive(), "points must be positive, was %s", points);
    }

    @Override
    public Kind kind() {
      return Kind.DEBT_TAKEN;
    }

    @Override
    public void move(Pot.Movements movements) {
      movements.withoutLot(Pot.DEBT, to, points);
    }
  }

  /**
   * Credited points paid debt.
   *
   * @param header where the entry stands
   * @param type the type of points
   * @param draws the lots drawn, in order
   */
  record DebtPaid(Header header, PointType type, List<Draw> draws) implements DebitEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param type any
     * @param draws any
     */
    public DebtPaid {
      requireNonNull(header, "header");
      requireNonNull(type, "type");
      draws = List.copyOf(draws);
    }

    @Override
    public Kind kind() {
      return Kind.DEBT_PAID;
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.moveAll(draws, Pot.OPEN, Pot.DEBT, movements);
    }
  }

  /**
   * Points were sent to another account.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param draws the lots drawn, in order; the fee is the last of them
   */
  record TransferredOut(Header header, DebitCommand.TransferOut command, List<Draw> draws)
      implements DebitEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param draws any
     */
    public TransferredOut {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      draws = List.copyOf(draws);
    }

    @Override
    public Kind kind() {
      return Kind.TRANSFERRED_OUT;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.moveAll(arriving(), Pot.OPEN, Pot.TRANSFERRED, movements);
      Pot.moveAll(
          part(command.points().units(), command.fee().units()), Pot.OPEN, Pot.FEES, movements);
    }

    /**
     * Returns what the other account receives.
     *
     * @return the draws without the fee
     */
    public List<Draw> arriving() {
      return part(0, command.points().units());
    }

    private List<Draw> part(long skip, long take) {
      List<Draw> part = new ArrayList<>();
      long before = 0;
      for (Draw draw : draws) {
        long from = Math.max(before, skip);
        long until = Math.min(before + draw.units(), skip + take);
        if (from < until) {
          part.add(new Draw(draw.lot(), until - from));
        }
        before += draw.units();
      }
      return List.copyOf(part);
    }
  }

  /**
   * Points of one type became points of another.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param draws the lots drawn, in order
   * @param opened the lot opened
   */
  record Converted(Header header, DebitCommand.Convert command, List<Draw> draws, Lot opened)
      implements DebitEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param draws any
     * @param opened any
     */
    public Converted {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      draws = List.copyOf(draws);
      requireNonNull(opened, "opened");
    }

    @Override
    public Kind kind() {
      return Kind.CONVERTED;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.moveAll(draws, Pot.OPEN, Pot.CONVERTED, movements);
      movements.ofLot(Pot.CONVERTED, Pot.OPEN, opened, opened.original().units());
    }
  }

  /**
   * The account was closed and is part of another one now.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param draws all that was left, by type and lot
   * @param debts all that was owed, by type
   */
  record MergedAway(
      Header header, DebitCommand.MergeAway command, List<Draw> draws, List<Points> debts)
      implements DebitEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param draws any
     * @param debts any
     */
    public MergedAway {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      draws = List.copyOf(draws);
      debts = List.copyOf(debts);
    }

    @Override
    public Kind kind() {
      return Kind.MERGED_AWAY;
    }

    @Override
    public Optional<LedgerCommand> answers() {
      return Optional.of(command);
    }

    @Override
    public void move(Pot.Movements movements) {
      Pot.moveAll(draws, Pot.OPEN, Pot.MERGED, movements);
      for (Points debt : debts) {
        movements.withoutLot(Pot.MERGED, Pot.DEBT, debt);
      }
    }
  }
}

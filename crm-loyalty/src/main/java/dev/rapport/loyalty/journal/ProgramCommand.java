package dev.rapport.loyalty.journal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.event.EventId;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.RateTable;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.tier.TierGrant;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be asked of a programme for one member. Every command bears a key, and happens once however often it is repeated: another
 * command under the key of one that happened is refused, and told in which fields it differs. Only {@link Day} does not take its
 * key. The set may grow.
 *
 * <p>Enrolment is no command, for there is no membership yet that could decide it: the programme makes one.
 */
public sealed interface ProgramCommand
    permits ProgramCommand.RecordPurchase,
        ProgramCommand.Refund,
        ActivityCommand,
        ProgramCommand.Redeem,
        ProgramCommand.CancelRedemption,
        ProgramCommand.Adjust,
        ProgramCommand.GrantTier,
        ProgramCommand.UpdateMember,
        ProgramCommand.Day,
        ProgramCommand.Reopen,
        ProgramCommand.Book {
  /** The kinds of commands. May grow. */
  enum Kind {
    /** {@link RecordPurchase}. */
    RECORD_PURCHASE,
    /** {@link Refund}. */
    REFUND,
    /** {@link Redeem}. */
    REDEEM,
    /** {@link CancelRedemption}. */
    CANCEL_REDEMPTION,
    /** {@link Adjust}. */
    ADJUST,
    /** {@link GrantTier}. */
    GRANT_TIER,
    /** {@link UpdateMember}. */
    UPDATE_MEMBER,
    /** {@link Day}. */
    DAY,
    /** {@link Reopen}. */
    REOPEN,
    /** {@link Book}. */
    BOOK,
    /** {@link ActivityCommand.RecordActivity}. */
    RECORD_ACTIVITY,
    /** {@link ActivityCommand.UndoActivity}. */
    UNDO_ACTIVITY,
    /** {@link ActivityCommand.ReopenActivity}. */
    REOPEN_ACTIVITY
  }

  /**
   * Returns what is asked for.
   *
   * @return the kind
   */
  Kind kind();

  /**
   * Returns the key and the two instants.
   *
   * @return when the command takes effect and when it is recorded
   */
  Posting posting();

  /**
   * Returns the fields that make the command, for comparison with another one of the same key: all but the recording instant,
   * which may differ when a command is repeated.
   *
   * @return name and value of each field in a fixed order
   */
  List<Map.Entry<String, Object>> payload();

  /**
   * An order was placed. It takes effect when it was placed; its id is the key of the command and the cause of what it earns, so it
   * is that of no other order or activity of the member, ever.
   *
   * <p>One that is reported late is rated by the rules of its own instant, for the member as the programme knows one when it is
   * reported: at the level of then, and with what was counted by then of the days that its windows hold. How late it may come is the
   * memory of the ledger's policy, 35 days unless the programme says otherwise.
   *
   * @param order the order
   * @param rates what other currencies are worth, where rules count in one that the order is not in
   * @param recordedAt when the books learn of it
   */
  record RecordPurchase(Order order, RateTable rates, Instant recordedAt)
      implements ProgramCommand {
    /**
     * Checks the components.
     *
     * @param order any
     * @param rates any
     * @param recordedAt not before the order was placed
     * @throws IllegalArgumentException if it is
     */
    public RecordPurchase {
      requireNonNull(order, "order");
      requireNonNull(rates, "rates");
      Posting.checkRecorded(order.placedAt(), recordedAt);
    }

    /**
     * Returns the command for an order that is recorded as it is placed and needs no exchange rates.
     *
     * @param order the order
     * @return the command
     */
    public static RecordPurchase of(Order order) {
      return new RecordPurchase(order, RateTable.none(), order.placedAt());
    }

    /**
     * Returns the command for a plain purchase.
     *
     * @param purchase the purchase
     * @return the command
     */
    public static RecordPurchase of(Purchase purchase) {
      return of(Order.from(purchase));
    }

    @Override
    public Posting posting() {
      return new Posting(order.id().value(), order.placedAt(), recordedAt);
    }

    @Override
    public Kind kind() {
      return Kind.RECORD_PURCHASE;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return Payload.of(this, "order", order, "rates", rates);
    }
  }

  /**
   * Goods of an order came back. What it takes back is for the refund policy of the programme.
   *
   * @param posting key and instants
   * @param order the order
   * @param returned what came back
   */
  record Refund(Posting posting, EventId order, Returned returned) implements ProgramCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param order any
     * @param returned any
     */
    public Refund {
      requireNonNull(posting, "posting");
      requireNonNull(order, "order");
      requireNonNull(returned, "returned");
    }

    /**
     * Returns the return of all that has not come back yet.
     *
     * @param posting key and instants
     * @param order the id of the order
     * @return the command
     */
    public static Refund everything(Posting posting, String order) {
      return new Refund(posting, EventId.of(order), new Returned.Everything());
    }

    /**
     * Returns the return of lines.
     *
     * @param posting key and instants
     * @param order the id of the order
     * @param lines what came back of each
     * @return the command
     */
    public static Refund lines(Posting posting, String order, Returned.Line... lines) {
      return new Refund(posting, EventId.of(order), new Returned.Lines(List.of(lines)));
    }

    /**
     * Returns the return of an amount that belongs to no line.
     *
     * @param posting key and instants
     * @param order the id of the order
     * @param amount how much of the order's net amount comes back now, positive
     * @return the command
     */
    public static Refund amount(Posting posting, String order, Money amount) {
      return new Refund(posting, EventId.of(order), new Returned.Amount(amount));
    }

    @Override
    public Kind kind() {
      return Kind.REFUND;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return Payload.of(this, "order", order, "returned", returned);
    }
  }

  /**
   * Spend available points.
   *
   * @param posting key and instants
   * @param points how many, positive
   * @param cause what they are spent on: an order, whose return then gives back its share, or a reward
   */
  record Redeem(Posting posting, Points points, String cause) implements ProgramCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param points positive
     * @param cause not blank
     * @throws IllegalArgumentException if the points are not positive or the cause is blank
     */
    public Redeem {
      requireNonNull(posting, "posting");
      checkArgument(
          requireNonNull(points, "points").isPositive(), "points must be positive, was %s", points);
      checkArgument(!requireNonNull(cause, "cause").isBlank(), "cause must not be blank");
    }

    @Override
    public Kind kind() {
      return Kind.REDEEM;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return Payload.of(this, "points", points, "cause", cause);
    }
  }

  /**
   * Give back what was spent on a cause, to the lots it came from and with the end they had.
   *
   * @param posting key and instants
   * @param cause what the points were spent on
   * @param type the type of points
   * @param extent how much
   */
  record CancelRedemption(Posting posting, String cause, PointType type, Extent extent)
      implements ProgramCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param cause any
     * @param type any
     * @param extent any
     */
    public CancelRedemption {
      requireNonNull(posting, "posting");
      requireNonNull(cause, "cause");
      requireNonNull(type, "type");
      requireNonNull(extent, "extent");
    }

    @Override
    public Kind kind() {
      return Kind.CANCEL_REDEMPTION;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return Payload.of(this, "cause", cause, "type", type, "extent", extent);
    }
  }

  /**
   * Give or take points for a reason other than earning and spending: goodwill, a correction, the difference that rating
   * again found.
   *
   * @param posting key and instants
   * @param points above zero to give, which end as points of their type do; below zero to take, as far as the shortfall policy of
   *     returns reaches beyond the cause
   * @param reason an identifier of the reason, no free text
   */
  record Adjust(Posting posting, Points points, String reason) implements ProgramCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param points not zero
     * @param reason not blank
     * @throws IllegalArgumentException if there are no points or no reason
     */
    public Adjust {
      requireNonNull(posting, "posting");
      checkArgument(!requireNonNull(points, "points").isZero(), "points must not be zero");
      checkArgument(!requireNonNull(reason, "reason").isBlank(), "reason must not be blank");
    }

    @Override
    public Kind kind() {
      return Kind.ADJUST;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return Payload.of(this, "points", points, "reason", reason);
    }
  }

  /**
   * Give a level of a ladder for a time: goodwill, or a match of what another programme gives. The ladder goes on working above
   * it. A grant is replaced by the next one of its source, so one of the lowest level for a day takes it back.
   *
   * @param posting key and instants
   * @param ladder the name of the ladder
   * @param grant the level and until when
   */
  record GrantTier(Posting posting, String ladder, TierGrant grant) implements ProgramCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param ladder any
     * @param grant any
     */
    public GrantTier {
      requireNonNull(posting, "posting");
      requireNonNull(ladder, "ladder");
      requireNonNull(grant, "grant");
    }

    @Override
    public Kind kind() {
      return Kind.GRANT_TIER;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return Payload.of(this, "ladder", ladder, "grant", grant);
    }
  }

  /**
   * The application learned something about the member.
   *
   * @param posting key and instants
   * @param profile all that is known now; it replaces what was known
   */
  record UpdateMember(Posting posting, MemberProfile profile) implements ProgramCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param profile any
     */
    public UpdateMember {
      requireNonNull(posting, "posting");
      requireNonNull(profile, "profile");
    }

    @Override
    public Kind kind() {
      return Kind.UPDATE_MEMBER;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return Payload.of(this, "profile", profile);
    }
  }

  /**
   * Do the work of all days that are over and not done yet, each in the order that the programme publishes. In programmes with
   * automatic redemptions or with levels on balances every other command does it before its own, with what was there in the evening;
   * a member to whom nothing happens waits for this one. A day that
   * is done is not done again, so this command needs no memory and may be given as often as one likes. It is not remembered and does
   * not take its key: another command may come under the same key afterwards, and happens. The other way round it is refused like
   * any other command under a key that is taken.
   *
   * @param posting key and instants; days that have ended by the effective instant are over
   */
  record Day(Posting posting) implements ProgramCommand {
    /**
     * Checks the component.
     *
     * @param posting any
     */
    public Day {
      requireNonNull(posting, "posting");
    }

    /**
     * Returns the command to do what is due.
     *
     * @param asOf days that have ended by then are over
     * @return the command
     */
    public static Day of(Instant asOf) {
      return new Day(Posting.of("day/" + asOf, asOf));
    }

    @Override
    public Kind kind() {
      return Kind.DAY;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return Payload.of(this);
    }
  }

  /**
   * Remember again an order whose return window is closed, from its original entries, so that it can be returned after all. Where
   * the membership still remembers the order, it goes by that and remembers it longer.
   *
   * @param posting key and instants
   * @param order what it was and what has come back of it
   * @param causes what the ledger knew of it; none if it moved no points
   * @param until until when it can be returned, exclusive
   */
  record Reopen(Posting posting, OpenOrder order, List<Cause> causes, Instant until)
      implements ProgramCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param order any
     * @param causes at most one, that of the order
     * @param until after the effective instant
     * @throws IllegalArgumentException if a cause is of another order or the window would be closed at once
     */
    public Reopen {
      requireNonNull(posting, "posting");
      requireNonNull(order, "order");
      causes = List.copyOf(causes);
      checkArgument(
          causes.size() <= 1
              && causes.stream()
                  .allMatch(cause -> cause.id().equals(order.order().id().value())),
          "causes must be that of order %s at most, were %s",
          order.order().id(),
          causes);
      checkArgument(
          requireNonNull(until, "until").isAfter(posting.effectiveAt()),
          "until must be after %s, was %s",
          posting.effectiveAt(),
          until);
    }

    /**
     * Finds an order in the entries of its membership.
     *
     * @param posting key and instants
     * @param order the id of the order
     * @param entries at least all entries about it, in order; others are ignored
     * @param until until when it can be returned, exclusive
     * @return the command
     * @throws IllegalArgumentException if the order is not among the entries
     */
    public static Reopen from(
        Posting posting, String order, Collection<ProgramEntry> entries, Instant until) {
      OpenOrder found = OpenOrder.find(order, entries)
          .orElseThrow(() -> new IllegalArgumentException(
              "entries must hold the purchase " + order + ", held nothing about it"));
      return new Reopen(posting, found, OpenOrder.causes(order, entries), until);
    }

    @Override
    public Kind kind() {
      return Kind.REOPEN;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return Payload.of(this, "order", order, "causes", causes, "until", until);
    }
  }

  /**
   * Something that the ledger does and the programme has no rule about: holds, transfers, conversions, activation of points that
   * wait for an event, new ends of lots, reinstatement, merging away. What another membership takes in comes by transfer, lot by lot with
   * the ends they have.
   *
   * @param command what the ledger is asked for
   */
  record Book(LedgerCommand command) implements ProgramCommand {
    private static final Set<LedgerCommand.Kind> OURS = EnumSet.of(
        LedgerCommand.Kind.EARN,
        LedgerCommand.Kind.REVERSE,
        LedgerCommand.Kind.SWEEP,
        LedgerCommand.Kind.ABSORB);

    /**
     * Checks the component.
     *
     * @param command no earning, reversal, sweep or absorption, which are more than an affair of the ledger
     * @throws IllegalArgumentException if it is one of these
     */
    public Book {
      requireNonNull(command, "command");
      checkArgument(
          !OURS.contains(command.kind()),
          "command must not be %s. Record a purchase, a refund or a day instead; take points of another membership in by"
              + " transfer.",
          command.kind());
    }

    @Override
    public Posting posting() {
      return command.posting();
    }

    @Override
    public Kind kind() {
      return Kind.BOOK;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return Payload.of(this, "command", command.payload());
    }
  }
}

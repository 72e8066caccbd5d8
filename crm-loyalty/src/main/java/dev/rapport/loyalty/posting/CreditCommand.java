package dev.rapport.loyalty.posting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Commands that put points into an account: earning above all, and everything that brings points back. The set is closed. */
public sealed interface CreditCommand extends LedgerCommand {
  /**
   * Credit earned points as a new lot. Points whose expiry has passed by now are earned and end at once; that is right for an
   * order reported late. So do points on a clock that ran when they were earned and has run out since.
   *
   * @param posting key and instants
   * @param points how many, positive
   * @param terms from when until when they can be spent
   * @param origin where they come from; its cause is what {@link DebitCommand.Reverse} names
   * @param reversibleUntil until when the account remembers what the cause earned, exclusive; usually the end of the return
   *     period. At or before the effective instant it is never remembered, and a reversal is declined as closed
   */
  record Earn(
      Posting posting, Points points, LotTerms terms, Origin origin, Instant reversibleUntil)
      implements CreditCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param points above zero
     * @param terms any
     * @param origin any
     * @param reversibleUntil any
     * @throws IllegalArgumentException if the points are not positive
     */
    public Earn {
      requireNonNull(posting, "posting");
      requireNonNull(terms, "terms");
      requireNonNull(origin, "origin");
      requireNonNull(reversibleUntil, "reversibleUntil");
      Posting.checkPositive(points);
    }

    @Override
    public Kind kind() {
      return Kind.EARN;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(
          kind(),
          "points",
          points,
          "terms",
          terms,
          "origin",
          origin,
          "reversibleUntil",
          reversibleUntil);
    }
  }

  /**
   * Credit points for a reason other than earning: goodwill, a correction.
   *
   * @param posting key and instants
   * @param points how many, positive
   * @param terms from when until when they can be spent
   * @param origin where they come from
   */
  record Grant(Posting posting, Points points, LotTerms terms, Origin origin)
      implements CreditCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param points above zero
     * @param terms any
     * @param origin any
     * @throws IllegalArgumentException if the points are not positive
     */
    public Grant {
      requireNonNull(posting, "posting");
      requireNonNull(terms, "terms");
      requireNonNull(origin, "origin");
      Posting.checkPositive(points);
    }

    @Override
    public Kind kind() {
      return Kind.GRANT;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(kind(), "points", points, "terms", terms, "origin", origin);
    }
  }

  /**
   * Make pending points of a cause available now, all or part.
   *
   * @param posting key and instants
   * @param cause the cause that earned them
   * @param points how many, positive
   * @param expiry when the activated points end
   */
  record Activate(Posting posting, String cause, Points points, Expiry expiry)
      implements CreditCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param cause any identifier
     * @param points above zero
     * @param expiry ending after the effective instant
     * @throws IllegalArgumentException if the points are not positive or would end before they begin
     */
    public Activate {
      requireNonNull(posting, "posting");
      requireNonNull(cause, "cause");
      requireNonNull(expiry, "expiry");
      Posting.checkPositive(points);
      checkArgument(
          expiry.hardAt().isAfter(posting.effectiveAt()),
          "expiry must be after %s, was %s",
          posting.effectiveAt(),
          expiry);
    }

    @Override
    public Kind kind() {
      return Kind.ACTIVATE;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(kind(), "cause", cause, "points", points, "expiry", expiry);
    }
  }

  /**
   * Give back what was spent on a cause, to the lots it came from and with the end they had. A cause on which nothing was
   * spent is declined; where all that was spent is back already, giving back {@linkplain Extent#all() all} is accepted and
   * moves nothing, so that a final refund may follow partial ones.
   *
   * @param posting key and instants
   * @param cause what the points were spent on
   * @param type the type of points
   * @param extent how much
   * @param graceUntil points whose own end comes sooner end at this instant instead; {@link Instant#MIN} for no grace
   */
  record Restore(Posting posting, String cause, PointType type, Extent extent, Instant graceUntil)
      implements CreditCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param cause any identifier
     * @param type any
     * @param extent any
     * @param graceUntil any instant before {@link Instant#MAX}: restored points are never immortal
     * @throws IllegalArgumentException if the grace has no end
     */
    public Restore {
      requireNonNull(posting, "posting");
      requireNonNull(cause, "cause");
      requireNonNull(type, "type");
      requireNonNull(extent, "extent");
      checkArgument(
          requireNonNull(graceUntil, "graceUntil").isBefore(Instant.MAX),
          "graceUntil must have an end, was %s",
          graceUntil);
    }

    @Override
    public Kind kind() {
      return Kind.RESTORE;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(
          kind(), "cause", cause, "type", type, "extent", extent, "graceUntil", graceUntil);
    }
  }

  /**
   * Bring expired points back to life. One recorded expiry can be reinstated once, in the account that recorded it or in the one
   * that took that account over.
   *
   * @param posting key and instants
   * @param expired the entry that recorded their end
   * @param expiry when they end now
   */
  record Reinstate(Posting posting, DebitEntry.Expired expired, Expiry expiry)
      implements CreditCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param expired any
     * @param expiry ending after the effective instant
     * @throws IllegalArgumentException if the points would end before they begin
     */
    public Reinstate {
      requireNonNull(posting, "posting");
      requireNonNull(expired, "expired");
      requireNonNull(expiry, "expiry");
      checkArgument(
          expiry.hardAt().isAfter(posting.effectiveAt()),
          "expiry must be after %s, was %s",
          posting.effectiveAt(),
          expiry);
    }

    @Override
    public Kind kind() {
      return Kind.REINSTATE;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(kind(), "expired", expired, "expiry", expiry);
    }
  }

  /**
   * Receive points from another account. They keep the dates and origins they had.
   *
   * @param posting key and instants
   * @param draws what the other account sent, as {@link DebitEntry.TransferredOut#arriving()} says
   * @param counterparty the account that sent them
   */
  record TransferIn(Posting posting, List<Draw> draws, String counterparty)
      implements CreditCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param draws at least one, all of one type
     * @param counterparty any identifier
     * @throws IllegalArgumentException if there is no draw or the types differ
     */
    public TransferIn {
      requireNonNull(posting, "posting");
      requireNonNull(counterparty, "counterparty");
      draws = List.copyOf(draws);
      checkArgument(
          draws.stream().map(draw -> draw.lot().type()).distinct().count() == 1,
          "draws must be of one type, were %s",
          draws);
    }

    @Override
    public Kind kind() {
      return Kind.TRANSFER_IN;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(kind(), "draws", draws, "counterparty", counterparty);
    }
  }

  /**
   * Take over everything another account has: lots, debt, clocks, open causes and remembered commands.
   *
   * <p>Both accounts are one member's, so each clock runs on as long as either did. The other account is {@linkplain
   * UpkeepCommand.Sweep swept} first, at the effective instant of this command and of {@link DebitCommand.MergeAway}, and its
   * snapshot is taken then; its holds must be resolved. So what leaves the one is what reaches the other. An account is taken
   * over once, with all that it took over itself.
   *
   * @param posting key and instants
   * @param other the account after that sweep, before it was closed
   * @param from the account that it was: an identifier that no other account has
   */
  record Absorb(Posting posting, AccountSnapshot other, String from) implements CreditCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param other not closed
     * @param from any identifier
     * @throws IllegalArgumentException if the snapshot was taken after the account was closed
     */
    public Absorb {
      requireNonNull(posting, "posting");
      requireNonNull(other, "other");
      requireNonNull(from, "from");
      checkArgument(
          !other.closed(),
          "other must be open, was closed. Take the snapshot before merging it away.");
    }

    @Override
    public Kind kind() {
      return Kind.ABSORB;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(kind(), "other", other, "from", from);
    }
  }
}

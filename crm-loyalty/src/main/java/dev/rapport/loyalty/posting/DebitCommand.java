package dev.rapport.loyalty.posting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Commands that take points out of an account: spending above all. The set is closed. */
public sealed interface DebitCommand extends LedgerCommand {
  /**
   * Spend available points.
   *
   * @param posting key and instants
   * @param points how many, positive
   * @param cause what they are spent on; what {@link CreditCommand.Restore} names
   * @param reversibleUntil until when the account remembers the lots drawn, exclusive
   */
  record Spend(Posting posting, Points points, String cause, Instant reversibleUntil)
      implements DebitCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param points above zero
     * @param cause any identifier, or empty
     * @param reversibleUntil any
     * @throws IllegalArgumentException if the points are not positive
     */
    public Spend {
      requireNonNull(posting, "posting");
      requireNonNull(cause, "cause");
      requireNonNull(reversibleUntil, "reversibleUntil");
      Posting.checkPositive(points);
    }

    @Override
    public Kind kind() {
      return Kind.SPEND;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(
          kind(), "points", points, "cause", cause, "reversibleUntil", reversibleUntil);
    }
  }

  /**
   * Debit points for a reason other than spending: a correction, a penalty.
   *
   * @param posting key and instants
   * @param points how many, positive
   * @param reason an identifier of the reason
   * @param shortfall what happens where the balance does not suffice
   */
  record Deduct(Posting posting, Points points, String reason, ShortfallPolicy shortfall)
      implements DebitCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param points above zero
     * @param reason any identifier
     * @param shortfall reaching the balance
     * @throws IllegalArgumentException if the points are not positive or the policy asks for the lots of a cause
     */
    public Deduct {
      requireNonNull(posting, "posting");
      requireNonNull(reason, "reason");
      requireNonNull(shortfall, "shortfall");
      Posting.checkPositive(points);
      checkArgument(
          shortfall.reach() == ShortfallPolicy.Reach.BALANCE,
          "shortfall must reach the BALANCE, was %s. A deduction has no cause to draw on.",
          shortfall.reach());
    }

    @Override
    public Kind kind() {
      return Kind.DEDUCT;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(kind(), "points", points, "reason", reason, "shortfall", shortfall);
    }
  }

  /**
   * Take back what a cause earned, by what was recorded and never by today's rules.
   *
   * @param posting key and instants
   * @param cause the cause that earned
   * @param type the type of points
   * @param extent how much
   * @param shortfall how far the debit reaches
   */
  record Reverse(
      Posting posting, String cause, PointType type, Extent extent, ShortfallPolicy shortfall)
      implements DebitCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param cause any identifier
     * @param type any
     * @param extent any
     * @param shortfall any
     */
    public Reverse {
      requireNonNull(posting, "posting");
      requireNonNull(cause, "cause");
      requireNonNull(type, "type");
      requireNonNull(extent, "extent");
      requireNonNull(shortfall, "shortfall");
    }

    @Override
    public Kind kind() {
      return Kind.REVERSE;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(
          kind(), "cause", cause, "type", type, "extent", extent, "shortfall", shortfall);
    }
  }

  /**
   * Send points to another account.
   *
   * @param posting key and instants
   * @param points how many arrive, positive
   * @param fee how many are charged on top, zero or more of the same type
   * @param counterparty the account that receives them
   */
  record TransferOut(Posting posting, Points points, Points fee, String counterparty)
      implements DebitCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param points above zero
     * @param fee zero or more, of the same type
     * @param counterparty any identifier
     * @throws IllegalArgumentException if an amount is out of range or the types differ
     */
    public TransferOut {
      requireNonNull(posting, "posting");
      requireNonNull(counterparty, "counterparty");
      Posting.checkPositive(points);
      checkArgument(
          !requireNonNull(fee, "fee").isNegative(), "fee must not be negative, was %s", fee);
      points.plus(fee); // refuses another type, and an overflow
    }

    @Override
    public Kind kind() {
      return Kind.TRANSFER_OUT;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(kind(), "points", points, "fee", fee, "counterparty", counterparty);
    }
  }

  /**
   * Turn points of one type into points of another: the only way between types.
   *
   * @param posting key and instants
   * @param from how many are given, positive
   * @param to how many are received, positive, of another type
   * @param terms from when until when the new points can be spent
   * @param origin where the new points come from
   */
  record Convert(Posting posting, Points from, Points to, LotTerms terms, Origin origin)
      implements DebitCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param from above zero
     * @param to above zero, of another type
     * @param terms any
     * @param origin any
     * @throws IllegalArgumentException if an amount is not positive or the types are the same
     */
    public Convert {
      requireNonNull(posting, "posting");
      requireNonNull(terms, "terms");
      requireNonNull(origin, "origin");
      Posting.checkPositive(from, "from");
      Posting.checkPositive(to, "to");
      checkArgument(!from.type().equals(to.type()), "to must be of another type, was %s", to);
    }

    @Override
    public Kind kind() {
      return Kind.CONVERT;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(kind(), "from", from, "to", to, "terms", terms, "origin", origin);
    }
  }

  /**
   * Close this account because it becomes part of another, which takes the {@link AccountSnapshot} from before by {@link
   * CreditCommand.Absorb}. {@linkplain UpkeepCommand.Sweep Sweep} the account at the same instant before taking it.
   *
   * @param posting key and instants
   * @param into the account that takes everything
   */
  record MergeAway(Posting posting, String into) implements DebitCommand {
    /**
     * Checks the components.
     *
     * @param posting any
     * @param into any identifier
     */
    public MergeAway {
      requireNonNull(posting, "posting");
      requireNonNull(into, "into");
    }

    @Override
    public Kind kind() {
      return Kind.MERGE_AWAY;
    }

    @Override
    public List<Map.Entry<String, Object>> payload() {
      return posting.fields(kind(), "into", into);
    }
  }
}

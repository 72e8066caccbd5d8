package dev.rapport.loyalty.pool;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer of a pool to a spend: the parts of the accounts, or why there are none. A plan is a value that can be stored and
 * carried out later; an account that has moved on by then may decline its part, and the spend is planned anew under its key.
 */
public sealed interface PoolPlan extends Explainable {
  /** Why a spend is refused. The set may grow. */
  enum Reason {
    /** The members together have too few available points. */
    INSUFFICIENT_POINTS,
    /** Points of this type cannot be spent. */
    NOT_REDEEMABLE,
    /** The spend takes effect before what an account remembers, so nobody could tell whether it gave its part before. */
    TOO_OLD,
    /** An account has accepted another command under the key, or the accounts gave more than is asked for. */
    KEY_TAKEN
  }

  /**
   * What one account gives.
   *
   * @param member whose account
   * @param command the command that it is to carry out, or has carried out
   * @param done whether it has
   */
  record Part(MemberId member, DebitCommand.Spend command, boolean done) {
    /**
     * Checks the components.
     *
     * @param member any
     * @param command any
     * @param done any
     */
    public Part {
      requireNonNull(member, "member");
      requireNonNull(command, "command");
    }

    long units() {
      return command.points().units();
    }

    private Explanation explanation() {
      return Explanation.of(done ? PoolCode.DONE : PoolCode.PART)
          .with("member", member.value())
          .with("points", command.points().amount());
    }
  }

  /**
   * What one account gets back.
   *
   * @param member whose account
   * @param command the command that it is to carry out
   */
  record GiveBack(MemberId member, CreditCommand.Restore command) {
    /**
     * Checks the components.
     *
     * @param member any
     * @param command any
     */
    public GiveBack {
      requireNonNull(member, "member");
      requireNonNull(command, "command");
    }
  }

  /**
   * Returns what was asked for.
   *
   * @return the spend of the pool
   */
  DebitCommand.Spend request();

  /**
   * Returns the parts: those to carry out if the spend is planned, and in any case those that were carried out under its key
   * before.
   *
   * @return in the order of the policy, by member id where it has none; each member at most once
   */
  List<Part> parts();

  /**
   * Tells whether the spend can go ahead.
   *
   * @return whether this is {@link Planned}
   */
  default boolean isPlanned() {
    return this instanceof Planned;
  }

  /**
   * Returns the commands that undo the parts, all or so many points of them. They need no more than what each account remembers,
   * every point goes back to the lot that it came from with the end it had, and the last part gets its points back first, so that
   * what stays spent was given by who gives first.
   *
   * <p>The amount is what has come back <em>so far</em>. Commands that give back 20 and later 50 give back 50 in all, whatever the
   * keys are; repeated with their keys they happen once.
   *
   * @param posting key and instants; the key of each command is followed by a slash and the member's id
   * @param soFar zero to the sum of the parts
   * @param graceUntil as in {@link CreditCommand.Restore}; {@link Instant#MIN} for no grace
   * @return a command for each account that has given back some by then; to be carried out on the accounts whose part was
   * @throws IllegalArgumentException if the amount is out of range or the grace has no end
   */
  default List<GiveBack> restoring(Posting posting, Points soFar, Instant graceUntil) {
    requireNonNull(posting, "posting");
    Points given = Points.zero(request().points().type());
    for (Part part : parts()) {
      given = given.plus(part.command().points());
    }
    checkArgument(
        !soFar.isNegative() && soFar.compareTo(given) <= 0,
        "soFar must be 0 to %s, was %s",
        given,
        soFar);
    List<GiveBack> commands = new ArrayList<>();
    long open = soFar.units();
    for (int i = parts().size() - 1; i >= 0 && open > 0; i--) {
      Part part = parts().get(i);
      long back = Math.min(open, part.units());
      open -= back;
      commands.add(new GiveBack(
          part.member(),
          new CreditCommand.Restore(
              Planner.postingOf(posting, part.member()),
              part.command().cause(),
              soFar.type(),
              Extent.cumulative(back, part.units()),
              graceUntil)));
    }
    return List.copyOf(commands);
  }

  /**
   * The spend can go ahead.
   *
   * @param request what was asked for
   * @param parts at least one; they sum to the points asked for
   */
  record Planned(DebitCommand.Spend request, List<Part> parts) implements PoolPlan {
    /**
     * Checks the components.
     *
     * @param request any
     * @param parts summing to the points of the request
     * @throws IllegalArgumentException if they do not
     */
    public Planned {
      requireNonNull(request, "request");
      parts = List.copyOf(parts);
      Points sum = Points.zero(request.points().type());
      for (Part part : parts) {
        sum = sum.plus(part.command().points());
      }
      checkArgument(
          sum.equals(request.points()), "parts must sum to %s, were %s", request.points(), sum);
    }

    /**
     * Tells whether there is nothing left to do.
     *
     * @return whether every account has carried out its part
     */
    public boolean isSettled() {
      return parts.stream().allMatch(Part::done);
    }

    @Override
    public Explanation explanation() {
      return Explanation.of(PoolCode.PLANNED)
          .with("points", Argument.of(request.points().amount()))
          .with("type", request.points().type().id())
          .with("cause", request.cause())
          .with("accounts", parts.size())
          .because(parts.stream().map(Part::explanation).toList());
    }
  }

  /**
   * The spend cannot go ahead and nothing is to be carried out. Where some accounts gave their part before, because a plan was
   * carried out in part and the others have spent theirs since, {@link #restoring} undoes these.
   *
   * @param request what was asked for
   * @param reason why not
   * @param missing how many points are missing; zero where that is no question of an amount
   * @param parts what was carried out under the key before; usually none
   */
  record Refused(DebitCommand.Spend request, Reason reason, Points missing, List<Part> parts)
      implements PoolPlan {
    /**
     * Checks the components.
     *
     * @param request any
     * @param reason any
     * @param missing any
     * @param parts any
     */
    public Refused {
      requireNonNull(request, "request");
      requireNonNull(reason, "reason");
      requireNonNull(missing, "missing");
      parts = List.copyOf(parts);
    }

    @Override
    public Explanation explanation() {
      return Explanation.of(PoolCode.REFUSED)
          .with("points", Argument.of(request.points().amount()))
          .with("type", request.points().type().id())
          .with("cause", request.cause())
          .with("reason", reason)
          .with("missing", missing.amount())
          .because(parts.stream().map(Part::explanation).toList());
    }
  }
}

package dev.rapport.loyalty.posting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.math.BigInteger;

/**
 * How far a debit reaches that the member did not ask for, such as the points of a returned order, and what happens to what
 * it cannot reach.
 *
 * <p>It reaches in steps, each a superset of the one before: the pending points of the cause, all points of the cause, the
 * whole balance. What is left becomes debt within a limit. What is left then is either absorbed by the programme, and
 * recorded as forgiven, or the whole command is declined.
 *
 * <p>Points of the cause that are on hold are points of the cause. They are taken last of all, from what would otherwise be
 * forgiven or declined, and the hold placed last gives first: so a hold is worth what it says as long as anything else can pay,
 * and nobody keeps the points of a returned order by having them on hold. The hold stays open with what is left of it, and
 * capturing more is declined. A debit that is reported late takes nothing from a hold placed after it took effect.
 *
 * @param reach how far the debit goes
 * @param debt how much debt it may leave in all
 * @param declinesRest whether the command is declined rather than absorbed where reach and debt do not suffice
 */
public record ShortfallPolicy(Reach reach, DebtLimit debt, boolean declinesRest) {
  /** Which points a debit may take. The set is closed. */
  public enum Reach {
    /** Points of the cause that are still pending. */
    PENDING_OF_CAUSE,
    /** Points of the cause, pending ones first, those on hold last. */
    LOTS_OF_CAUSE,
    /** Points of the cause first, then any other available points in draw order. */
    BALANCE
  }

  /**
   * How much debt an account may have. The relative limit is a share of the points available before the debit.
   *
   * @param absoluteUnits units of debt, zero or more; {@link Long#MAX_VALUE} for any
   * @param relativeBasisPoints hundredths of a percent of the available points, zero or more
   * @param choice which of the two counts
   */
  public record DebtLimit(long absoluteUnits, int relativeBasisPoints, Choice choice) {
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    /** Which limit counts. The set is closed. */
    public enum Choice {
      /** The smaller of the two limits. */
      LESSER,
      /** The larger of the two limits. */
      GREATER
    }

    /**
     * Checks the components.
     *
     * @param absoluteUnits zero or more
     * @param relativeBasisPoints zero or more
     * @param choice any
     * @throws IllegalArgumentException if a limit is negative
     */
    public DebtLimit {
      requireNonNull(choice, "choice");
      checkArgument(
          absoluteUnits >= 0, "absoluteUnits must not be negative, was %s", absoluteUnits);
      checkArgument(
          relativeBasisPoints >= 0,
          "relativeBasisPoints must not be negative, was %s",
          relativeBasisPoints);
    }

    /**
     * Returns the limit of no debt at all.
     *
     * @return zero
     */
    public static DebtLimit none() {
      return units(0);
    }

    /**
     * Returns a fixed limit.
     *
     * @param units zero or more
     * @return the limit
     */
    public static DebtLimit units(long units) {
      return new DebtLimit(units, 0, Choice.GREATER);
    }

    /**
     * Returns no limit.
     *
     * @return any debt that a {@code long} holds
     */
    public static DebtLimit unlimited() {
      return units(Long.MAX_VALUE);
    }

    /**
     * Returns the debt that is allowed.
     *
     * @param availableUnits the points available before the debit, zero or more
     * @return zero or more units; 3,000 for the greater of 3,000 and 20 % of 10,000
     */
    public long unitsFor(long availableUnits) {
      long relative = BigInteger.valueOf(availableUnits)
          .multiply(BigInteger.valueOf(relativeBasisPoints))
          .divide(WHOLE)
          .min(BigInteger.valueOf(Long.MAX_VALUE))
          .longValueExact();
      return choice == Choice.LESSER
          ? Math.min(absoluteUnits, relative)
          : Math.max(absoluteUnits, relative);
    }
  }

  /**
   * Checks the components.
   *
   * @param reach any
   * @param debt none unless the debit reaches the whole balance: nobody owes while he has
   * @param declinesRest any
   * @throws IllegalArgumentException if debt is allowed before the balance is used up
   */
  public ShortfallPolicy {
    requireNonNull(reach, "reach");
    requireNonNull(debt, "debt");
    checkArgument(
        reach == Reach.BALANCE || debt.equals(DebtLimit.none()),
        "debt must be none where reach is %s, was %s",
        reach,
        debt);
  }

  /**
   * Returns the policy that takes pending points of the cause and forgives the rest.
   *
   * @return the policy
   */
  public static ShortfallPolicy pendingOnly() {
    return new ShortfallPolicy(Reach.PENDING_OF_CAUSE, DebtLimit.none(), false);
  }

  /**
   * Returns the policy that takes what is left of the points of the cause and forgives the rest.
   *
   * @return the policy
   */
  public static ShortfallPolicy absorb() {
    return new ShortfallPolicy(Reach.LOTS_OF_CAUSE, DebtLimit.none(), false);
  }

  /**
   * Returns the policy that takes points of the cause, then others, and forgives the rest.
   *
   * @return the policy
   */
  public static ShortfallPolicy withinBalance() {
    return new ShortfallPolicy(Reach.BALANCE, DebtLimit.none(), false);
  }

  /**
   * Returns the policy that takes points of the cause, then others, then makes debt within a limit, and forgives the rest.
   *
   * @param limit how much debt the account may have
   * @return the policy
   */
  public static ShortfallPolicy debt(DebtLimit limit) {
    return new ShortfallPolicy(Reach.BALANCE, limit, false);
  }

  /**
   * Returns this policy, declining the command where it would forgive.
   *
   * @return the strict variant
   */
  public ShortfallPolicy decliningRest() {
    return new ShortfallPolicy(reach, debt, true);
  }
}

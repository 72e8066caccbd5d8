package dev.rapport.loyalty.ledger;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.lot.DrawOrder;
import java.time.Duration;

/**
 * The mechanics of an account: which lots a debit draws first, and how long the account remembers the commands it has seen.
 *
 * <p>Within the retention a repeated command is recognised and answered as before; a command that takes effect earlier than
 * the retention reaches back is declined, because nobody could tell whether it is a repetition. What a resolved hold or a
 * reinstated expiry remembers to refuse a second attempt, it remembers as long.
 *
 * @param drawOrder which lots go first
 * @param retention how far before the account's latest effective instant a command is remembered, positive, a hundred years at
 *     most
 */
public record LedgerPolicy(DrawOrder drawOrder, Duration retention) {
  private static final Duration LONGEST = Duration.ofDays(36_525);
  private static final LedgerPolicy STANDARD =
      new LedgerPolicy(DrawOrder.soonestExpiring(), Duration.ofDays(35));

  /**
   * Checks the components.
   *
   * @param drawOrder any
   * @param retention above zero, 36,525 days at most
   * @throws IllegalArgumentException if the retention is out of range
   */
  public LedgerPolicy {
    requireNonNull(drawOrder, "drawOrder");
    requireNonNull(retention, "retention");
    checkArgument(
        !retention.isNegative() && !retention.isZero() && retention.compareTo(LONGEST) <= 0,
        "retention must be positive and at most %s, was %s",
        LONGEST,
        retention);
  }

  /**
   * Returns the standard mechanics: soonest-expiring lots first, 35 days of memory.
   *
   * @return the policy
   */
  public static LedgerPolicy standard() {
    return STANDARD;
  }

  /**
   * Returns this policy with another memory: as long as anything may be reported late.
   *
   * @param newRetention above zero, 36,525 days at most
   * @return the policy
   * @throws IllegalArgumentException if the retention is out of range
   */
  public LedgerPolicy remembering(Duration newRetention) {
    return new LedgerPolicy(drawOrder, newRetention);
  }
}

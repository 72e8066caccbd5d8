package dev.rapport.loyalty.ledger;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.posting.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The past of an account: its entries, and what was true when, as it was known when.
 *
 * <p>Two instants make a question. {@code balance(BEANS, friday, monday)} is what the member had on Friday as the books told
 * it on Monday, late reports of Friday included; {@code balance(BEANS, friday, friday)} is what the books said on Friday.
 * What was known at an instant are the entries up to the first one recorded later: books that know an entry know all before
 * it.
 *
 * <p>Of an instant that the books had reached it is told what they wrote down, such as an expiry or the paying of a debt as of the
 * instant at which it happened; of a later one, what time alone will bring.
 *
 * <p>Each question replays entries: O(n) in the length of the history. The present is cheaper asked of a {@link
 * PointsAccount}. Immutable and thread-safe.
 */
public final class LedgerHistory {
  private final LedgerPolicy policy;
  private final List<LedgerEntry> entries;

  private LedgerHistory(LedgerPolicy policy, List<LedgerEntry> entries) {
    this.policy = requireNonNull(policy, "policy");
    this.entries = entries;
  }

  /**
   * Returns the history of an account under the standard policy.
   *
   * @param entries all its entries, in any order; an entry that comes twice counts once
   * @return the history
   * @throws IllegalArgumentException if two different entries have one sequence number
   */
  public static LedgerHistory of(Collection<? extends LedgerEntry> entries) {
    return of(LedgerPolicy.standard(), entries);
  }

  /**
   * Returns the history of an account.
   *
   * @param policy the policy that the account was opened with
   * @param entries all its entries, in any order; an entry that comes twice counts once
   * @return the history
   * @throws IllegalArgumentException if two different entries have one sequence number
   */
  public static LedgerHistory of(LedgerPolicy policy, Collection<? extends LedgerEntry> entries) {
    return new LedgerHistory(policy, inSequence(entries));
  }

  /**
   * Returns the entries.
   *
   * @return by sequence number
   */
  public List<LedgerEntry> entries() {
    return entries;
  }

  /**
   * Returns the account as its own books knew it at an instant.
   *
   * @param knownAt inclusive
   * @return the account made of the entries known by then
   */
  public PointsAccount knownAt(Instant knownAt) {
    return PointsAccount.replay(policy, known(knownAt));
  }

  /**
   * Returns the balance at any instant, past or future, as the books knew it at another.
   *
   * @param type the type of points
   * @param effectiveAt inclusive: what took effect at this instant counts
   * @param knownAt inclusive: what was recorded at this instant is known
   * @return what there was
   */
  public Balance balance(PointType type, Instant effectiveAt, Instant knownAt) {
    List<LedgerEntry> known = known(knownAt);
    PointsAccount then = effectiveBy(known, effectiveAt);
    return isPast(known, effectiveAt) ? then.written(type) : then.balance(type, effectiveAt);
  }

  /**
   * Returns the account as it was at an instant, as the books know it now.
   *
   * @param effectiveAt inclusive
   * @return an account made of the entries that had taken effect; for questions, not for deciding
   */
  public PointsAccount effectiveAt(Instant effectiveAt) {
    return effectiveBy(entries, effectiveAt);
  }

  private List<LedgerEntry> known(Instant knownAt) {
    requireNonNull(knownAt, "knownAt");
    int known = 0;
    while (known < entries.size() && !entries.get(known).header().recordedAt().isAfter(knownAt)) {
      known++;
    }
    return entries.subList(0, known);
  }

  /* Every entry takes effect at or after what it refers to, so those that had taken effect make an account by themselves. */
  private PointsAccount effectiveBy(List<LedgerEntry> of, Instant instant) {
    requireNonNull(instant, "effectiveAt");
    Draft draft = new Draft(policy);
    for (LedgerEntry entry : of) {
      if (!entry.header().effectiveAt().isAfter(instant)) {
        draft.applyOutOfSequence(entry);
      }
    }
    if (isPast(of, instant)) {
      draft.reach(instant);
    }
    return draft.freeze();
  }

  /* Whether something happened later, so that all that time brought until then is written down. */
  boolean isPast(Instant instant) {
    return isPast(entries, instant);
  }

  private static boolean isPast(List<LedgerEntry> of, Instant instant) {
    return of.stream().anyMatch(entry -> entry.header().effectiveAt().isAfter(instant));
  }

  static List<LedgerEntry> inSequence(Collection<? extends LedgerEntry> entries) {
    List<LedgerEntry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(entry -> entry.header().sequence()));
    List<LedgerEntry> distinct = new ArrayList<>(sorted.size());
    for (LedgerEntry entry : sorted) {
      LedgerEntry last = distinct.isEmpty() ? null : distinct.get(distinct.size() - 1);
      if (last == null || last.header().sequence() != entry.header().sequence()) {
        distinct.add(entry);
      } else {
        checkArgument(
            last.equals(entry),
            "entries must differ in sequence, two had %s",
            entry.header().sequence());
      }
    }
    return List.copyOf(distinct);
  }
}

package dev.rapport.loyalty.ledger;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Code;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.explain.Narrator;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.recall.RecallMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The steps of a ledger's explanations: how a command was answered, what each entry did, and which lots it moved from where to
 * where.
 */
public enum LedgerCode implements Code {
  /** A command was carried out; the entries are the reasons. */
  ACCEPTED("ledger.accepted", "accepted with {entries} entries"),
  /** A command was declined. */
  DECLINED("ledger.declined", "{command} declined for {reason}{...}"),
  /** How much would not have been declined. */
  POSSIBLE("ledger.possible", "{units} units were possible"),
  /** How far back commands are accepted. */
  REMEMBERED(
      "ledger.remembered", "nothing before {earliest} is accepted, {retention} are remembered"),
  /** A command was carried out before. */
  DUPLICATE("ledger.duplicate", "{command} was accepted before, as entry {sequence}"),
  /** Another command has the key. */
  CONFLICT("ledger.conflict", "key {key} belongs to entry {sequence}, which differs in {fields}"),
  /** An entry; its movements are the reasons. */
  ENTRY("ledger.entry", "entry {sequence}, {kind} at {effectiveAt}"),
  /** Points of a lot moved. */
  MOVED("ledger.moved", "{points} {type} of lot {lot}, ending {expiry}, from {from} to {to}"),
  /** Points that belong to no lot moved. */
  MOVED_WITHOUT_LOT("ledger.moved-without-lot", "{points} {type} from {from} to {to}");

  private final String id;
  private final String template;

  LedgerCode(String id, String template) {
    this.id = id;
    this.template = template;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String template() {
    return template;
  }

  static Explanation accepted(List<LedgerEntry> entries) {
    return Explanation.of(ACCEPTED)
        .with("entries", entries.size())
        .because(entries.stream().map(LedgerCode::of).toList());
  }

  static Explanation declined(LedgerOutcome.Declined declined) {
    Explanation why = Explanation.of(DECLINED)
        .with("command", declined.command().kind())
        .with("reason", declined.reason());
    if (declined.reason().isOfAmount()) {
      return why.because(Explanation.of(POSSIBLE).with("units", declined.possible()));
    }
    PointsAccount account = declined.account();
    return declined.reason() == LedgerOutcome.Reason.TOO_OLD
        ? why.because(remembered(account.asOf(), account.policy().retention()))
        : why;
  }

  /**
   * Explains how far back commands are accepted.
   *
   * @param asOf the latest effective instant
   * @param retention how long before it commands are remembered
   * @return one step
   */
  public static Explanation remembered(Instant asOf, Duration retention) {
    return Explanation.of(REMEMBERED)
        .with("earliest", RecallMap.before(asOf, retention))
        .with("retention", retention);
  }

  /**
   * Explains an entry.
   *
   * @param entry the entry
   * @return the entry with every movement it records
   */
  public static Explanation of(LedgerEntry entry) {
    requireNonNull(entry, "entry");
    return Explanation.told(narrator -> tell(entry, narrator));
  }

  /**
   * Tells an entry.
   *
   * @param entry the entry
   * @param narrator who listens; is told one step with every movement that the entry records
   */
  public static void tell(LedgerEntry entry, Narrator narrator) {
    narrator.step(ENTRY).with(entry.header().sequence()).with(entry.kind());
    narrator.with(entry.header().effectiveAt());
    entry.move(new Pot.Movements() {
      @Override
      public void ofLot(Pot from, Pot to, Lot lot, long units) {
        narrator.step(MOVED).with(Points.of(lot.type(), units).amount());
        narrator.with(lot.type().id()).with(lot.id());
        tellEnd(lot.expiry(), narrator);
        narrator.with(from).with(to).end();
      }

      @Override
      public void withoutLot(Pot from, Pot to, Points points) {
        narrator.step(MOVED_WITHOUT_LOT).with(points.amount());
        narrator.with(points.type().id()).with(from).with(to).end();
      }
    });
    narrator.end();
  }

  private static void tellEnd(Expiry expiry, Narrator narrator) {
    if (expiry.isNever() || expiry.isSliding()) {
      narrator.with(expiry.toString());
    } else {
      narrator.with(expiry.hardAt());
    }
  }
}

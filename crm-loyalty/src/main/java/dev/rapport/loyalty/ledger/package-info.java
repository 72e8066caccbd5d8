/**
 * The points ledger (积分账本): an account as a pure function of its entries.
 *
 * <p>A {@link dev.rapport.loyalty.ledger.PointsAccount} is a value. Give it a command and it answers with the entries that
 * carry it out and with the next account, or with the reason why not. Time is an argument: a balance is asked as of an
 * instant, points that have ended are gone whether or not anybody swept, and sweeping only writes down what has happened
 * anyway. Nothing is stored and no clock is read; whoever stores the entries commits.
 *
 * <p>What makes books honest is built in. Every debit names the lots it drew. A command repeated with its key happens once,
 * and another command under the same key is told which field differs. A refund takes back what was recorded, first from the
 * lots it came from, then from others, then as debt that the next credit pays. A cancelled redemption goes back to the lots it
 * came from, with the end they had, so nobody buys time by cancelling; only a clock that the redemption itself moved, where
 * redeeming counts as activity, stays where it is. {@link dev.rapport.loyalty.ledger.Conservation} proves any set of entries, {@link dev.rapport.loyalty.ledger.Statement} lists them for a member, and {@link
 * dev.rapport.loyalty.ledger.LedgerHistory} answers for the past, as it was known when.
 *
 * <p>The ledger decides mechanics only: which lot goes first, how far a debit reaches. When points are earned and when they
 * end is decided above it and comes in as data.
 *
 * <p>Points that a purchase earned are taken back by {@link dev.rapport.loyalty.posting.DebitCommand.Reverse}, which names the
 * cause in the {@link dev.rapport.loyalty.lot.Origin} of the earning; points that were spent are given back by {@link
 * dev.rapport.loyalty.posting.CreditCommand.Restore}, which names the cause in the {@link
 * dev.rapport.loyalty.posting.DebitCommand.Spend} or {@link dev.rapport.loyalty.posting.HoldCommand.Capture}. An order that
 * both earned and spent is one cause, and each of the two commands undoes its own side. The id of a hold is the key of the
 * command that placed it. The application keeps the entries, all of them and in order; statements and the past are made from
 * them.
 *
 * <pre>{@code
 * List<LedgerCommand> story = List.of(
 *     new CreditCommand.Earn(Posting.of("earn/order-17", may4), Points.of(BEANS, 120),
 *         LotTerms.atOnce(Expiry.at(endOf2028)), Origin.of("order-17").byRule("base", 3), june4),
 *     new HoldCommand.PlaceHold(Posting.of("hold/order-18", may9), Points.of(BEANS, 80), may11, false),
 *     new HoldCommand.Capture(
 *         Posting.of("capture/order-18", may10), "hold/order-18", Points.of(BEANS, 50), "order-18", june4),
 *     new DebitCommand.Reverse(Posting.of("return/order-17/1", may20), "order-17", BEANS,
 *         Extent.cumulative(1_000, 4_000), ShortfallPolicy.withinBalance())); // 10.00 of 40.00 came back
 * PointsAccount ada = PointsAccount.open();
 * List<LedgerEntry> entries = new ArrayList<>();        // your table
 * for (LedgerCommand command : story) {
 *   LedgerOutcome outcome = ada.decide(command);        // or the reason why not
 *   entries.addAll(outcome.entries());                  // your transaction
 *   ada = outcome.account();                            // replaying the entries gives the same
 * }
 * ada.balance(BEANS, may20).available();                // 120 - 50 - 30 = 40 beans
 * LedgerHistory.of(entries).balance(BEANS, may9, may20); // 40 available, 80 held: any past instant, as it was known when
 * DateRange may = DateRange.ofMonth(YearMonth.of(2026, 5));
 * Statement statement = Statement.of(LedgerHistory.of(entries), BEANS, may.in(zone));
 * statement.closing().available();                      // 40 beans
 * }</pre>
 */
@NullMarked
package dev.rapport.loyalty.ledger;

import org.jspecify.annotations.NullMarked;

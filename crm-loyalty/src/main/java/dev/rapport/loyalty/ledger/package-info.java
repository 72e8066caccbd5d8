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
 * came from, with the end they had, so nobody buys time by cancelling. {@link dev.rapport.loyalty.ledger.Conservation} proves
 * any set of entries, {@link dev.rapport.loyalty.ledger.Statement} lists them for a member, and {@link
 * dev.rapport.loyalty.ledger.LedgerHistory} answers for the past, as it was known when.
 *
 * <p>The ledger decides mechanics only: which lot goes first, how far a debit reaches. When points are earned and when they
 * end is decided above it and comes in as data.
 *
 * <pre>{@code
 * PointsAccount ada = PointsAccount.open();
 * LedgerOutcome outcome = ada.decide(new Spend(Posting.of("spend/42", now), Points.of(BEANS, 80), "reward-42", inAMonth));
 * store.append(outcome.entries());       // your database, your transaction
 * ada = outcome.account();               // replaying the entries gives the same
 * ada.balance(BEANS, nextMonth);         // now or any later instant
 * LedgerHistory.of(entries).balance(BEANS, friday, monday); // any past one, as it was known then
 * }</pre>
 */
@NullMarked
package dev.rapport.loyalty.ledger;

import org.jspecify.annotations.NullMarked;

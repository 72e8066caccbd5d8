/**
 * What can be asked of a points ledger, and what it writes down.
 *
 * <p>A {@link dev.rapport.loyalty.posting.LedgerCommand} asks: earn, spend, hold, reverse. A {@link
 * dev.rapport.loyalty.posting.LedgerEntry} records: earned, spent, held, reversed, and what follows by itself, such as points
 * that ended. Both come in four families: credits, debits, holds, and upkeep that moves no points. Each carries two instants,
 * when it takes effect and when the books learn of it, so that late facts find their place and old reports can be
 * reproduced.
 *
 * <p>The books are double-entry: every entry moves units from one {@link dev.rapport.loyalty.posting.Pot} to another, and each
 * debit names the lots. Entries and commands are records of plain values, in sealed families; the package
 * {@code journal} says how they are stored.
 *
 * <pre>{@code
 * new Earn(Posting.of("earn/order-17", t), Points.of(BEANS, 120),
 *     LotTerms.atOnce(Expiry.at(endOf2028)), Origin.of("order-17").byRule("base", 3), t.plus(30, DAYS));
 * }</pre>
 */
@NullMarked
package dev.rapport.loyalty.posting;

import org.jspecify.annotations.NullMarked;

/**
 * What is asked of a programme and what it writes down (会员流水): the commands, the entries, and the plain values in both.
 *
 * <p>A {@link dev.rapport.loyalty.journal.ProgramCommand} says what happened or what is wanted: a purchase, a return, a redemption,
 * the end of a day; an {@link dev.rapport.loyalty.journal.ActivityCommand} that a member did something else, or did not after all. A {@link dev.rapport.loyalty.journal.ProgramEntry} records what came of it: the ledger's postings, what each
 * rule awarded, which tier changed and why. Entries are all that has to be stored. An {@link
 * dev.rapport.loyalty.journal.OpenOrder} is an order that can still come back, with its {@link
 * dev.rapport.loyalty.journal.RecordedAward}s, so that a return takes back what was recorded; an {@link
 * dev.rapport.loyalty.journal.OpenActivity} is the same of what was no purchase; a {@link
 * dev.rapport.loyalty.journal.MembershipSnapshot} is a whole membership as plain components.
 *
 * <pre>{@code
 * ProgramCommand bought = RecordPurchase.of(order);
 * Decision decision = program.decide(ada, bought);
 * for (ProgramEntry entry : decision.entries()) { ... }          // your table, in this order
 * LedgerHistory history = LedgerHistory.of(ProgramEntry.ledger(entries));
 * }</pre>
 *
 * <p>Everything here is a record of JDK types and of our own plain values, so any serialiser carries it, and nothing here decides:
 * that is the programme's.
 */
@NullMarked
package dev.rapport.loyalty.journal;

import org.jspecify.annotations.NullMarked;

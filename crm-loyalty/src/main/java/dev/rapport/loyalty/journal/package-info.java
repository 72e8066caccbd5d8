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
 * <p><b>Storing.</b> Entries, commands and snapshots are plain values down to JDK types: records, sealed families of records,
 * constants, lists and maps, and two final classes, {@link dev.rapport.core.money.Money} and {@link
 * dev.rapport.loyalty.journal.RecordedAward}, with public factories and accessors for all that they hold. A serialiser has to be told
 * two things: to write which kind of a family a record is, and to make records and these two by their public constructors and
 * factories, whose checks then run on what is read. The example {@code dev.rapport.examples.storing} in the module crm-examples tells
 * Gson in two classes to copy, is tested on every kind that there is, and says what to store and what to do when a stored form changes.
 *
 * <p>Nothing here decides: that is the programme's.
 */
@NullMarked
package dev.rapport.loyalty.journal;

import org.jspecify.annotations.NullMarked;

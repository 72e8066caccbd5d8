/**
 * Keeping a loyalty programme in a table of texts, with Gson: {@link dev.rapport.examples.storing.JournalJson} is what a service copies.
 *
 * <p><b>What to store.</b> An accepted decision has entries. They are written in a transaction of the service, a line each, under the member
 * and the sequence number, and that pair is the key of the table: of two workers who decided from the same version one is refused by
 * the table, reads on and decides again. The leases of {@code Decision.purse()} go into the same transaction. Entries are all there is;
 * a snapshot only saves reading them from the first, and {@code Membership.stateHash()} beside it tells whether they still lead there.
 * Once a ladder is defined anew they do not: a replay takes it to have been so always, a snapshot keeps what the old one had promised.
 * Go on from snapshots then.
 *
 * <pre>{@code
 * Decision decision = club.decide(ada, command, purse);
 * if (decision.isAccepted()) {                                  // those of a duplicate are stored already
 *   for (ProgramEntry entry : decision.entries()) {
 *     table.insert(member, entry.header().sequence(), JournalJson.write(entry));
 *   }
 * }
 * snapshots.put(member, JournalJson.write(decision.membership().snapshot()));     // now and then
 *
 * MembershipSnapshot stored = JournalJson.read(MembershipSnapshot.class, snapshots.get(member));
 * List<ProgramEntry> since = table.linesAfter(member, stored.progress().version()).stream()
 *     .map(line -> JournalJson.read(ProgramEntry.class, line))
 *     .toList();
 * Membership ada = club.after(club.restore(stored), since);     // the same as a replay of all lines
 * }</pre>
 *
 * <p><b>What not to store.</b> Explanations: entries hold what a decision was made from, and its text is made anew, in any language.
 * Views, such as balances, statements and the levels that members stand on: they change as time passes and nothing happens. The
 * programme: it is code, and an entry names the version of the rules that it was made by. Names and addresses of people: a member is a
 * pseudonymous id.
 *
 * <p><b>When a stored form changes.</b> Entries and snapshots bear the number of the form they were written in: {@code
 * ProgramEntry.SCHEMA} for a programme's entries and a membership's snapshot, {@code LedgerEntry.SCHEMA} for a ledger's entries and an
 * account's snapshot, {@code TierSnapshot.SCHEMA} and {@code LimitSnapshot.SCHEMA} for those parts. The library writes the newest number and
 * refuses a higher one, so give every worker the version that reads a form before any worker writes it. Lines are never rewritten. A
 * line of a lower number is parsed, brought up to date in one small step for each number, and then read; a snapshot of a lower number
 * is dropped and made again from the entries. A line that nobody brought up to date is refused, for no component may be missing:
 *
 * <pre>{@code
 * JsonObject tree = JsonParser.parseString(line).getAsJsonObject();
 * if (tree.getAsJsonObject("header").get("schema").getAsInt() < 2) { ... }       // what the second form has and the first had not
 * ProgramEntry entry = JournalJson.read(ProgramEntry.class, tree);
 * }</pre>
 */
@NullMarked
package dev.rapport.examples.storing;

import org.jspecify.annotations.NullMarked;

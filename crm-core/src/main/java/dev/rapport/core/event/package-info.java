/**
 * What customers did and what was done to them: the facts from which the library derives everything else.
 *
 * <p>A relationship is a history of episodes (Grönroos 2000): enquiries and purchases, messages in both directions, complaints
 * and how they ended, answers to surveys, referrals, consent, joining and leaving. Each is a {@link
 * dev.rapport.core.event.CustomerEvent}, an immutable record with an identity, an instant and a customer. The family is
 * closed, so a reader of histories can be sure to have treated every kind. Events hold ids, codes, numbers and amounts only;
 * whatever could name a person stays in the application.
 *
 * <p>An {@link dev.rapport.core.event.EventHistory} is an ordered set of events, of one customer or of millions. However the
 * facts arrive, in batches, twice or out of order, the same facts make the same history. Its views by time, kind, product line
 * and customer are what metrics and models read; what had not happened yet as of an instant is cut off by {@link
 * dev.rapport.core.event.EventHistory#until(java.time.Instant)}.
 *
 * <pre>{@code
 * EventHistory history = EventHistory.of(
 *     Participation.Enrolment.of("e-1", Instant.parse("2026-01-05T09:00:00Z"), "c-1815", "coffee-club"),
 *     Purchase.of("o-1", Instant.parse("2026-01-05T09:02:00Z"), "c-1815", Money.of("EUR", "17.80")),
 *     Return.of("r-1", Instant.parse("2026-01-09T16:30:00Z"), "c-1815", "o-1", Money.of("EUR", "8.90")));
 *
 * history.until(Instant.parse("2026-01-07T00:00:00Z")).size();     // 2
 * history.purchases().get(0).total();                              // EUR 17.80
 * }</pre>
 */
@NullMarked
package dev.rapport.core.event;

import org.jspecify.annotations.NullMarked;

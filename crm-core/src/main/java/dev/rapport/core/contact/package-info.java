/**
 * When to turn to a customer, and whether one may (接触管理, 客户关怀).
 *
 * <p>Contact management began as the keeping of contacts (Gartner, 1980s) and became customer care. The documents warn of its
 * abuse: data used against privacy, and customers drowned in messages (过度营销和骚扰). So two questions are kept apart here.
 *
 * <p><b>May we?</b> A {@link dev.rapport.core.contact.ContactPolicy} looks at consent by purpose and channel, at how much the
 * customer got of late, at the customer's night, at open complaints and stale data, and answers with every reason at once and with
 * the time when it is worth asking again. Privacy is a right: consent is no number and outweighs all others.
 *
 * <p><b>Is there an occasion?</b> {@link dev.rapport.core.contact.Trigger}s find them in the history (事件模型): a silence, an
 * unusual purchase, an anniversary, a complaint, a jar that is nearly empty. A {@link dev.rapport.core.contact.TriggerRule} adds a
 * cooldown and a goal. However often and late it is run, the same firings come out under the same keys.
 *
 * <pre>{@code
 * for (Firing firing : TriggerRule.fire(rules, history, InstantRange.catchUp(lastRun, now), zone)) {
 *   ContactDecision decision = policy.decide(new ContactRequest(now, EMAIL, MARKETING), ContactFacts.of(history, zone));
 *   if (decision.isAllowed()) { ... }     // firing.key(), firing.rule().goal()
 * }
 * decision.explanation().lines();
 * // marketing by email at 2026-03-02 21:30:00 UTC: allowed no
 * //   no consent to marketing by email
 * //   it is 22:30 there, quiet from 21:00 to 08:00
 * }</pre>
 */
@NullMarked
package dev.rapport.core.contact;

import org.jspecify.annotations.NullMarked;

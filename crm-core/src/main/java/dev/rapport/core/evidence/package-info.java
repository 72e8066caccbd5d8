/**
 * What is known about one relationship as of an instant, and what is not.
 *
 * <p>Where a customer stands is concluded from two kinds of knowledge. {@link dev.rapport.core.evidence.RelationshipFacts} are
 * what the firm saw itself: how often and how recently the customer bought, what each period brought, who was referred, what
 * complaint is open. They are read from an event history in one pass, at one instant or at many, or filled in by an application
 * that has the sums already. {@link dev.rapport.core.evidence.Evidence} is what the firm has to be told: the share of the
 * customer's wallet, whether the customer trusts it, how probable it is that the customer is still there. It may be unknown,
 * and says so: a {@link dev.rapport.core.evidence.Finding} is yes, no or unknown, and an unknown is never read as a yes. An
 * {@link dev.rapport.core.evidence.EvidenceHistory} keeps it by date, so that the past is judged by what was known then.
 *
 * <p>Two questions are answered here because everything above asks them: whether a customer has lapsed, by a {@link
 * dev.rapport.core.evidence.LapseTest}, and whether a prospect is qualified, by {@link
 * dev.rapport.core.evidence.ProspectData}. To watch relationships (关系监测) needs both halves, the database of what customers
 * do and the surveys of what they think.
 *
 * <pre>{@code
 * RelationshipFacts facts = RelationshipFacts.of(history, ZoneOffset.UTC, 30, asOf);
 * facts.purchases();          // 4
 * facts.silenceDays();        // 45
 * facts.intervalRatio();      // 1.5: silent for one and a half of the usual intervals
 * Evidence told = Evidence.builder().shareOfWallet(0.9).trust(Finding.YES).build();
 * }</pre>
 */
@NullMarked
package dev.rapport.core.evidence;

import org.jspecify.annotations.NullMarked;

/**
 * Where a customer stands: how far the customer has been won, which stage the relationship is in, and what to aim for next.
 *
 * <p>The textbooks place a customer on several axes, and this package keeps them apart. The ladder of formation (客户的形成, after
 * Griffin 1995) says how much of a customer the party has become, from suspect to partner: {@link
 * dev.rapport.core.lifecycle.LadderRung}. The four-stage life cycle (考察期, 形成期, 稳定期, 退化期; Dwyer, Schurr and Oh 1987) says which
 * way the relationship moves: {@link dev.rapport.core.lifecycle.LifeStage}. The five-stage one (初识期, 矜持期, 平稳期, 思异期, 稳固期) says how
 * close the two are, and brings a table of what to manage in each: {@link dev.rapport.core.lifecycle.RelationshipPhase}. Johnson
 * and Selnes (2004) tell strangers, acquaintances, friends and partners apart and give each a goal: {@link
 * dev.rapport.core.lifecycle.CustomerRelation}. And per product line a customer is potential, new, old or new business: {@link
 * dev.rapport.core.lifecycle.DemandClass}.
 *
 * <p>Every classifier is a total function of {@link dev.rapport.core.evidence.RelationshipFacts} and {@link
 * dev.rapport.core.evidence.Evidence}: each input has exactly one answer, and each has a twin {@code explain} that gives the
 * same answer with its reasons. What only translates one scale into another, such as {@link
 * dev.rapport.core.lifecycle.LoyaltyLadder}, is a table and explains itself. Maturity excepted, the literature publishes no numbers, so every threshold is a default of ours
 * that a policy changes. {@link dev.rapport.core.lifecycle.PositionPolicy} puts the axes together: the place to start.
 *
 * <pre>{@code
 * PositionPolicy policy = PositionPolicy.standard();
 * Position ada = policy.position(facts, told);
 * ada.rung();      // REPEAT: whether she buys elsewhere too is not known
 * ada.stage();     // STABILITY
 * ada.goal();      // RETAIN
 * policy.explain(facts, told).explanation().lines();
 * }</pre>
 *
 * <p>These are positions at one instant. How they follow each other, with memory and dates, is a timeline.
 */
@NullMarked
package dev.rapport.core.lifecycle;

import org.jspecify.annotations.NullMarked;

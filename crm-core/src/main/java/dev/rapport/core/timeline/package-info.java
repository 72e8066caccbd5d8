/**
 * How a relationship moved: the history of one customer replayed into dated positions, and the population that such timelines
 * make up.
 *
 * <p>A {@link dev.rapport.core.timeline.Timeline} is a fold: the facts of a customer are looked at on the fixed days of an {@link
 * dev.rapport.core.timeline.EvaluationGrid}, and each look leads from the position before to the position after. So the position
 * as of an instant is the same fold, stopped there; what happens later never changes it. The fold adds what a single look lacks:
 * memory. A stage must be confirmed before it replaces the one that is held, so that noise does not make it flap; stages follow
 * each other only as {@link dev.rapport.core.lifecycle.StageTransitions} allows; and doubt that was overcome is remembered.
 * Every {@link dev.rapport.core.timeline.Move} knows its reason.
 *
 * <p>Many timelines add up to a {@link dev.rapport.core.timeline.PopulationTally}: how many customers stand where, and how often
 * one stage followed another. Tallies of disjoint groups merge exactly, so that a base of any size is counted in pieces. Their
 * {@link dev.rapport.core.timeline.TransitionMatrix} is a Markov chain, which says how many periods a relationship of each stage
 * has before it.
 *
 * <pre>{@code
 * EvaluationGrid monthEnds = new EvaluationGrid(Cycle.months(), ZoneOffset.UTC);
 * TimelinePolicy policy = TimelinePolicy.builder(monthEnds).confirmations(2).build();
 * Timeline ada = Timeline.of(history, policy, asOf);
 * ada.position().stage();                 // STABILITY
 * ada.moves().get(0).explanation().lines();
 * // moved on 2026-01-31
 * //   rung: suspect to first time
 * //   ...
 * }</pre>
 */
@NullMarked
package dev.rapport.core.timeline;

import org.jspecify.annotations.NullMarked;

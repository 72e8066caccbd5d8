/**
 * With whom a firm has relationships beside its customers, and how they hang together.
 *
 * <p>Relationship marketing sees a firm among all its publics (关系主体). The six markets ({@link
 * dev.rapport.core.market.MarketModel}) say which kinds there are, the ten players of total marketing ({@link
 * dev.rapport.core.market.Player}) say who, and Gummesson's thirty relationships ({@link
 * dev.rapport.core.market.GummessonRelationship}) are the checklist against blind spots. On what ties between people rest, the
 * Chinese literature says best: kinship, locality, occupation, culture or chance ({@link dev.rapport.core.market.GuanxiForm}), and
 * what people expect of each other follows ({@link dev.rapport.core.market.TieType}).
 *
 * <p>A {@link dev.rapport.core.market.StakeholderNetwork} puts parties and ties together. It says whom the firm reaches and how,
 * who stands in between, and what it would lose with a party. A {@link dev.rapport.core.market.MarketAudit} holds what is done
 * for each market against what is meant to be done, and against the parties that are really there.
 *
 * <pre>{@code
 * StakeholderNetwork network = StakeholderNetwork.builder(firm)
 *     .party(Party.of("agent", DISTRIBUTOR)).party(Party.of("shop", END_USER)).party(Party.of("press", MEDIA))
 *     .tie(firm, agent, Tie.of(OCCUPATION, 0.8)).tie(agent, shop, Tie.of(LOCALITY, 0.5))
 *     .build();
 * network.brokers();                              // {agent=[shop]}
 * network.strongestPath(shop).orElseThrow().explanation().lines();
 * // 2 ties of strength 0.4000: firm, agent and shop
 * new MarketAudit(SIX, Map.of(CUSTOMER, new Emphasis(3, 8), INFLUENCE, new Emphasis(5, 5)))
 *     .toWorkOn(network).explanation().lines();
 * // 2 of 2 judged markets to work on
 * //   customer: desired 8, current 3; 1 of 1 known parties within reach
 * //   influence: desired 5, current 5; 0 of 1 known parties within reach
 * }</pre>
 */
@NullMarked
package dev.rapport.core.market;

import org.jspecify.annotations.NullMarked;

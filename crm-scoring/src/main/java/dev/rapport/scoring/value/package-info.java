/**
 * Where the value of a customer base sits: how few customers bring how much of it.
 *
 * <p>The rule that a fifth of the customers brings four fifths of the revenue (80/20, 二八定律) is a claim about a base, not a
 * law: {@link dev.rapport.scoring.value.Concentration} measures it, with the top share, the Gini coefficient and the whale
 * curve. Value here is what customers are worth to us; what a programme owes its members is a matter of crm-loyalty.
 *
 * <p>A {@link dev.rapport.scoring.value.TierScheme} cuts the base into tiers, platinum to lead; {@link
 * dev.rapport.scoring.value.TierSchemes} has those of the literature, {@link dev.rapport.scoring.value.TierCuts} their limits for a base,
 * and {@link dev.rapport.scoring.value.TierMigration} counts who moves between them. Tiers look backwards, so {@link
 * dev.rapport.scoring.value.CurrentPotential} adds the second axis.
 *
 * <pre>{@code
 * Concentration concentration = Concentration.of(base);
 * concentration.topShare(0.2);   // 0.75: the best fifth brings three quarters
 * concentration.gini();          // 0 if all are equal, towards 1 if one brings everything
 * concentration.whaleCurve(10);  // cumulative share by tenths of the customers
 * }</pre>
 */
@NullMarked
package dev.rapport.scoring.value;

import org.jspecify.annotations.NullMarked;

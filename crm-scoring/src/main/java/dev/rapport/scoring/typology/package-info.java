/**
 * Typologies of customers on two axes, each high or low: which of four types a customer is, what that means, and what to do.
 *
 * <p>A {@link dev.rapport.scoring.typology.QuadrantClassifier} holds two {@linkplain dev.rapport.scoring.typology.Cut cuts} and turns two
 * plain numbers into a {@link dev.rapport.scoring.typology.Quadrant}. A {@link dev.rapport.scoring.typology.Typology} names the quadrants.
 * Five are here: {@link dev.rapport.scoring.typology.PatronageType} (attitude and repeat patronage), {@link
 * dev.rapport.scoring.typology.SatisfactionType} (satisfaction and loyalty), {@link dev.rapport.scoring.typology.DurationType}
 * (profitability and projected duration), {@link dev.rapport.scoring.typology.ReferralType} (lifetime and referral value) and {@link
 * dev.rapport.scoring.typology.ContributionType} (current and potential contribution, 当前贡献与潜在贡献).
 *
 * <pre>{@code
 * QuadrantClassifier cuts = QuadrantClassifier.of(Cut.at(3), Cut.at(3));
 * Placement<SatisfactionType> ada = SatisfactionType.TYPOLOGY.place(cuts, 2, 5);
 * ada.type();                          // HOSTAGE: unhappy, and cannot leave
 * ada.type().isFalseLoyalty();         // true
 * Advice.of(List.of(ada.type()));      // [RESOLVE_COMPLAINTS, IMPROVE_VALUE]; adding lock-in is ruled out
 * }</pre>
 *
 * <p>Where high begins is not in the nature of things: none of the authors gives limits, so the cuts are yours, and each carries how it was
 * found. A type describes where a customer stands on two numbers; it is not a forecast.
 */
@NullMarked
package dev.rapport.scoring.typology;

import org.jspecify.annotations.NullMarked;
